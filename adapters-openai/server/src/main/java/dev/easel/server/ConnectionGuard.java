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
 * Accepts a limited number of connections at a time, each on a separate daemon thread.
 *
 * <p>Thousands of connections that send nothing, or a byte now and then, keep no caller out: at the limit, the one that
 * has waited longest for its request to begin is closed to admit the new one. Only when every connection is processing a
 * request is the new one rejected, with 503 in the dialect of its request.
 */
final class ConnectionGuard implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ConnectionGuard.class.getName());
    private static final int CHECK_MILLIS = 500;
    private static final long PAUSE_NANOS = 50_000_000;
    private static final int MAX_REJECTING = 32;

    private final ServerSocket listener;
    private final RequestHandler handler;
    private final Set<ServerConnection> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger rejecting = new AtomicInteger();
    private final AtomicInteger threads = new AtomicInteger();
    private final ExecutorService workers;
    private volatile boolean closing;

    ConnectionGuard(ServerSocket listener, RequestHandler handler) throws IOException {
        this.listener = listener;
        this.handler = handler;
        listener.setSoTimeout(CHECK_MILLIS);
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
        long lastCheck = System.nanoTime();
        while (!closing) {
            try {
                admit(listener.accept());
            } catch (SocketTimeoutException e) {
                // Time to check for stuck connections.
            } catch (IOException e) {
                if (!closing) {
                    LOG.log(System.Logger.Level.WARNING, "A connection could not be accepted.", e);
                    LockSupport.parkNanos(PAUSE_NANOS); // such as too many open files: some will be closed soon
                }
            }
            if (System.nanoTime() - lastCheck > CHECK_MILLIS * 1_000_000L) {
                open.forEach(
                        connection -> connection.abortIfStuck(handler.limits().ioTimeout()));
                lastCheck = System.nanoTime();
            }
        }
    }

    private void admit(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        if (open.size() < handler.limits().connections() || dropLongestWaiting()) {
            ServerConnection connection = new ServerConnection(new DeadlineSocket(socket), handler, false);
            open.add(connection);
            workers.execute(() -> {
                connection.run();
                open.remove(connection);
            });
        } else if (rejecting.incrementAndGet() <= MAX_REJECTING) {
            workers.execute(() -> {
                new ServerConnection(new DeadlineSocket(socket), handler, true).run();
                rejecting.decrementAndGet();
            });
        } else {
            rejecting.decrementAndGet();
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

    /** Stops listening, waits a while for running requests, and closes the remaining connections. */
    @Override
    public void close() {
        closing = true;
        try {
            listener.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The listening socket could not be closed.", e);
        }
        open.forEach(ServerConnection::closeAfterResponse);
        workers.shutdown();
        if (!awaitWorkers(handler.limits().shutdownGrace())) {
            open.forEach(ServerConnection::abort);
        }
    }

    private boolean awaitWorkers(Duration timeout) {
        try {
            return workers.awaitTermination(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
