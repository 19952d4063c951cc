package dev.easel.http.apache;

import dev.easel.http.body.HttpBody;
import dev.easel.http.internal.ProgressMeter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A body being sent, which knows how much of it was sent. */
final class StreamedEntity extends AbstractHttpEntity {
    private static final int PIECE = 1 << 16;

    private final HttpBody body;
    private final ProgressMeter meter;
    private final long length;
    private volatile boolean begun;
    private volatile boolean whole;
    private long handedOver;

    StreamedEntity(HttpBody body, ProgressMeter meter) {
        super(body.mediaType(), null);
        this.body = body;
        this.meter = meter;
        this.length = body.length();
    }

    /** Returns whether any of the body was sent, and thus the headers before it. */
    boolean begun() {
        return begun;
    }

    /** Returns whether all of the body was sent, or may have been. */
    boolean whole() {
        return whole;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        begun = true;
        handedOver = 0;
        try {
            body.writeTo(pieces(out));
            // Only what has left the client's buffer was sent: if this fails, the server cannot have the whole request.
            out.flush();
            whole = true;
        } catch (IOException e) {
            // An interrupt closes a channel, and fails its write, even after the channel has sent everything.
            whole = Thread.currentThread().isInterrupted() && handedOver == length;
            throw e;
        }
    }

    private OutputStream pieces(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(int oneByte) throws IOException {
                write(new byte[] {(byte) oneByte}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                // In pieces: a channel copies each through memory outside the heap, and keeps it for the next.
                for (int done = 0; done < count; done += PIECE) {
                    int piece = Math.min(PIECE, count - done);
                    handedOver += piece;
                    out.write(bytes, offset + done, piece);
                    meter.add(piece);
                }
            }
        };
    }

    @Override
    public long getContentLength() {
        return length;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public InputStream getContent() {
        throw new UnsupportedOperationException("A request body can only be written, not read.");
    }

    @Override
    public void close() {
        // Nothing is held open between writes.
    }
}
