package dev.easel.server.internal.exchange;

import dev.easel.server.internal.Probe;
import dev.easel.server.internal.admission.Admission;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** All requests of a server whose bodies have arrived, and what they share. Thread-safe. */
public final class Exchanges {
    private final Admission admission;
    private final Executor workers;
    private final Duration heartbeat;
    private final Probe probe;
    private final Set<Exchange> running = ConcurrentHashMap.newKeySet();
    private volatile boolean awaited;

    /**
     * Creates the exchanges of a server.
     *
     * @param workers run what writes event streams, each a thread
     */
    public Exchanges(Admission admission, Executor workers, Duration heartbeat, Probe probe) {
        this.admission = admission;
        this.workers = workers;
        this.heartbeat = heartbeat;
        this.probe = probe;
    }

    /** Passes a request whose body has arrived to its route; every outcome is written to the channel. Does not wait. */
    public void begin(RoutedRequest routed, RequestBody body, ResponseWriter writer, ResponseChannel channel) {
        routed.request().body(body);
        Exchange exchange = new Exchange(routed, writer, channel, this);
        running.add(exchange);
        exchange.run();
    }

    Admission admission() {
        return admission;
    }

    Executor workers() {
        return workers;
    }

    Duration heartbeat() {
        return heartbeat;
    }

    Probe probe() {
        return probe;
    }

    Failures errors(RoutedRequest routed) {
        return new Failures(routed.errors());
    }

    void ended(Exchange exchange) {
        if (running.remove(exchange) && awaited) {
            synchronized (running) {
                running.notifyAll();
            }
        }
    }

    /** Waits until all requests have been answered; returns whether they were within a time. */
    public boolean awaitAll(Duration timeout) throws InterruptedException {
        long until = System.nanoTime() + timeout.toNanos();
        awaited = true;
        synchronized (running) {
            while (!running.isEmpty()) {
                long left = until - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                running.wait(left / 1_000_000 + 1);
            }
            return true;
        }
    }

    /** Ends all calls that wait or run, with an error for their callers; returns how many ran. */
    public int cut() {
        int cut = 0;
        for (Exchange exchange : running) {
            cut += exchange.cut() ? 1 : 0;
        }
        return cut;
    }
}
