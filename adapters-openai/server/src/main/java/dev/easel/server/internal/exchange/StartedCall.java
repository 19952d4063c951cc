package dev.easel.server.internal.exchange;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.port.in.ImageCall;
import dev.easel.server.internal.UnchangedResult;
import dev.easel.server.route.HttpErrorException;
import dev.easel.server.route.ServerResponse.TaskEncoder;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A call that goes on after its response: its outcome is kept by the route, and its caller may leave. */
final class StartedCall {
    private static final System.Logger LOG = System.getLogger(StartedCall.class.getName());

    private final ImageCall call;
    private final TaskEncoder encoder;
    private final Function<Throwable, Map<String, ?>> errors;
    private final CompletableFuture<ImageResult> future;
    private volatile Optional<CallCancelledException> reason = Optional.empty();

    private StartedCall(
            ImageCall call,
            TaskEncoder encoder,
            Function<Throwable, Map<String, ?>> errors,
            CompletableFuture<ImageResult> future) {
        this.call = call;
        this.encoder = encoder;
        this.errors = errors;
        this.future = future;
    }

    /**
     * Starts a call.
     *
     * @param errors encodes what was thrown for the call
     */
    static StartedCall of(ImageCall call, TaskEncoder encoder, Function<Throwable, Map<String, ?>> errors) {
        return new StartedCall(
                call, encoder, errors, call.onProgress(encoder::progress).start());
    }

    /** Passes on the outcome when the call ends, and runs a task after that. */
    void whenOver(Runnable end) {
        future.whenComplete((result, failure) -> {
            try {
                take(result, failure);
            } catch (RuntimeException | Error e) {
                LOG.log(System.Logger.Level.ERROR, "The outcome of a call could not be passed on.", e);
            } finally {
                end.run();
            }
        });
    }

    private void take(@Nullable ImageResult result, @Nullable Throwable failure) {
        if (result == null) {
            Throwable known = failure == null ? new IllegalStateException("The call ended without a result.") : failure;
            encoder.failure(errors.apply(reason.map(Throwable.class::cast).orElse(known)));
            return;
        }
        try {
            UnchangedResult.refused(result);
        } catch (HttpErrorException e) {
            encoder.failure(errors.apply(e));
            return;
        }
        try {
            encoder.result(result);
            result.close();
        } catch (IOException | RuntimeException | Error e) {
            AbandonedResult.save(call, result);
            encoder.failure(errors.apply(e));
        }
    }

    /** Cancels the call. */
    void stop(Optional<CallCancelledException> why) {
        reason = why;
        future.cancel(true);
    }
}
