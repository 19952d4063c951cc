package dev.easel.server.internal.engine;

import dev.easel.core.annotation.Nullable;
import dev.easel.server.internal.Probe;
import dev.easel.server.internal.exchange.HttpErrors;
import dev.easel.server.internal.exchange.RequestBody;
import dev.easel.server.route.HttpError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;

/** Reads the body of one request as it arrives, without a thread that waits for it; or discards it. */
final class BodyReader implements Invocable.Task {
    /** Takes what became of a body. */
    interface Receiver {
        /** The whole body has arrived. */
        void complete(RequestBody body);

        /**
         * The body was refused or discarded, or does not arrive.
         *
         * @param error what is wrong with it, or empty for one that was only to be discarded
         * @param reusable whether all of it was read, so that another request may follow
         */
        void ended(Optional<HttpError> error, boolean reusable);

        /** The caller has left. */
        void gone();

        /** The server could not take it. */
        void failed(Throwable fault);
    }

    private static final long MOST_DISCARDED = 32L << 20;

    private final Request request;
    private final ClientEndPoint client;
    private final Receiver receiver;
    private final Probe probe;
    private final long mostBytes;
    private @Nullable RequestBody body;
    private Optional<HttpError> error = Optional.empty();
    private long count;
    private byte[] piece = new byte[0];

    /**
     * Prepares to read a body.
     *
     * @param body takes it, or null to discard it
     */
    BodyReader(
            Request request,
            ClientEndPoint client,
            @Nullable RequestBody body,
            long mostBytes,
            Receiver receiver,
            Probe probe) {
        this.request = request;
        this.client = client;
        this.body = body;
        this.mostBytes = mostBytes;
        this.receiver = receiver;
        this.probe = probe;
    }

    /** Begins to read; the receiver is told the end on whichever thread sees it. */
    void start() {
        client.arriving().begin();
        run();
    }

    /** A large body goes to a disk, for which a thread of connections should not wait. */
    @Override
    public InvocationType getInvocationType() {
        return body == null || body.isSmall() ? InvocationType.NON_BLOCKING : InvocationType.BLOCKING;
    }

    @Override
    public void run() {
        try {
            read();
        } catch (Throwable e) {
            client.arriving().end();
            discardBody();
            receiver.failed(e);
        }
    }

    private void read() throws IOException {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                client.arriving().end();
                discardBody();
                fail(chunk.getFailure());
                return;
            }
            boolean last = chunk.isLast();
            try {
                probe.at(Probe.Point.BODY);
                take(chunk.getByteBuffer());
            } finally {
                chunk.release();
            }
            if (last || body == null && count > MOST_DISCARDED) {
                client.arriving().end();
                end(last);
                return;
            }
        }
    }

    private void take(ByteBuffer bytes) throws IOException {
        int length = bytes.remaining();
        if (length == 0) {
            return;
        }
        client.contentArrived();
        count += length;
        if (body != null && count > mostBytes) {
            error = Optional.of(HttpErrors.tooLarge(mostBytes));
            discardBody();
        }
        if (body == null) {
            return;
        }
        if (bytes.hasArray()) {
            body.append(bytes.array(), bytes.arrayOffset() + bytes.position(), length);
        } else {
            if (piece.length < length) {
                piece = new byte[length];
            }
            bytes.get(piece, 0, length);
            body.append(piece, 0, length);
        }
    }

    private void end(boolean reusable) throws IOException {
        RequestBody arrived = body;
        if (arrived == null) {
            receiver.ended(error, reusable);
        } else {
            arrived.complete();
            receiver.complete(arrived);
        }
    }

    private void fail(Throwable failure) {
        if (failure instanceof TimeoutException) {
            receiver.ended(
                    Optional.of(HttpErrors.timeout("The request body arrived too slowly or not at all.")), false);
        } else if (client.hasEnded() || !client.isOpen()) {
            receiver.gone();
        } else {
            receiver.ended(Optional.of(HttpErrors.malformed("The request body is malformed.")), false);
        }
    }

    private void discardBody() {
        if (body != null) {
            body.discard();
            body = null;
        }
    }
}
