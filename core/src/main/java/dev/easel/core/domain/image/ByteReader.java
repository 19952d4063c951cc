package dev.easel.core.domain.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads numbers of either byte order from a stream and skips without storing what it skips. */
final class ByteReader {
    private final InputStream in;

    ByteReader(InputStream in) {
        this.in = in;
    }

    int u8() throws IOException {
        int value = in.read();
        if (value < 0) {
            throw new EOFException();
        }
        return value;
    }

    int u16() throws IOException {
        return u8() << 8 | u8();
    }

    int u16le() throws IOException {
        return u8() | u8() << 8;
    }

    int u24le() throws IOException {
        return u16le() | u8() << 16;
    }

    long u32() throws IOException {
        return (long) u16() << 16 | u16();
    }

    long u32le() throws IOException {
        return u16le() | (long) u16le() << 16;
    }

    byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    void skip(long count) throws IOException {
        in.skipNBytes(count);
    }

    /** Rejects bytes that are not the expected ASCII text. */
    void expect(String ascii) throws IOException {
        for (int i = 0; i < ascii.length(); i++) {
            if (u8() != ascii.charAt(i)) {
                throw HeaderReader.unknown();
            }
        }
    }
}
