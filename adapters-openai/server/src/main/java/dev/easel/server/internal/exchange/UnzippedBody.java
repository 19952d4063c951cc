package dev.easel.server.internal.exchange;

import dev.easel.server.route.HttpError;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A gzipped body, decoded within bounds: neither its length nor how far it expands is left to the caller. */
final class UnzippedBody extends FilterInputStream {
    private static final int BUFFER = 1 << 13;
    private static final int MOST_EXPANSION = 200;
    private static final long ALWAYS_ALLOWED = 1 << 20;

    private final long most;
    private final long zippedBytes;
    private long count;

    /** Opens a body of a length. */
    UnzippedBody(InputStream zipped, long zippedBytes, long mostBytes) throws IOException {
        super(unzipped(zipped));
        this.zippedBytes = zippedBytes;
        this.most = mostBytes;
    }

    private static InputStream unzipped(InputStream zipped) throws IOException {
        try {
            return new GZIPInputStream(zipped, BUFFER);
        } catch (ZipException | EOFException e) {
            throw broken().asException();
        }
    }

    private static HttpError broken() {
        return HttpError.of(
                400, "malformed_request", "The request body is not gzip, as its Content-Encoding says, or is cut off.");
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n;
        try {
            n = super.read(into, offset, length);
        } catch (ZipException | EOFException e) {
            throw broken().asException();
        }
        count += Math.max(0, n);
        if (count > most) {
            throw HttpErrors.tooLarge(most).asException();
        }
        if (count > ALWAYS_ALLOWED && count / MOST_EXPANSION > zippedBytes) {
            throw HttpError.of(
                            413,
                            "request_too_large",
                            "The gzipped request body expands more than " + MOST_EXPANSION
                                    + " times, the limit of this server.")
                    .asException();
        }
        return n;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = 0;
        while (skipped < bytes && read() >= 0) {
            skipped++;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
