package dev.easel.http;

import static java.util.Objects.requireNonNull;

import dev.easel.core.internal.io.RunningWork;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.core.port.out.Registration;
import dev.easel.http.internal.retry.RetryQuota;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What all remote providers of a program share: connections, downloads, saved responses. Thread-safe; the code that
 * opens it must close it.
 */
public final class HttpKit implements AutoCloseable {
    private final Transport transport;
    private final Function<Set<String>, ImageFetcher> downloads;
    private final SavedResponses savedResponses;
    private final Map<Set<String>, ImageFetcher> fetchers = new ConcurrentHashMap<>();
    private final Map<String, RetryQuota> quotas = new ConcurrentHashMap<>();
    private final RunningWork running = new RunningWork("HTTP kit");

    /**
     * Creates a kit.
     *
     * @param downloads returns a guarded fetcher that may also reach the given hosts, public or not
     */
    public HttpKit(Transport transport, Function<Set<String>, ImageFetcher> downloads, SavedResponses savedResponses) {
        this.transport = requireNonNull(transport, "transport");
        this.downloads = requireNonNull(downloads, "downloads");
        this.savedResponses = requireNonNull(savedResponses, "savedResponses");
    }

    public Transport transport() {
        return transport;
    }

    /** Returns a fetcher of images at public addresses. */
    public ImageFetcher fetcher() {
        return fetcher(Set.of());
    }

    /** Returns a fetcher of images at public addresses and at a provider's own host. */
    public ImageFetcher fetcher(URI provider) {
        return fetcher(Set.of(requireNonNull(provider, "provider").getHost()));
    }

    private ImageFetcher fetcher(Set<String> hosts) {
        return fetchers.computeIfAbsent(hosts, downloads);
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
        for (ImageFetcher fetcher : fetchers.values()) {
            if (fetcher instanceof AutoCloseable closeable) {
                close(closeable);
            }
        }
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            System.getLogger(HttpKit.class.getName()).log(System.Logger.Level.DEBUG, "Could not close a client.", e);
        }
    }
}
