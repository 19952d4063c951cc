package dev.easel.server;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.EaselException;
import dev.easel.core.port.in.ImageCall;
import dev.easel.server.internal.UnchangedResult;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A call running on another thread, while the connection's thread receives its events and watches the caller. */
final class RunningCall {
    /** The caller hung up; its call was cancelled. */
    static final class HungUpException extends Exception {
        private static final long serialVersionUID = 1L;

        HungUpException() {
            super("The caller hung up.", null, false, false);
        }
    }

    private static final Duration CHECK_INTERVAL = Duration.ofMillis(200);

    private final DeadlineSocket caller;
    private final CompletableFuture<ImageResult> future;
    private final BlockingQueue<Optional<ProgressEvent>> events = new LinkedBlockingQueue<>();

    private RunningCall(ImageCall call, DeadlineSocket caller) {
        this.caller = caller;
        call.onProgress(event -> events.add(Optional.of(event)));
        this.future = call.start();
        future.whenComplete((result, failure) -> events.add(Optional.empty()));
    }

    /** Starts a call for a caller. */
    static RunningCall start(ImageCall call, DeadlineSocket caller) {
        return new RunningCall(call, caller);
    }

    /** Waits for the result; throws the call's failure. */
    ImageResult result() throws HungUpException {
        while (!future.isDone()) {
            next(CHECK_INTERVAL);
        }
        return outcome();
    }

    /** Returns the next event, or empty when the call is over or the time has passed. */
    Optional<ProgressEvent> next(Duration timeout) throws HungUpException {
        long until = System.nanoTime() + timeout.toNanos();
        for (long remaining = timeout.toNanos(); remaining > 0; remaining = until - System.nanoTime()) {
            Optional<ProgressEvent> event = poll(Math.min(remaining, CHECK_INTERVAL.toNanos()));
            if (event.isPresent() || isOver()) {
                return event;
            }
            if (caller.hungUp()) {
                cancel();
                throw new HungUpException();
            }
        }
        return Optional.empty();
    }

    private Optional<ProgressEvent> poll(long nanos) throws HungUpException {
        try {
            Optional<ProgressEvent> event = events.poll(nanos, TimeUnit.NANOSECONDS);
            return event == null ? Optional.empty() : event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel();
            throw new HungUpException();
        }
    }

    /** Returns whether the call is over and all its events have been read. */
    boolean isOver() {
        return future.isDone() && events.stream().allMatch(Optional::isEmpty);
    }

    /** Returns the result of a call that is over; throws its failure. */
    ImageResult outcome() {
        try {
            return UnchangedResult.refused(future.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EaselException failure) {
                throw failure;
            }
            throw new CompletionException(e.getCause());
        }
    }

    /** Cancels the call and releases its resources. */
    void cancel() {
        future.cancel(true);
        future.whenComplete((result, failure) -> {
            if (result != null) {
                result.close();
            }
        });
    }
}
