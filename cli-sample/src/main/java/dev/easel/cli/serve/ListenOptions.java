package dev.easel.cli.serve;

import dev.easel.server.EaselServer;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a server listens, as options. */
public final class ListenOptions {
    static final int DEFAULT_PORT = 8527;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description =
                    "The port to listen on (default: 8527; for easel studio the next free one where that is in use);"
                            + " 0 picks a free port. Example: --port 8080")
    private Optional<Integer> port = Optional.empty();

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

    /** Returns the port: the chosen one, or the default. */
    int port() {
        return port.orElse(DEFAULT_PORT);
    }

    /** Returns the chosen port, or else the default or the next one after it that nobody listens on. */
    int portOrNextFree() {
        return port.orElseGet(() -> FreePort.from(DEFAULT_PORT, host));
    }

    /** Returns the base URL for a user of a started server: the public one, or the one for this machine. */
    URI base(EaselServer server) {
        return publicUrl.orElseGet(server::baseUrl);
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
    public void applyTo(EaselServer.Builder server, int actualPort) {
        server.host(host).port(actualPort);
        publicUrl.ifPresent(server::publicUrl);
    }
}
