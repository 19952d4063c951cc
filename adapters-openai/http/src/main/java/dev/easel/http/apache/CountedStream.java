package dev.easel.http.apache;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts bytes as they are read, in pieces: a channel copies each through memory outside the heap, and keeps it. */
final class CountedStream extends FilterInputStream {
    /** Receives the number of bytes that were read; may refuse more. */
    @FunctionalInterface
    interface Count {
        void add(int bytes) throws IOException;
    }

    private static final int PIECE = 1 << 16;

    private final Count count;

    CountedStream(InputStream in, Count count) {
        super(in);
        this.count = count;
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        if (b >= 0) {
            count.add(1);
        }
        return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = in.read(into, offset, Math.min(length, PIECE));
        if (read > 0) {
            count.add(read);
        }
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        int skipped = (int) in.skip(Math.min(wanted, Integer.MAX_VALUE));
        count.add(skipped);
        return skipped;
    }
}
