package dev.easel.server.internal.engine;

import dev.easel.http.body.HttpBody;
import dev.easel.server.internal.exchange.BodyStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/** Writes a large body piece by piece, the next one when the caller has taken the one before; no thread waits for it. */
final class BodyPump extends IteratingCallback {
    private static final int PIECE = 1 << 15;

    private final Response response;
    private final BodyStream source;
    private final Callback end;
    private final ByteBuffer piece;
    private long left;
    private boolean complete;

    BodyPump(Response response, HttpBody body, Callback end) {
        this.response = response;
        this.source = new BodyStream(body);
        this.left = body.length();
        this.end = end;
        this.piece = ByteBuffer.allocate((int) Math.min(PIECE, Math.max(1, left)));
    }

    @Override
    protected Action process() throws IOException {
        if (complete) {
            return Action.SUCCEEDED;
        }
        piece.clear();
        int count = source.readNBytes(piece.array(), 0, (int) Math.min(piece.capacity(), left));
        left -= count;
        if (left > 0 && count < piece.capacity()) {
            throw new EOFException("The content of a response became shorter.");
        }
        complete = left == 0;
        piece.limit(count);
        response.write(complete, piece, this);
        return Action.SCHEDULED;
    }

    /** It reads from a disk. */
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.BLOCKING;
    }

    @Override
    protected void onCompleteSuccess() {
        closeSource();
        end.succeeded();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        closeSource();
        end.failed(cause);
    }

    private void closeSource() {
        try {
            source.close();
        } catch (IOException e) {
            System.getLogger(BodyPump.class.getName())
                    .log(System.Logger.Level.DEBUG, "The content of a response could not be closed.", e);
        }
    }
}
