package dev.easel.server;

import static java.util.Objects.requireNonNull;

import dev.easel.core.failure.StorageException;
import dev.easel.core.port.in.Easel;
import dev.easel.server.internal.access.AllowedOrigins;
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
 * Serves the verbs over HTTP in every dialect whose routes are added, whichever providers are behind them.
 *
 * <pre>{@code
 * try (EaselServer server = EaselServer.builder(easel).routes(OpenAiRoutes.all()).start()) {
 *     System.out.println(server.baseUrl());
 * }
 * }</pre>
 *
 * <p>It listens on 127.0.0.1, by default on a free port, and speaks plain HTTP/1.1: TLS is left to a proxy. Its threads
 * are daemons and it prints nothing. Besides the routes it serves {@code GET /healthz}, and under {@code /files/} the
 * images that responses link to.
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
        this.files = new PublishedFiles(from.maxFiles, from.maxFileBytes, from.folder);
        this.guard = new ConnectionGuard(listener, new RequestHandler(from, from.routes, files, address, baseUrl));
    }

    private static URI baseUrl(InetAddress address, int port) {
        String name = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
        return URI.create("http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port);
    }

    /** Returns a builder for a server that passes requests to an Easel, which the server does not close. */
    public static Builder builder(Easel easel) {
        return new Builder(easel);
    }

    /** Returns the port it listens on. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Returns the base URL without a trailing slash, such as {@code http://127.0.0.1:8527}. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** Stops listening, waits a little for running calls, cancels the others, and deletes all published images. */
    @Override
    public void close() {
        guard.close();
        files.close();
    }

    @Override
    public String toString() {
        return "EaselServer[" + baseUrl + "]";
    }

    /** Collects the settings of a server. */
    public static final class Builder {
        final Easel easel;
        final List<Route> routes = new ArrayList<>();
        final List<Caller> callers = new ArrayList<>();
        final List<String> origins = new ArrayList<>();
        boolean withoutKey;
        Strictness strictness = Strictness.NORMAL;
        String host = "127.0.0.1";
        int port;
        Optional<URI> publicUrl = Optional.empty();
        Optional<Path> folder = Optional.empty();
        ServerLimits limits = ServerLimits.defaults();
        InstantSource clock = InstantSource.system();
        int maxFiles = 10_000;
        long maxFileBytes = 2L << 30;

        private Builder(Easel easel) {
            this.easel = requireNonNull(easel, "easel");
        }

        /** Adds the routes of a dialect; where two match, the earlier one is used. */
        public Builder routes(Collection<? extends Route> more) {
            routes.addAll(List.copyOf(requireNonNull(more, "more")));
            return this;
        }

        /** Sets the address to listen on; default: 127.0.0.1; {@code 0.0.0.0} for all addresses. */
        public Builder host(String nameOrAddress) {
            host = requireNonNull(nameOrAddress, "nameOrAddress");
            return this;
        }

        /** Sets the port to listen on, 0 to 65535; default: 0, any free port. */
        public Builder port(int number) {
            if (number < 0 || number > 65_535) {
                throw new IllegalArgumentException(
                        "Invalid port " + number + ": 0 (any free port) to 65535 are allowed.");
            }
            port = number;
            return this;
        }

        /** Sets the base URL of image links, for a server behind a proxy; default: the {@code Host} of the request. */
        public Builder publicUrl(URI base) {
            if (requireNonNull(base, "base").getHost() == null || base.getRawQuery() != null) {
                throw new IllegalArgumentException("Invalid public URL " + base + "; expected https://host/….");
            }
            publicUrl = Optional.of(base);
            return this;
        }

        /** Adds an API key: callers must send one of the added keys as bearer token, {@code X-API-Key} or {@code api-key}. */
        public Builder apiKey(String key) {
            return caller(Caller.of("caller " + (callers.size() + 1), key));
        }

        /** Adds a caller, who is known by an API key: only callers that were added are served. */
        public Builder caller(Caller caller) {
            callers.add(requireNonNull(caller, "caller"));
            return this;
        }

        /** Serves everyone who reaches the server; without this, one beyond this machine starts only with an API key. */
        public Builder withoutKey() {
            withoutKey = true;
            return this;
        }

        /**
         * Lets the pages of an origin use this server; default: none, so that no page can spend money.
         *
         * @param origin such as {@code https://app.example.org}, or {@code *} for all
         * @throws IllegalArgumentException when it is neither, or has a path
         */
        public Builder allowOrigin(String origin) {
            origins.add(AllowedOrigins.checked(requireNonNull(origin, "origin")));
            return this;
        }

        /** Sets which requests are refused that could be served; default: {@link Strictness#NORMAL}. */
        public Builder strictness(Strictness strictness) {
            this.strictness = requireNonNull(strictness, "strictness");
            return this;
        }

        /** Sets limits on connections and requests. */
        public Builder limits(ServerLimits newLimits) {
            limits = requireNonNull(newLimits, "newLimits");
            return this;
        }

        /** Sets how many published images and bytes are kept, oldest deleted first; default: 10,000 images and 2 GiB. */
        public Builder files(int maxImages, long maxBytes) {
            maxFiles = maxImages;
            maxFileBytes = maxBytes;
            return this;
        }

        /** Sets the folder for private files of uploads and published images; default: the system's temporary folder. */
        public Builder spoolFolder(Path path) {
            folder = Optional.of(requireNonNull(path, "path"));
            return this;
        }

        /** Sets the clock for times in responses, for example in tests. */
        public Builder clock(InstantSource time) {
            clock = requireNonNull(time, "time");
            return this;
        }

        /**
         * Starts listening.
         *
         * @throws StorageException when the address is taken or does not belong to this machine
         */
        public EaselServer start() {
            try {
                return new EaselServer(this);
            } catch (IOException e) {
                throw new StorageException(
                        "Cannot listen on " + host + " port " + port + ": " + e.getMessage() + ". Choose another port.",
                        e);
            }
        }
    }
}
