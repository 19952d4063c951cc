package dev.easel.core.internal;

import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.internal.io.RunningWork;
import dev.easel.core.port.out.Registration;
import dev.easel.core.port.out.Timer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/** What all calls of one Easel share: where they run, their time, and how much of an image stays in memory. */
public final class EaselRuntime {
    private final Executor executor;
    private final Timer timer;
    private final InterruptWatch interrupts;
    private final OptionalLong memoryPerImage;
    private final Optional<Path> spoolFolder;
    private final AutoCloseable owned;
    private final RunningWork running = new RunningWork("Easel");

    /**
     * Creates the runtime.
     *
     * @param memoryPerImage how much of each image stays in memory; where it is empty, the heap decides
     * @param owned what to close with it
     */
    public EaselRuntime(
            Executor executor,
            Timer timer,
            OptionalLong memoryPerImage,
            Optional<Path> spoolFolder,
            AutoCloseable owned) {
        this.executor = executor;
        this.timer = timer;
        this.interrupts = new InterruptWatch(timer);
        this.memoryPerImage = memoryPerImage;
        this.spoolFolder = spoolFolder;
        this.owned = owned;
    }

    Executor executor() {
        return executor;
    }

    Timer timer() {
        return timer;
    }

    InterruptWatch interrupts() {
        return interrupts;
    }

    /** Opens the spool of one call; with a folder to save to, every image goes to the disk of that folder. */
    SpillingSpool spool(Optional<Path> saveTo) {
        HeapShare heap = HeapShare.PROCESS;
        return new SpillingSpool(
                heap,
                saveTo.isPresent() ? 0 : memoryPerImage.orElse(heap.ofOneImage()),
                memoryPerImage.isPresent(),
                SpillingSpool.folders(saveTo, spoolFolder),
                SpoolFile::open);
    }

    /**
     * Remembers how to cancel a running call until the registration is closed.
     *
     * @throws CallCancelledException when this Easel is closed
     */
    Registration track(Runnable cancel) {
        return running.begin(cancel)::close;
    }

    /** Accepts no more calls, lets the running ones end, and cancels those that do not end in time. */
    void close(Duration patience) {
        running.close(patience);
        try {
            owned.close();
        } catch (Exception e) {
            throw new IllegalStateException("The resources of this Easel could not be closed.", e);
        }
    }
}
