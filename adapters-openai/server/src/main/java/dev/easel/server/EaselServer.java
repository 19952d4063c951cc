package dev.easel.server;

import dev.easel.core.failure.StorageException;
import dev.easel.core.port.in.Easel;
import dev.easel.server.route.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Serves the verbs over HTTP in as many dialects as it is given routes of, whichever providers answer them.
 *
 * <pre>{@code
 * try (EaselServer server = EaselServer.builder(easel).routes(OpenAiRoutes.all()).start()) {
 *     System.out.println(server.baseUrl());
 * }
 * }</pre>
 *
 * <p>It listens on 127.0.0.1, on a free port unless one is named, and speaks plain HTTP/1.1: TLS is a proxy's work. Its
 * threads are daemons and it prints nothing. Besides the routes it answers {@code GET /healthz}, and under {@code /files/}
 * the images that responses link to.
 */
public final class EaselServer implements AutoCloseable {
    private static final int BACKLOG = 512;

    private final ServerSocket listener;
    private final URI baseUrl;
    private final PublishedFiles files;
    private final ConnectionGuard guard;

    private EaselServer(Builder from) throws IOException {
        InetAddress address = InetAddress.getByName(from.host);
        this.listener = new ServerSocket();
        listener.bind(new InetSocketAddress(address, from.port), BACKLOG);
        this.baseUrl = baseUrl(address, listener.getLocalPort());
        this.files = new PublishedFiles(from.mostFiles, from.mostFileBytes, from.folder);
        this.guard = new ConnectionGuard(listener, new RequestHandler(from, from.routes, files, baseUrl));
    }

    private static URI baseUrl(InetAddress address, int port) {
        String name = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
        return URI.create("http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port);
    }

    /** Starts with a server that puts requests to an Easel, which is not closed with it. */
    public static Builder builder(Easel easel) {
        return new Builder(easel);
    }

    /** Returns the port it listens on. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Returns the address without a slash at its end, such as {@code http://127.0.0.1:8527}. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** Stops listening, waits a little for calls that run, cancels those that are left, and drops all published images. */
    @Override
    public void close() {
        guard.close();
        files.close();
    }

    @Override
    public String toString() {
        return "EaselServer[" + baseUrl + "]";
    }

    /** Collects what a server is made of. */
    public static final class Builder {
        final Easel easel;
        final List<Route> routes = new ArrayList<>();
        final List<String> keys = new ArrayList<>();
        String host = "127.0.0.1";
        int port;
        Optional<URI> publicUrl = Optional.empty();
        Optional<Path> folder = Optional.empty();
        ServerLimits limits = ServerLimits.defaults();
        InstantSource clock = InstantSource.system();
        int mostFiles = 10_000;
        long mostFileBytes = 2L << 30;

        private Builder(Easel easel) {
            this.easel = easel;
        }

        /** Adds the routes of a dialect; where two match, the earlier one answers. */
        public Builder routes(Collection<? extends Route> more) {
            routes.addAll(more);
            return this;
        }

        /** Listens on another address; 127.0.0.1 unless said, {@code 0.0.0.0} for all. */
        public Builder host(String nameOrAddress) {
            host = nameOrAddress;
            return this;
        }

        /** Listens on a port, 0 to 65535; any that is free unless said, or for 0. */
        public Builder port(int number) {
            if (number < 0 || number > 65_535) {
                throw new IllegalArgumentException("Port " + number + " is impossible: 0 (any) to 65535 are allowed.");
            }
            port = number;
            return this;
        }

        /** Has the addresses of images begin with this, for a server behind a proxy; else with the caller's own {@code Host}. */
        public Builder publicUrl(URI base) {
            if (base.getHost() == null || base.getRawQuery() != null) {
                throw new IllegalArgumentException("Public address " + base + " is none: https://host/… is.");
            }
            publicUrl = Optional.of(base);
            return this;
        }

        /** Answers only callers that send this key, or another so added, as bearer token or {@code X-API-Key}. */
        public Builder apiKey(String key) {
            if (key.isBlank()) {
                throw new IllegalArgumentException("An empty API key would let everybody in.");
            }
            keys.add(key.strip());
            return this;
        }

        /** Sets what the server puts up with. */
        public Builder limits(ServerLimits what) {
            limits = what;
            return this;
        }

        /** Sets how many published images and bytes of them are kept, the oldest going first; 10,000 and 2 GiB unless said. */
        public Builder files(int mostImages, long mostBytes) {
            mostFiles = mostImages;
            mostFileBytes = mostBytes;
            return this;
        }

        /** Puts uploads and published images into private files here instead of the system's folder for temporary files. */
        public Builder spoolFolder(Path where) {
            folder = Optional.of(where);
            return this;
        }

        /** Takes the time of responses from elsewhere, as tests do. */
        public Builder clock(InstantSource time) {
            clock = time;
            return this;
        }

        /**
         * Starts listening.
         *
         * @throws StorageException when the address is taken, or is none of this machine's
         */
        public EaselServer start() {
            try {
                return new EaselServer(this);
            } catch (IOException e) {
                throw new StorageException(
                        "Cannot listen on " + host + " port " + port + ": " + e.getMessage() + ". Name another port.",
                        e);
            }
        }
    }
}
