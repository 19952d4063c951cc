package dev.easel.core.interceptor;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Interceptor;
import dev.easel.core.port.out.Registration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * Lets a number of calls run at once; others wait for their turn, first come first served, until they are cancelled. The
 * wait does not count against their deadline. Thread-safe.
 */
public final class ConcurrencyLimit implements Interceptor {
    private final Deque<CountDownLatch> waiting = new ArrayDeque<>();
    private int free;

    private ConcurrencyLimit(int calls) {
        this.free = calls;
    }

    /**
     * Returns a limit of the given number of calls at once, at least 1.
     *
     * @throws IllegalArgumentException when there are fewer
     */
    public static ConcurrencyLimit of(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("Invalid limit of " + calls + " calls at once: allow at least 1.");
        }
        return new ConcurrencyLimit(calls);
    }

    @Override
    public ImageResult call(ImageRequest request, CallContext context, Supplier<ImageResult> next) {
        requireNonNull(request, "request");
        requireNonNull(context, "context");
        requireNonNull(next, "next");
        enter(context);
        try {
            // A call may have stopped just when its turn came.
            context.throwIfCancelled();
            return next.get();
        } finally {
            leave();
        }
    }

    private void enter(CallContext context) {
        CountDownLatch turn = new CountDownLatch(1);
        if (entered(turn)) {
            return;
        }
        try (Registration queued = context.queued();
                Registration stop = context.onCancel(turn::countDown)) {
            turn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (withdrawn(turn)) {
            context.throwIfCancelled();
            throw new CallCancelledException("The call was interrupted while it waited for its turn.");
        }
    }

    private synchronized boolean entered(CountDownLatch turn) {
        if (free > 0) {
            free--;
            return true;
        }
        waiting.add(turn);
        return false;
    }

    /** Returns whether the call gave up while it still waited; false when its turn had come. */
    private synchronized boolean withdrawn(CountDownLatch turn) {
        return waiting.remove(turn);
    }

    /** Passes the place on to the call that waits longest. */
    private synchronized void leave() {
        CountDownLatch next = waiting.poll();
        if (next == null) {
            free++;
        } else {
            next.countDown();
        }
    }

    /** Returns how many calls wait for their turn. */
    public synchronized int waiting() {
        return waiting.size();
    }
}
