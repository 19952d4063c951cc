package dev.easel.server.internal.exchange;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.port.in.ImageCall;
import dev.easel.server.internal.UnchangedResult;
import dev.easel.server.route.EventEncoder;
import dev.easel.server.route.ServerError;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** A call whose progress is written as server-sent events by the thread that runs this. */
final class StreamedCall {
    private final EventEncoder encoder;
    private final Duration heartbeat;
    private final Function<Throwable, ServerError> errors;
    private final Function<ServerError, Map<String, ?>> members;
    private final CallEvents events = new CallEvents();
    private final EventStream stream;
    private @Nullable CompletableFuture<ImageResult> future;
    private boolean stopped;
    private Optional<CallCancelledException> reason = Optional.empty();

    StreamedCall(
            EventEncoder encoder,
            ResponseWriter writer,
            Duration heartbeat,
            Function<Throwable, ServerError> errors,
            Function<ServerError, Map<String, ?>> members) {
        this.encoder = encoder;
        this.stream = new EventStream(writer::openStream);
        this.heartbeat = encoder.heartbeat().orElse(heartbeat);
        this.errors = errors;
        this.members = members;
    }

    /**
     * Stops the call from another thread.
     *
     * @param why what the caller is told; empty if it is gone
     */
    void stop(Optional<CallCancelledException> why) {
        CompletableFuture<ImageResult> running;
        synchronized (this) {
            stopped = true;
            reason = why;
            running = future;
        }
        if (running != null) {
            running.cancel(true);
        }
        events.end();
    }

    /** Returns whether the response has begun, so that no other can be given. */
    boolean hasBegun() {
        return stream.isOpen();
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private synchronized boolean hasHungUp() {
        return stopped && reason.isEmpty();
    }

    private synchronized Optional<CallCancelledException> reason() {
        return reason;
    }

    /**
     * Runs the call and writes its events, to the end of the response.
     *
     * @param begun runs once the call has begun, and may be billed from then on
     * @param over runs once the call is over, whether or not its result has been written
     * @return the error of a call that failed before its first event, which is a response of another status
     * @throws IOException when the caller is gone
     */
    Optional<ServerError> run(ImageCall call, Runnable begun, Runnable over) throws IOException, InterruptedException {
        CompletableFuture<ImageResult> started = begin(call, begun, over);
        long startedAt = System.nanoTime();
        try {
            encoder.begun(stream);
            while (!events.isOver()) {
                Duration wait = heartbeat.minusNanos(System.nanoTime() - stream.writtenAt());
                Optional<ProgressEvent> event = events.next(wait);
                if (isStopped()) {
                    break;
                }
                if (event.isPresent()) {
                    encoder.progress(event.get(), stream);
                } else if (wait.isNegative() && !events.isOver()) {
                    encoder.waiting(Duration.ofNanos(System.nanoTime() - startedAt), stream);
                }
            }
            return finish(call, started);
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            abandon(call, started);
            throw e;
        }
    }

    private CompletableFuture<ImageResult> begin(ImageCall call, Runnable begun, Runnable over) {
        call.onProgress(events::add);
        CompletableFuture<ImageResult> started = call.start();
        begun.run();
        boolean late;
        synchronized (this) {
            future = started;
            late = stopped;
        }
        started.whenComplete((result, failure) -> {
            over.run();
            events.end();
        });
        if (late) {
            started.cancel(true);
        }
        return started;
    }

    private Optional<ServerError> finish(ImageCall call, CompletableFuture<ImageResult> started) throws IOException {
        ImageResult result;
        try {
            result = UnchangedResult.refused(outcome(started));
        } catch (RuntimeException | Error e) {
            return fail(e);
        }
        if (hasHungUp()) {
            AbandonedResult.save(call, result);
            throw new IOException("The caller has hung up.");
        }
        try {
            encoder.result(result, stream);
            stream.close();
        } catch (EaselException e) {
            throw new IOException("An image could not be read while it was being sent.", e);
        }
        if (hasHungUp()) { // What is written to a connection that was closed may seem to arrive.
            AbandonedResult.save(call, result);
        } else {
            result.close();
        }
        return Optional.empty();
    }

    private Optional<ServerError> fail(Throwable failure) throws IOException {
        if (hasHungUp()) {
            throw new IOException("The caller has hung up.", failure);
        }
        ServerError error = errors.apply(reason().map(Throwable.class::cast).orElse(failure));
        if (!stream.isOpen()) {
            return Optional.of(error);
        }
        encoder.failure(members.apply(error), stream);
        stream.close();
        return Optional.empty();
    }

    private static ImageResult outcome(CompletableFuture<ImageResult> started) {
        try {
            return started.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        } catch (CancellationException e) {
            throw new CallCancelledException("The call was cancelled.", CallFacts.of(Billing.UNKNOWN), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EaselException failure) {
                throw failure;
            }
            throw new CompletionException(e.getCause());
        }
    }

    /** Cancels a call that runs, and saves the result of one that has ended: it was billed and did not arrive. */
    private static void abandon(ImageCall call, CompletableFuture<ImageResult> started) {
        started.cancel(true);
        if (started.isDone() && !started.isCompletedExceptionally()) {
            AbandonedResult.save(call, started.join());
        }
    }
}
