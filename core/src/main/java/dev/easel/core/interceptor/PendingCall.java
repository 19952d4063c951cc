package dev.easel.core.interceptor;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Registration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A call that is being made, and the calls that wait for its images. */
final class PendingCall {
    private final Thread thread = Thread.currentThread();
    private final Set<CountDownLatch> waiting = new HashSet<>();
    private Optional<ImageResult> result = Optional.empty();
    private boolean landed;

    /** Returns whether this thread makes the call: it cannot wait for itself. */
    boolean isMadeHere() {
        return thread == Thread.currentThread();
    }

    /** Waits for the images; empty if nothing can be handed on, so that the waiting call must be made. */
    Optional<ImageResult> await(CallContext context) {
        CountDownLatch over = new CountDownLatch(1);
        synchronized (this) {
            if (landed) {
                return result;
            }
            waiting.add(over);
        }
        try (Registration stop = context.onCancel(over::countDown)) {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            context.throwIfCancelled();
            throw new CallCancelledException("The call was interrupted while it waited for an equal one.", e);
        } finally {
            leave(over);
        }
        context.throwIfCancelled();
        return result();
    }

    synchronized void leave(CountDownLatch over) {
        waiting.remove(over);
    }

    synchronized Optional<ImageResult> result() {
        return result;
    }

    synchronized int waiting() {
        return waiting.size();
    }

    synchronized void land(Optional<ImageResult> images) {
        landed = true;
        result = images;
        waiting.forEach(CountDownLatch::countDown);
    }
}
