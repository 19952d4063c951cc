package dev.easel.cli.serve;

import dev.easel.server.EaselServer;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a server listens, as options. */
public final class ListenOptions {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "The port to listen on (default: 8527); 0 picks a free port. Example: --port 8080")
    private int port = 8527;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen on (default: 127.0.0.1). One that other machines reach needs"
                    + " --require-key-env, --share or --without-key. Example: --host 0.0.0.0")
    private String host = "127.0.0.1";

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "The base URL of image URLs, for a server behind a proxy."
                    + " Example: --public-url https://images.example.org")
    private Optional<URI> publicUrl = Optional.empty();

    /** Returns the address as it was given. */
    public String host() {
        return host;
    }

    /**
     * Returns whether other machines can reach the server.
     *
     * @throws IllegalArgumentException when the host does not exist
     */
    boolean reachable() {
        try {
            return !InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "Unknown --host '" + host + "': give an address of this machine, such as 127.0.0.1 or 0.0.0.0.", e);
        }
    }

    /** Sets where a server listens. */
    public void applyTo(EaselServer.Builder server) {
        server.host(host).port(port);
        publicUrl.ifPresent(server::publicUrl);
    }
}
