package dev.easel.server.internal.engine;

import dev.easel.core.annotation.Nullable;
import dev.easel.server.internal.Probe;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The connections of an engine: no more than a number of them, none of which waits for ever.
 *
 * <p>Thousands of connections that send nothing, or a byte now and then, keep no caller out: at the limit, the one that
 * has waited longest for its request to begin is closed to admit the new one. Only when every connection is processing a
 * request is the new one rejected, with 503 in the dialect of its request.
 */
final class Connections implements AutoCloseable {
    /** How long a connection is read after its last response, in nanoseconds. */
    static final long LINGER = Duration.ofSeconds(2).toNanos();

    private static final System.Logger LOG = System.getLogger(Connections.class.getName());
    private static final long STEP = Duration.ofMillis(50).toNanos();
    private static final int STEPS_BETWEEN_HANG_UP_CHECKS = 4;
    private static final int MAX_REJECTED = 32;
    private static final int MOST_SPARED = 16;
    private static final long YOUNG = Duration.ofMillis(500).toNanos();
    private static final int MOST_LINGERING = 256;
    private static final int MOST_DISCARDED = 8 << 20;

    private final EngineSettings settings;
    private final Supplier<ByteBuffer> lateHead;
    private final Probe probe;
    private final Executor executor;
    private final Set<ClientEndPoint> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger rejected = new AtomicInteger();
    private final Queue<Lingering> lingering = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lingeringCount = new AtomicInteger();
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(1 << 14);
    private final Thread watch = new Thread(this::watch, "easel-server-watch");
    private final AtomicLong turns = new AtomicLong();
    private volatile long clock;
    private volatile boolean closed;

    /**
     * Creates an empty set.
     *
     * @param executor runs what must not hold up the watch
     * @param lateHead the whole response to a head that arrives too slowly
     */
    Connections(EngineSettings settings, Executor executor, Supplier<ByteBuffer> lateHead, Probe probe) {
        this.settings = settings;
        this.executor = executor;
        this.lateHead = lateHead;
        this.probe = probe;
        watch.setDaemon(true);
    }

    /** Begins to watch. */
    void start() {
        watch.start();
    }

    Probe probe() {
        return probe;
    }

    Pace pace() {
        return new Pace(this::clock, settings.ioTimeout(), settings.bytesPerSecond());
    }

    /** Returns the nanoseconds that passed while this server ran: those in which it was stopped itself do not count. */
    long clock() {
        return clock;
    }

    /** Returns the next number in the order in which connections began to wait. */
    long nextTurn() {
        return turns.incrementAndGet();
    }

    long headerTimeout() {
        return settings.headerTimeout().toNanos();
    }

    long keepAliveTimeout() {
        return settings.keepAliveTimeout().toNanos();
    }

    ByteBuffer lateHead() {
        return lateHead.get();
    }

    /** Runs a task on another thread; on this one where the server has none any more. */
    void run(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    /** Adds a connection, for which another may be closed; where there is room for no more requests, it is rejected. */
    void opened(ClientEndPoint connection) {
        open.add(connection);
        if (open.size() <= settings.connections() || dropLongestWaiting(connection)) {
            return;
        }
        connection.reject();
        if (rejected.incrementAndGet() > MAX_REJECTED) {
            connection.dropIfWaiting();
        }
    }

    /** Removes a connection. */
    void closed(ClientEndPoint connection) {
        if (open.remove(connection) && connection.isRejected()) {
            rejected.decrementAndGet();
        }
    }

    /**
     * Closes the one that has waited longest: if possible one that has had time to send its request, and whose bytes this
     * server has read.
     */
    private boolean dropLongestWaiting(ClientEndPoint other) {
        Set<ClientEndPoint> spared = new HashSet<>(Set.of(other));
        for (ClientEndPoint longest = longestWaiting(spared);
                longest != null && spared.size() <= MOST_SPARED && longest.hasWaited(YOUNG);
                longest = longestWaiting(spared)) {
            if (!longest.hasUnread() && longest.dropIfWaiting()) {
                return true;
            }
            spared.add(longest);
        }
        Set<ClientEndPoint> none = Set.of(other);
        for (ClientEndPoint longest = longestWaiting(none); longest != null; longest = longestWaiting(none)) {
            if (longest.dropIfWaiting()) {
                return true;
            }
        }
        return false;
    }

    private @Nullable ClientEndPoint longestWaiting(Set<ClientEndPoint> spared) {
        ClientEndPoint longest = null;
        for (ClientEndPoint candidate : open) {
            if (candidate.isWaiting()
                    && !candidate.isRejected()
                    && (longest == null || candidate.turn() < longest.turn())
                    && !spared.contains(candidate)) {
                longest = candidate;
            }
        }
        return longest;
    }

    /** Reads a socket for a while whose connection has ended, then closes it. */
    void linger(SocketChannel channel) {
        if (lingeringCount.incrementAndGet() > MOST_LINGERING || closed) {
            lingeringCount.decrementAndGet();
            close(channel);
        } else {
            lingering.add(new Lingering(channel, clock));
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A connection could not be closed.", e);
        }
    }

    private void watch() {
        long passed = 0;
        long last = System.nanoTime();
        for (int step = 0; !closed; step++) {
            LockSupport.parkNanos(STEP);
            long time = System.nanoTime();
            passed += Math.min(time - last, 4 * STEP);
            clock = passed;
            last = time;
            try {
                probe.at(Probe.Point.WATCH);
                look(step % STEPS_BETWEEN_HANG_UP_CHECKS == 0);
            } catch (Throwable e) {
                log(e);
            }
        }
    }

    private static void log(Throwable e) {
        try {
            LOG.log(System.Logger.Level.WARNING, "The connections could not be looked at.", e);
        } catch (Throwable again) {
            // The watch must go on, even where there is no memory to log.
        }
    }

    private void look(boolean forHangUps) {
        long now = clock;
        for (ClientEndPoint connection : open) {
            connection.look(now, forHangUps);
        }
        int most = lingeringCount.get();
        for (int i = 0; i < most; i++) {
            Lingering next = lingering.poll();
            if (next == null) {
                return;
            }
            if (next.isOver(now, scratch)) {
                lingeringCount.decrementAndGet();
                close(next.channel);
            } else {
                lingering.add(next);
            }
        }
    }

    /** Closes all connections and ends the watch. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(watch);
        open.forEach(ClientEndPoint::abort);
        for (Lingering next = lingering.poll(); next != null; next = lingering.poll()) {
            close(next.channel);
        }
    }

    /** A socket after its last response. */
    private static final class Lingering {
        private final SocketChannel channel;
        private final long since;
        private long discarded;

        private Lingering(SocketChannel channel, long since) {
            this.channel = channel;
            this.since = since;
        }

        private boolean isOver(long now, ByteBuffer scratch) {
            try {
                while (discarded < MOST_DISCARDED) {
                    scratch.clear();
                    int count = channel.read(scratch);
                    if (count <= 0) {
                        return count < 0 || now - since > LINGER;
                    }
                    discarded += count;
                }
                return true;
            } catch (IOException e) {
                return true;
            }
        }
    }
}
