package dev.easel.core.batch;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.EaselException;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.out.Registration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Whether and why a batch starts no more jobs, and the calls that run and can be cancelled. Thread-safe. */
final class BatchStop {
    private final Pace pace;
    private final Set<ImageCall> running = ConcurrentHashMap.newKeySet();
    private @Nullable EaselException reason;
    private @Nullable Throwable failure;
    private boolean cancelled;

    BatchStop(Pace pace) {
        this.pace = pace;
    }

    /** Starts no more jobs; calls that wait for their turn still begin. */
    synchronized void noMoreJobs(EaselException why) {
        if (reason == null) {
            reason = why;
        }
    }

    /** Starts no more jobs and begins no more calls; those that run go on. */
    void noMoreCalls(EaselException why) {
        noMoreJobs(why);
        pace.halt();
    }

    /** Begins no more calls, and ends the batch with a failure once those that run have ended. */
    void fail(Throwable what) {
        synchronized (this) {
            if (failure == null) {
                failure = what;
            }
        }
        noMoreCalls(new CallCancelledException("The batch was stopped: " + what.getMessage()));
    }

    /** Begins no more calls and cancels those that run. */
    void cancel() {
        synchronized (this) {
            cancelled = true;
        }
        noMoreCalls(new CallCancelledException("The batch was cancelled before this job."));
        new ArrayList<>(running).forEach(ImageCall::cancel);
    }

    /** Remembers a call that runs until the registration is closed; cancels it if the batch is cancelled. */
    Registration track(ImageCall call) {
        running.add(call);
        if (isCancelled()) {
            call.cancel();
        }
        return () -> running.remove(call);
    }

    private synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Returns why no more jobs start, or empty while they do. */
    synchronized Optional<EaselException> reason() {
        return Optional.ofNullable(reason);
    }

    /** Returns what the batch ends with in place of a summary. */
    synchronized Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }
}
