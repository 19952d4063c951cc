package dev.easel.server;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.StorageException;
import dev.easel.core.port.in.ImageCall;
import dev.easel.server.RunningCall.HungUpException;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.EventEncoder;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.HttpErrorException;
import dev.easel.server.route.ServerError;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** One request and its response: the route reads the request, its call runs, and every outcome is written. */
final class Exchange {
    private static final System.Logger LOG = System.getLogger(Exchange.class.getName());

    private final IncomingRequest request;
    private final ErrorEncoder errors;
    private final ServerResponseWriter writer;
    private final DeadlineSocket caller;
    private final Duration heartbeat;

    Exchange(
            IncomingRequest request,
            ErrorEncoder errors,
            ServerResponseWriter writer,
            DeadlineSocket caller,
            Duration heartbeat) {
        this.request = request;
        this.errors = errors;
        this.writer = writer;
        this.caller = caller;
        this.heartbeat = heartbeat;
    }

    /** Turns a request into a response, and the request of a verb into a call. */
    interface Handler {
        ServerResponse handle(ServerRequest request) throws IOException;

        ImageCall call(ImageRequest wanted, ServerRequest request);
    }

    /** Writes the response of a handler; throws when the caller is gone. */
    void respond(Handler handler) throws IOException, HungUpException {
        ServerResponse response;
        try {
            response = handler.handle(request);
        } catch (RuntimeException e) {
            finishRequest(error(e).in(errors));
            return;
        }
        if (response instanceof ServerResponse.Whole whole) {
            finishRequest(whole);
        } else if (response instanceof ServerResponse.AfterCall after) {
            await(after, handler);
        } else if (response instanceof ServerResponse.Started started) {
            start(started, handler);
        } else {
            stream((ServerResponse.Events) response, handler);
        }
    }

    /** Writes an error of the request. */
    void reject(HttpError error) throws IOException {
        finishRequest(ServerError.of(error, errors.table()).in(errors));
    }

    private void finishRequest(ServerResponse.Whole response) throws IOException {
        if (!request.drain()) {
            writer.markLast();
        }
        writer.write(response);
    }

    private void await(ServerResponse.AfterCall after, Handler handler) throws IOException, HungUpException {
        if (!request.drain()) {
            writer.markLast();
        }
        try (ImageResult result = RunningCall.start(
                        handler.call(after.request(), request).onProgress(after.encoder()::progress), caller)
                .result()) {
            writer.write(encoded(after, result));
        } catch (RuntimeException e) {
            writer.write(error(e).in(errors));
        }
    }

    /** Starts a call that goes on without its caller; one that could not be told of it is cancelled. */
    private void start(ServerResponse.Started started, Handler handler) throws IOException {
        if (!request.drain()) {
            writer.markLast();
        }
        ServerResponse.TaskEncoder encoder = started.encoder();
        CompletableFuture<ImageResult> call;
        try {
            call = handler.call(started.request(), request)
                    .onProgress(encoder::progress)
                    .start();
        } catch (RuntimeException e) {
            writer.write(error(e).in(errors));
            return;
        }
        try {
            writer.write(encoder.started());
        } catch (IOException | RuntimeException e) {
            call.cancel(true);
            throw e;
        } finally {
            call.whenComplete((result, failure) -> end(encoder, result, failure));
        }
    }

    private void end(ServerResponse.TaskEncoder encoder, @Nullable ImageResult result, @Nullable Throwable failure) {
        try (result) {
            if (result != null) {
                encoder.result(result);
            } else {
                encoder.failure(errors.encode(error(unwrapped(failure))));
            }
        } catch (IOException e) {
            encoder.failure(errors.encode(error(StorageException.reading("the images of a result", e))));
        } catch (RuntimeException e) {
            encoder.failure(errors.encode(error(e)));
        }
    }

    private static RuntimeException unwrapped(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        return cause instanceof RuntimeException known ? known : new CompletionException(cause);
    }

    private static ServerResponse.Whole encoded(ServerResponse.AfterCall after, ImageResult result) {
        try {
            return after.encoder().encode(result);
        } catch (IOException e) {
            throw StorageException.reading("the images of a result", e);
        }
    }

    private void stream(ServerResponse.Events events, Handler handler) throws IOException, HungUpException {
        if (!request.drain()) {
            writer.markLast();
        }
        RunningCall call;
        try {
            call = RunningCall.start(handler.call(events.request(), request), caller);
        } catch (HttpErrorException e) {
            writer.write(error(e).in(errors));
            return;
        }
        EventStream stream = new EventStream(writer::openStream);
        try {
            relay(call, events.encoder(), stream);
            finish(call, events.encoder(), stream);
        } catch (IOException e) {
            call.cancel();
            throw e;
        }
    }

    private void relay(RunningCall call, EventEncoder encoder, EventStream stream) throws IOException, HungUpException {
        while (!call.isOver()) {
            Duration wait = heartbeat.minusNanos(System.nanoTime() - stream.writtenAt());
            Optional<ProgressEvent> event = call.next(wait);
            if (event.isPresent()) {
                encoder.progress(event.get(), stream);
            } else if (wait.isNegative()) {
                stream.ping();
            }
        }
    }

    private void finish(RunningCall call, EventEncoder encoder, EventStream stream) throws IOException {
        ImageResult result;
        try {
            result = call.outcome();
        } catch (RuntimeException e) {
            if (stream.isOpen()) {
                encoder.failure(errors.encode(error(e)), stream);
                stream.close();
            } else {
                writer.write(error(e).in(errors));
            }
            return;
        }
        try (result) {
            encoder.result(result, stream);
            stream.close();
        } catch (EaselException e) {
            throw new IOException("An image could not be read while it was being sent.", e);
        }
    }

    private ServerError error(RuntimeException e) {
        if (e instanceof HttpErrorException rejected) {
            return ServerError.of(rejected.error(), errors.table());
        }
        if (e instanceof EaselException failure) {
            return ServerError.of(failure, errors.table());
        }
        LOG.log(System.Logger.Level.ERROR, "A request failed unexpectedly.", e);
        return ServerError.of(
                HttpError.of(
                        500,
                        "server_error",
                        "The server failed to process this request; see the server's log for the cause."),
                errors.table());
    }
}
