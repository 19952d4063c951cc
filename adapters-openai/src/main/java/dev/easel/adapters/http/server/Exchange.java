package dev.easel.adapters.http.server;

import dev.easel.adapters.http.server.RunningCall.HungUpException;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.StorageException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** One request and its reply: the route reads it, the call behind it runs, and every way it can end is written. */
final class Exchange {
    private static final System.Logger LOG = System.getLogger(Exchange.class.getName());

    private final IncomingRequest request;
    private final ErrorSpelling errors;
    private final ReplyWriter writer;
    private final TimedSocket caller;
    private final Duration ping;

    Exchange(IncomingRequest request, ErrorSpelling errors, ReplyWriter writer, TimedSocket caller, Duration ping) {
        this.request = request;
        this.errors = errors;
        this.writer = writer;
        this.caller = caller;
        this.ping = ping;
    }

    /** Makes a reply of a request. */
    @FunctionalInterface
    interface Handler {
        Reply handle(ServerRequest request) throws IOException;
    }

    /** Writes what a handler answers; throws when the caller is gone. */
    void answer(Handler handler) throws IOException, HungUpException {
        Reply reply;
        try {
            reply = handler.handle(request);
        } catch (RuntimeException e) {
            settle(error(e).in(errors));
            return;
        }
        if (reply instanceof Reply.Whole whole) {
            settle(whole);
        } else if (reply instanceof Reply.AfterCall after) {
            await(after);
        } else {
            stream((Reply.Events) reply);
        }
    }

    /** Writes a refusal of the request. */
    void refuse(Refusal refusal) throws IOException {
        settle(ServedError.of(refusal, errors.table()).in(errors));
    }

    private void settle(Reply.Whole reply) throws IOException {
        if (!request.drain()) {
            writer.last();
        }
        writer.write(reply);
    }

    private void await(Reply.AfterCall after) throws IOException, HungUpException {
        if (!request.drain()) {
            writer.last();
        }
        try (ImageResult result = RunningCall.start(after.call(), caller).result()) {
            writer.write(spelled(after, result));
        } catch (RuntimeException e) {
            writer.write(error(e).in(errors));
        }
    }

    private static Reply.Whole spelled(Reply.AfterCall after, ImageResult result) {
        try {
            return after.spelling().spell(result);
        } catch (IOException e) {
            throw StorageException.reading("the pictures of a result", e);
        }
    }

    private void stream(Reply.Events events) throws IOException, HungUpException {
        if (!request.drain()) {
            writer.last();
        }
        RunningCall call = RunningCall.start(events.call(), caller);
        EventStream stream = new EventStream(writer::openStream);
        try {
            relay(call, events.spelling(), stream);
            finish(call, events.spelling(), stream);
        } catch (IOException e) {
            call.cancel();
            throw e;
        }
    }

    private void relay(RunningCall call, EventSpelling spelling, EventStream stream)
            throws IOException, HungUpException {
        while (!call.isOver()) {
            Duration patience = ping.minusNanos(System.nanoTime() - stream.writtenAt());
            Optional<ProgressEvent> event = call.next(patience);
            if (event.isPresent()) {
                spelling.progress(event.get(), stream);
            } else if (patience.isNegative()) {
                stream.ping();
            }
        }
    }

    private void finish(RunningCall call, EventSpelling spelling, EventStream stream) throws IOException {
        ImageResult result;
        try {
            result = call.outcome();
        } catch (RuntimeException e) {
            if (stream.isOpen()) {
                spelling.failure(errors.spell(error(e)), stream);
                stream.close();
            } else {
                writer.write(error(e).in(errors));
            }
            return;
        }
        try (result) {
            spelling.result(result, stream);
            stream.close();
        } catch (EaselException e) {
            throw new IOException("A picture could not be read while it was sent.", e);
        }
    }

    private ServedError error(RuntimeException e) {
        if (e instanceof RefusedException refused) {
            return ServedError.of(refused.refusal(), errors.table());
        }
        if (e instanceof EaselException failure) {
            return ServedError.of(failure, errors.table());
        }
        LOG.log(System.Logger.Level.ERROR, "A request could not be answered.", e);
        return ServedError.of(
                Refusal.of(500, "server_error", "The server failed to answer this request; its log says why."),
                errors.table());
    }
}
