package dev.easel.core.internal.metadata;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads a file forward, knows where it is, and holds no more than one buffer of it. */
final class ByteScanner {
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 14];
    private int at;
    private int end;
    private long read;

    ByteScanner(InputStream in) {
        this.in = in;
    }

    /** Returns the position of the next byte. */
    long position() {
        return read - (end - at);
    }

    int u8() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer));
            read += end;
            if (end == 0) {
                throw new EOFException();
            }
        }
        return buffer[at++] & 0xFF;
    }

    int u16() throws IOException {
        return u8() << 8 | u8();
    }

    long u32() throws IOException {
        return (long) u16() << 16 | u16();
    }

    long u32le() throws IOException {
        return u8() | u8() << 8 | u8() << 16 | (long) u8() << 24;
    }

    byte[] bytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) u8();
        }
        return bytes;
    }

    /** Moves forward to a position; does nothing if it is past it. */
    void moveTo(long position) throws IOException {
        long count = position - position();
        if (count <= end - at) {
            at += (int) Math.max(0, count);
            return;
        }
        long beyond = count - (end - at);
        at = end;
        in.skipNBytes(beyond);
        read += beyond;
    }
}
