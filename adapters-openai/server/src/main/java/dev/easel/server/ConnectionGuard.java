package dev.easel.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets connections in, so many at a time, each on a daemon thread of its own.
 *
 * <p>Thousands of connections that send nothing, or a byte now and then, keep nobody out: when there is no room, the one
 * that has waited longest for its request to begin is closed for the newcomer. Only where every connection is being
 * answered is the newcomer turned away, with 503 in its own dialect.
 */
final class ConnectionGuard implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ConnectionGuard.class.getName());
    private static final int ROUND_MILLIS = 500;
    private static final long PAUSE_NANOS = 50_000_000;
    private static final int TURNED_AWAY_AT_ONCE = 32;

    private final ServerSocket listener;
    private final RequestHandler service;
    private final Set<ServerConnection> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final AtomicInteger threads = new AtomicInteger();
    private final ExecutorService workers;
    private volatile boolean closing;

    ConnectionGuard(ServerSocket listener, RequestHandler service) throws IOException {
        this.listener = listener;
        this.service = service;
        listener.setSoTimeout(ROUND_MILLIS);
        this.workers = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), this::daemon);
        daemon(this::accept).start();
    }

    private Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "easel-server-" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        long lastRound = System.nanoTime();
        while (!closing) {
            try {
                admit(listener.accept());
            } catch (SocketTimeoutException e) {
                // Time for the round.
            } catch (IOException e) {
                if (!closing) {
                    LOG.log(System.Logger.Level.WARNING, "A connection could not be accepted.", e);
                    LockSupport.parkNanos(PAUSE_NANOS); // such as too many open files: some will be closed soon
                }
            }
            if (System.nanoTime() - lastRound > ROUND_MILLIS * 1_000_000L) {
                open.forEach(
                        connection -> connection.abortIfStuck(service.limits().ioTimeout()));
                lastRound = System.nanoTime();
            }
        }
    }

    private void admit(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        if (open.size() < service.limits().connections() || dropLongestWaiting()) {
            ServerConnection connection = new ServerConnection(new DeadlineSocket(socket), service, false);
            open.add(connection);
            workers.execute(() -> {
                connection.run();
                open.remove(connection);
            });
        } else if (turnedAway.incrementAndGet() <= TURNED_AWAY_AT_ONCE) {
            workers.execute(() -> {
                new ServerConnection(new DeadlineSocket(socket), service, true).run();
                turnedAway.decrementAndGet();
            });
        } else {
            turnedAway.decrementAndGet();
            socket.close();
        }
    }

    private boolean dropLongestWaiting() {
        record Waiting(ServerConnection connection, long since) {}
        List<Waiting> waiting = new ArrayList<>();
        for (ServerConnection connection : open) {
            Optional<Long> since = connection.waitingSince();
            since.ifPresent(nanos -> waiting.add(new Waiting(connection, nanos)));
        }
        long now = System.nanoTime();
        waiting.sort(Comparator.comparingLong(w -> w.since() - now));
        for (Waiting candidate : waiting) {
            if (candidate.connection().dropIfWaiting()) {
                open.remove(candidate.connection());
                return true;
            }
        }
        return false;
    }

    /** Stops listening, lets what is being answered come to its end for a while, and closes the rest. */
    @Override
    public void close() {
        closing = true;
        try {
            listener.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The listening socket could not be closed.", e);
        }
        open.forEach(ServerConnection::leave);
        workers.shutdown();
        if (!awaitWorkers(service.limits().shutdownGrace())) {
            open.forEach(ServerConnection::abort);
        }
    }

    private boolean awaitWorkers(Duration longest) {
        try {
            return workers.awaitTermination(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
