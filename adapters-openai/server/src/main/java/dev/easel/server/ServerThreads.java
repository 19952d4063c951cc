package dev.easel.server;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of a server besides those of its engine; all of them daemons, and no more than a number. */
final class ServerThreads implements AutoCloseable {
    private static final int SPARE_STREAMS = 64;
    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor intake;
    private final ThreadPoolExecutor streams;

    /** Creates threads for a number of calls at once. */
    ServerThreads(int calls) {
        int parsing = 2 * Runtime.getRuntime().availableProcessors();
        intake = new ThreadPoolExecutor(
                parsing, parsing, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads("easel-server-intake-"));
        intake.prestartAllCoreThreads();
        streams = new ThreadPoolExecutor(
                0,
                calls + SPARE_STREAMS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                threads("easel-server-stream-"));
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Returns what parses bodies that have arrived, which waits for nobody. */
    Executor intake() {
        return intake;
    }

    /** Returns what writes event streams, each a thread that waits for its call and its reader. */
    Executor streams() {
        return streams;
    }

    @Override
    public void close() {
        intake.shutdownNow();
        streams.shutdownNow();
    }
}
