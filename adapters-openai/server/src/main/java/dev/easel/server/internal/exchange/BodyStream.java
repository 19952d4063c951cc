package dev.easel.server.internal.exchange;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.image.Content;
import dev.easel.http.body.BodySegment;
import dev.easel.http.body.HttpBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Iterator;

/** A body as a stream to read from, for an engine that takes a piece whenever the caller has taken the one before. */
public final class BodyStream extends InputStream {
    private final Iterator<BodySegment> segments;
    private @Nullable InputStream current;

    /** Opens a body; its content is opened when its turn comes. */
    public BodyStream(HttpBody body) {
        this.segments = body.segments().iterator();
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (true) {
            if (current == null) {
                if (!segments.hasNext()) {
                    return -1;
                }
                current = open(segments.next());
            }
            int count = current.read(into, offset, length);
            if (count > 0 || length == 0) {
                return count;
            }
            current.close();
            current = null;
        }
    }

    private static InputStream open(BodySegment segment) throws IOException {
        if (segment instanceof BodySegment.Bytes bytes) {
            return new ByteArrayInputStream(bytes.bytes());
        }
        if (segment instanceof BodySegment.Streamed streamed) {
            return streamed.content().open();
        }
        return new Encoded(((BodySegment.Encoded) segment).content());
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
        }
    }

    /** Content as base64. */
    private static final class Encoded extends InputStream {
        private static final int PIECE = 3 << 13;

        private final InputStream source;
        private byte[] text = new byte[0];
        private int at;

        private Encoded(Content content) throws IOException {
            this.source = content.open();
        }

        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (at == text.length) {
                text = Base64.getEncoder().encode(source.readNBytes(PIECE));
                at = 0;
                if (text.length == 0) {
                    return -1;
                }
            }
            int count = Math.min(length, text.length - at);
            System.arraycopy(text, at, into, offset, count);
            at += count;
            return count;
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
