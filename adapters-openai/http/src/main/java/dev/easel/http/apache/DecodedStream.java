package dev.easel.http.apache;

import dev.easel.core.annotation.Nullable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * Unpacks a body that is packed, judged by its first bytes rather than by its headers, and passes any other on as it is.
 * Neither JSON, events nor text begin with these bytes.
 */
final class DecodedStream extends InputStream {
    /** The encodings it unpacks, as a header says it. */
    static final String ENCODINGS = "gzip, deflate";

    private static final int GZIP = 0x1f8b;
    private static final int BUFFER = 1 << 13;

    private final InputStream packed;
    private final byte[] single = new byte[1];
    private @Nullable InputStream plain;

    DecodedStream(InputStream packed) {
        this.packed = packed;
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (plain == null) {
            plain = open();
        }
        return plain.read(into, offset, length);
    }

    private InputStream open() throws IOException {
        byte[] start = packed.readNBytes(2);
        PushbackInputStream whole = new PushbackInputStream(packed, 2);
        whole.unread(start);
        int first = start.length < 2 ? 0 : (start[0] & 0xFF) << 8 | start[1] & 0xFF;
        if (first == GZIP) {
            return new GZIPInputStream(new NeverEmpty(whole), BUFFER);
        }
        return isZlib(first) ? new InflaterInputStream(whole) : whole;
    }

    /** RFC 1950: method 8 with a window of 32 KiB, and a check. */
    private static boolean isZlib(int first) {
        return first >> 8 == 0x78 && first % 31 == 0;
    }

    /** GZIPInputStream takes what is not available yet for the end of the stream. */
    private static final class NeverEmpty extends FilterInputStream {
        private NeverEmpty(InputStream in) {
            super(in);
        }

        @Override
        public int available() throws IOException {
            return Math.max(1, in.available());
        }
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }
}
