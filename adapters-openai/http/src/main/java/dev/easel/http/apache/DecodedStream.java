package dev.easel.http.apache;

import dev.easel.core.annotation.Nullable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Unpacks a body that is packed, judged by its first bytes rather than by its headers, and passes any other on as it is:
 * neither JSON, events, text nor images begin with these bytes. Nothing is read before the first byte is wanted, since a
 * header may arrive long before its body.
 */
final class DecodedStream extends InputStream {
    private static final int BUFFER = 1 << 13;
    private static final int GZIP = 0x1F8B;

    private final InputStream packed;
    private final boolean bareDeflate;
    private @Nullable InputStream plain;

    /**
     * Unpacks a body.
     *
     * @param bareDeflate whether it may be deflated without a header, as some servers do (RFC 9110, 8.4.1.2)
     */
    DecodedStream(InputStream packed, boolean bareDeflate) {
        this.packed = packed;
        this.bareDeflate = bareDeflate;
    }

    private InputStream open() throws IOException {
        byte[] start = packed.readNBytes(2);
        PushbackInputStream whole = new PushbackInputStream(packed, 2);
        whole.unread(start);
        int first = start.length < 2 ? 0 : (start[0] & 0xFF) << 8 | start[1] & 0xFF;
        if (first == GZIP) {
            return new GZIPInputStream(new NeverEmpty(whole), BUFFER);
        }
        if (first >> 8 == 0x78 && first % 31 == 0) {
            return new InflaterInputStream(whole, new Inflater(), BUFFER);
        }
        boolean text = first >> 8 == '{' || first >> 8 == '[' || first >> 8 == 'd' || first == 0;
        return bareDeflate && !text ? new InflaterInputStream(whole, new Inflater(true), BUFFER) : whole;
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
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        InputStream open = plain;
        if (open == null) {
            open = open();
            plain = open;
        }
        int read = open.read(into, offset, length);
        if (read < 0) {
            readEnd();
        }
        return read;
    }

    /** Reads the end that follows the last packed byte, so that the connection can be used again. */
    private void readEnd() {
        try {
            packed.read();
        } catch (IOException e) {
            System.getLogger(DecodedStream.class.getName())
                    .log(System.Logger.Level.DEBUG, "A connection broke after a response that is whole.", e);
        }
    }

    @Override
    public void close() throws IOException {
        InputStream open = plain;
        if (open != null) {
            open.close();
        }
        packed.close();
    }
}
