package dev.easel.http;

import static java.util.Objects.requireNonNull;

import dev.easel.core.internal.io.RunningWork;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.core.port.out.Registration;
import dev.easel.http.internal.retry.RetryQuota;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What all remote providers of a program share: connections, downloads, saved responses. Thread-safe; the code that
 * opens it must close it.
 */
public final class HttpKit implements AutoCloseable {
    private final HttpConfig config;
    private final Transport transport;
    private final Transport downloads;
    private final SavedResponses savedResponses;
    private final Map<String, RetryQuota> quotas = new ConcurrentHashMap<>();
    private final RunningWork running = new RunningWork("HTTP kit");

    /**
     * Creates a kit, which closes both transports.
     *
     * @param transport sends calls to providers, and downloads from a provider's own origin
     * @param downloads sends all other downloads; it must refuse addresses that {@link HttpConfig#downloadFrom()} does
     *     not allow, and add no headers
     */
    public HttpKit(HttpConfig config, Transport transport, Transport downloads, SavedResponses savedResponses) {
        this.config = requireNonNull(config, "config");
        this.transport = requireNonNull(transport, "transport");
        this.downloads = requireNonNull(downloads, "downloads");
        this.savedResponses = requireNonNull(savedResponses, "savedResponses");
    }

    public Transport transport() {
        return transport;
    }

    /** Returns what sends calls to addresses that a response names at another server: those that are allowed, without any key. */
    public Transport downloads() {
        return downloads;
    }

    /** Returns a fetcher of images at the addresses of {@link HttpConfig#downloadFrom()}, without any key. */
    public ImageFetcher fetcher() {
        return new ImageDownloads(config, transport, downloads, Optional.empty());
    }

    /**
     * Returns a fetcher of images that an endpoint's responses link to: at allowed addresses without any key, and at the
     * endpoint's own origin, allowed or not, with its key. Links that do not work yet are tried again.
     */
    public ImageFetcher fetcher(Endpoint endpoint) {
        requireNonNull(endpoint, "endpoint");
        return new ImageDownloads(config, transport, downloads, Optional.of(endpoint));
    }

    /** Returns the store of billed responses that cannot be used. */
    public SavedResponses savedResponses() {
        return savedResponses;
    }

    /** Returns the retry quota that all calls to a server share. */
    public RetryQuota quota(URI server) {
        return quotas.computeIfAbsent(
                String.valueOf(requireNonNull(server, "server").getRawAuthority()), host -> new RetryQuota());
    }

    /**
     * Begins a call that the kit must stay open for, until the registration is closed.
     *
     * @throws dev.easel.core.failure.CallCancelledException when the kit is closed
     */
    public Registration begin() {
        return running.begin(this::closeConnections)::close;
    }

    /** Closes as {@link #close(Duration)} does, with 30 seconds. */
    @Override
    public void close() {
        close(Duration.ofSeconds(30));
    }

    /** Lets running calls end, for a limited time, accepts no more, and closes all connections. */
    public void close(Duration patience) {
        running.close(requireNonNull(patience, "patience"));
        closeConnections();
    }

    private void closeConnections() {
        transport.close();
        downloads.close();
    }
}
