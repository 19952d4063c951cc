package dev.easel.server;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.EaselException;
import dev.easel.core.port.in.ImageCall;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A call at work on a thread of its own, while the thread of the connection hears of it and watches the caller. */
final class RunningCall {
    /** The caller has gone; its call was cancelled. */
    static final class HungUpException extends Exception {
        private static final long serialVersionUID = 1L;

        HungUpException() {
            super("The caller hung up.", null, false, false);
        }
    }

    private static final Duration LOOK = Duration.ofMillis(200);

    private final DeadlineSocket caller;
    private final CompletableFuture<ImageResult> future;
    private final BlockingQueue<Optional<ProgressEvent>> happened = new LinkedBlockingQueue<>();

    private RunningCall(ImageCall call, DeadlineSocket caller) {
        this.caller = caller;
        call.onProgress(event -> happened.add(Optional.of(event)));
        this.future = call.start();
        future.whenComplete((result, failure) -> happened.add(Optional.empty()));
    }

    /** Starts a call for a caller. */
    static RunningCall start(ImageCall call, DeadlineSocket caller) {
        return new RunningCall(call, caller);
    }

    /** Waits for the result; throws the call's failure. */
    ImageResult result() throws HungUpException {
        while (!future.isDone()) {
            next(LOOK);
        }
        return outcome();
    }

    /** Returns the next event, or nothing when the call is over or that long has passed. */
    Optional<ProgressEvent> next(Duration longest) throws HungUpException {
        long until = System.nanoTime() + longest.toNanos();
        for (long left = longest.toNanos(); left > 0; left = until - System.nanoTime()) {
            Optional<ProgressEvent> event = poll(Math.min(left, LOOK.toNanos()));
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
            Optional<ProgressEvent> event = happened.poll(nanos, TimeUnit.NANOSECONDS);
            return event == null ? Optional.empty() : event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel();
            throw new HungUpException();
        }
    }

    /** Returns whether the call is over and all its events were taken. */
    boolean isOver() {
        return future.isDone() && happened.stream().allMatch(Optional::isEmpty);
    }

    /** Returns the result of a call that is over; throws its failure. */
    ImageResult outcome() {
        try {
            return future.get();
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

    /** Cancels the call; what it holds is given back. */
    void cancel() {
        future.cancel(true);
        future.whenComplete((result, failure) -> {
            if (result != null) {
                result.close();
            }
        });
    }
}
