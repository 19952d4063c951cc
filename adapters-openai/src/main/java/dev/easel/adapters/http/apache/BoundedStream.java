package dev.easel.adapters.http.apache;

import dev.easel.adapters.http.json.OverlongReplyException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads no more of an answer than it may have. */
final class BoundedStream extends FilterInputStream {
    private final long most;
    private long received;

    BoundedStream(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        if (b >= 0) {
            add(1);
        }
        return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = in.read(into, offset, length);
        if (count > 0) {
            add(count);
        }
        return count;
    }

    private void add(int count) throws IOException {
        received += count;
        if (received > most) {
            throw OverlongReplyException.whole(most);
        }
    }
}
