package dev.easel.http.apache;

import dev.easel.core.annotation.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A body without its gzip or deflate encoding. Nothing is read before the first byte is wanted, since a header may arrive
 * long before its body; and a body that is not encoded, whatever its header says, is passed on.
 */
final class DecodedStream extends InputStream {
    private static final int BUFFER = 1 << 13;
    private static final int GZIP = 0x1F8B;

    private final InputStream encoded;
    private final boolean deflate;
    private @Nullable InputStream decoded;

    DecodedStream(InputStream encoded, boolean deflate) {
        this.encoded = encoded;
        this.deflate = deflate;
    }

    private InputStream decoded() throws IOException {
        InputStream open = decoded;
        if (open == null) {
            open = open();
            decoded = open;
        }
        return open;
    }

    private InputStream open() throws IOException {
        PushbackInputStream in = new PushbackInputStream(encoded, 2);
        int first = in.read();
        int second = first < 0 ? -1 : in.read();
        if (second >= 0) {
            in.unread(second);
        }
        if (first >= 0) {
            in.unread(first);
        }
        int start = first << 8 | second;
        if (second < 0 || !deflate && start != GZIP) {
            return in;
        }
        if (!deflate) {
            return new GZIPInputStream(in, BUFFER);
        }
        // Servers disagree on whether deflate has a header (RFC 9110, 8.4.1.2).
        boolean header = (first & 0x0F) == 8 && start % 31 == 0;
        return new InflaterInputStream(in, new Inflater(!header), BUFFER);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = decoded().read(into, offset, length);
        if (read < 0) {
            readEnd();
        }
        return read;
    }

    /** Reads the end that follows the last encoded byte, so that the connection can be used again. */
    private void readEnd() {
        try {
            encoded.read();
        } catch (IOException e) {
            System.getLogger(DecodedStream.class.getName())
                    .log(System.Logger.Level.DEBUG, "A connection broke after a response that is whole.", e);
        }
    }

    @Override
    public void close() throws IOException {
        InputStream open = decoded;
        if (open != null) {
            open.close();
        }
        encoded.close();
    }
}
