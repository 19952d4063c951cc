package dev.easel.http.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** A stream read through a buffer that its readers work on directly. */
final class ByteFeed {
    static final int END = -1;

    final byte[] buffer = new byte[1 << 15];
    int position;
    int limit;
    private InputStream in = InputStream.nullInputStream();

    /** Starts on another stream with the same buffer. */
    void restart(InputStream stream) {
        in = stream;
        position = 0;
        limit = 0;
    }

    /** Reads more once the buffer is used up; false at the end of the stream. */
    boolean fill() throws IOException {
        position = 0;
        limit = 0;
        int count = in.read(buffer, 0, buffer.length);
        while (count == 0) {
            count = in.read(buffer, 0, buffer.length);
        }
        if (count < 0) {
            return false;
        }
        limit = count;
        return true;
    }

    /** Returns the next byte, 0 to 255, or {@link #END}. */
    int next() throws IOException {
        return position < limit || fill() ? buffer[position++] & 0xFF : END;
    }

    /** Makes sure that there is a byte to read where the document cannot end yet. */
    void require(JsonPath path) throws IOException {
        if (position == limit && !fill()) {
            throw new MalformedResponseException("The JSON ends in the middle of " + path + ".");
        }
    }

    /** Returns the unread rest as a stream. */
    InputStream rest() {
        return new SequenceInputStream(new ByteArrayInputStream(buffer, position, limit - position), in);
    }
}
