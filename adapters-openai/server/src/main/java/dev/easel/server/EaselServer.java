package dev.easel.server;

import static java.util.Objects.requireNonNull;

import dev.easel.core.failure.StorageException;
import dev.easel.core.port.in.Easel;
import dev.easel.server.internal.Probe;
import dev.easel.server.internal.access.AllowedOrigins;
import dev.easel.server.internal.admission.Admission;
import dev.easel.server.internal.engine.Engine;
import dev.easel.server.internal.engine.EngineSettings;
import dev.easel.server.internal.exchange.Exchanges;
import dev.easel.server.internal.files.PublishedFiles;
import dev.easel.server.route.OfferedProvider;
import dev.easel.server.route.Route;
import dev.easel.server.settings.Strictness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(5);
    private static final Duration DEAD_AFTER = Duration.ofSeconds(30);

    private final URI baseUrl;
    private final InetSocketAddress address;
    private final Duration grace;
    private final PublishedFiles files;
    private final RequestHandler handler;
    private final Admission admission;
    private final ServerThreads threads;
    private final Exchanges exchanges;
    private final Engine engine;
    private final Object draining = new Object();
    private boolean drained;

    private EaselServer(Builder from) throws IOException {
        ServerLimits limits = from.limits;
        this.grace = limits.shutdownGrace();
        InetAddress host = InetAddress.getByName(from.host);
        if (!host.isLoopbackAddress() && from.callers.isEmpty() && !from.withoutKey) {
            throw new IllegalArgumentException("Anyone who reaches " + from.host
                    + " could use this server: add an API key, or say withoutKey() to serve everyone.");
        }
        this.files = new PublishedFiles(from.maxFiles, from.maxFileBytes, from.folder);
        this.handler = new RequestHandler(from, files, host);
        this.admission = new Admission(
                limits.inFlight(), limits.heapBytes(), limits.queued(), limits.patience(), shares(from.callers));
        this.threads = new ServerThreads(limits.inFlight());
        this.exchanges = new Exchanges(admission, threads.streams(), limits.heartbeat(), from.probe);
        EngineSettings settings = new EngineSettings(
                host,
                from.port,
                limits.connections(),
                limits.headerTimeout(),
                limits.keepAliveTimeout(),
                limits.ioTimeout(),
                limits.bodyBytesPerSecond(),
                limits.bodyBytes(),
                from.folder,
                CHECK_INTERVAL,
                DEAD_AFTER);
        try {
            this.engine = new Engine(settings, handler, exchanges, threads.intake(), from.probe);
        } catch (IOException | RuntimeException | Error e) {
            threads.close();
            admission.close();
            throw e;
        }
        this.address = engine.address();
        this.baseUrl = url(host.isAnyLocalAddress() ? "127.0.0.1" : host.getHostAddress(), address.getPort());
        handler.baseUrl(baseUrl);
    }

    private static Map<String, Integer> shares(List<Caller> callers) {
        Map<String, Integer> shares = new HashMap<>();
        callers.forEach(caller -> caller.maxInFlight().ifPresent(calls -> shares.put(caller.name(), calls)));
        return shares;
    }

    private static URI url(String name, int port) {
        return URI.create("http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port);
    }

    /** Returns a builder for a server that passes requests to an Easel, which the server does not close. */
    public static Builder builder(Easel easel) {
        return new Builder(easel);
    }

    /** Returns the port it listens on. */
    public int port() {
        return address.getPort();
    }

    /** Returns the address it is bound to, such as {@code http://0.0.0.0:8527}. */
    public URI address() {
        return url(address.getAddress().getHostAddress(), address.getPort());
    }

    /**
     * Returns the base URL for clients on this machine without a trailing slash, such as {@code http://127.0.0.1:8527}.
     */
    public URI baseUrl() {
        return baseUrl;
    }

    /**
     * Stops: listens no more, refuses new requests on open connections with 503, lets the calls that wait or run finish,
     * and cancels the others with an error for their callers. Deletes all published images at the end. A second time it
     * waits for the first.
     *
     * @param grace how long calls may go on
     * @return how many running calls were cancelled; what a provider delivered for one of them is saved
     */
    public int drain(Duration grace) {
        requireNonNull(grace, "grace");
        synchronized (draining) {
            if (drained) {
                return 0;
            }
            drained = true;
            handler.stop();
            engine.stopListening();
            int cut = awaitCalls(grace) ? 0 : exchanges.cut();
            if (cut > 0) {
                awaitCalls(FAREWELL);
            }
            admission.close();
            awaitCalls(FAREWELL);
            engine.close();
            threads.close();
            files.close();
            return cut;
        }
    }

    private boolean awaitCalls(Duration timeout) {
        try {
            return exchanges.awaitAll(timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Stops as {@link #drain} does, with the grace of its limits. */
    @Override
    public void close() {
        drain(grace);
    }

    @Override
    public String toString() {
        return "EaselServer[" + baseUrl + "]";
    }

    /** Collects the settings of a server. */
    public static final class Builder {
        final Easel easel;
        final List<Route> routes = new ArrayList<>();
        final List<OfferedProvider> providers = new ArrayList<>();
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
        Probe probe = Probe.NONE;

        private Builder(Easel easel) {
            this.easel = requireNonNull(easel, "easel");
        }

        /** Adds the routes of a dialect; where two match, the earlier one is used. */
        public Builder routes(Collection<? extends Route> more) {
            routes.addAll(List.copyOf(requireNonNull(more, "more")));
            return this;
        }

        /**
         * Offers a provider by name, besides those that were added before; the first is the default where a page lets its
         * users choose. Where there are several, every dialect takes {@code NAME/MODEL} as the name of a model, and sends a
         * model that only another provider is known to have to that one; all other requests get the Easel that the builder was
         * given. Where none is added, that Easel is offered under the name of its provider.
         *
         * @param easel runs its calls, and is not closed by the server
         * @param models the names of models that it is known to have, in the order to show them
         * @throws IllegalArgumentException when the name is blank, has a slash, or was added before
         */
        public Builder provider(String name, Easel easel, List<String> models) {
            OfferedProvider more = new OfferedProvider(name, easel, models);
            if (providers.stream().anyMatch(other -> other.name().equals(name))) {
                throw new IllegalArgumentException("Two providers are named '" + name
                        + "': requests choose by the name, so give each a different one.");
            }
            providers.add(more);
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

        /**
         * Adds a caller, who is known by an API key: only callers that were added are served.
         *
         * @throws IllegalArgumentException when another caller has the same name
         */
        public Builder caller(Caller caller) {
            requireNonNull(caller, "caller");
            if (callers.stream().anyMatch(other -> other.name().equals(caller.name()))) {
                throw new IllegalArgumentException("Two callers are named '" + caller.name()
                        + "': shares go by the name, so give each a different one.");
            }
            callers.add(caller);
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

        /** Sets what tests put in the way. */
        Builder probe(Probe faults) {
            probe = faults;
            return this;
        }

        /**
         * Starts listening.
         *
         * @throws IllegalArgumentException when it listens beyond this machine without an API key or {@link #withoutKey}
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
