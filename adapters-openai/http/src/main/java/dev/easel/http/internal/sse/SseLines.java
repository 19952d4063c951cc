package dev.easel.http.internal.sse;

import dev.easel.http.json.OversizedResponseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The lines of an event stream, read piece by piece: CR, LF and CRLF all end a line, and a BOM may come first. */
final class SseLines {
    /** What begins at the reader's position. */
    enum Start {
        FIELD,
        BLANK,
        END
    }

    private static final int NONE = -1;
    private static final int LONGEST_VALUE = 4096;
    private static final int MAX_BESIDES_DATA = 16 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 14];
    private int position;
    private int limit;
    private boolean top = true;
    private boolean afterReturn;
    private int besidesData;

    SseLines(InputStream in) {
        this.in = in;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = 0;
        int count;
        do {
            count = in.read(buffer, 0, buffer.length);
        } while (count == 0);
        limit = Math.max(0, count);
        return count > 0;
    }

    /** Counts bytes that are not data, which a server may send forever to keep the connection alive. */
    private void count(int bytes) throws IOException {
        besidesData += bytes;
        if (besidesData > MAX_BESIDES_DATA) {
            throw OversizedResponseException.besidesImages(MAX_BESIDES_DATA);
        }
    }

    private int peek() throws IOException {
        return position < limit || fill() ? buffer[position] & 0xFF : NONE;
    }

    /** Returns what begins at the start of a line, after comments and the line feed of a CRLF; a blank line is consumed. */
    Start start() throws IOException {
        if (top) {
            top = false;
            skipByteOrderMark();
        }
        while (true) {
            int b = peek();
            if (b == '\n' && afterReturn) {
                afterReturn = false;
                position++;
                continue;
            }
            afterReturn = false;
            if (b == NONE) {
                return Start.END;
            }
            if (b == ':') {
                fieldValue();
            } else if (isLineEnd(b)) {
                count(1);
                endLine(b);
                return Start.BLANK;
            } else {
                return Start.FIELD;
            }
        }
    }

    private void skipByteOrderMark() throws IOException {
        for (int mark : new int[] {0xEF, 0xBB, 0xBF}) {
            if (peek() != mark) {
                return;
            }
            position++;
        }
    }

    private static boolean isLineEnd(int b) {
        return b == '\n' || b == '\r';
    }

    private void endLine(int end) {
        position++;
        afterReturn = end == '\r';
    }

    /** Reads a field's name up to its colon, or the whole line if it has no colon. */
    String fieldName() throws IOException {
        StringBuilder name = new StringBuilder();
        for (int b = peek(); b != NONE && !isLineEnd(b); b = peek()) {
            position++;
            count(1);
            if (b == ':') {
                break;
            }
            if (name.length() < 64) {
                name.append((char) b);
            }
        }
        return name.toString();
    }

    /** Skips the one space that may follow a colon. */
    void skipSpace() throws IOException {
        if (peek() == ' ') {
            position++;
        }
    }

    /** Reads a field's value to the end of its line; returns only the beginning of a very long one. */
    String fieldValue() throws IOException {
        skipSpace();
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        byte[] piece = new byte[256];
        for (int count = read(piece, 0, piece.length); count > 0; count = read(piece, 0, piece.length)) {
            count(count);
            value.write(piece, 0, Math.min(count, LONGEST_VALUE - value.size()));
        }
        return value.toString(StandardCharsets.UTF_8);
    }

    /** Reads part of the line; returns 0 at its end, which is consumed. */
    int read(byte[] into, int offset, int length) throws IOException {
        int first = peek();
        if (first == NONE) {
            return 0;
        }
        if (isLineEnd(first)) {
            endLine(first);
            return 0;
        }
        int available = Math.min(length, limit - position);
        int count = 0;
        while (count < available && !isLineEnd(buffer[position + count])) {
            count++;
        }
        System.arraycopy(buffer, position, into, offset, count);
        position += count;
        return count;
    }
}
