package dev.easel.imaging.internal.codec.gif;

import dev.easel.core.failure.ImageProcessingException;

/** The bytes of a GIF, read from front to back. */
final class GifBytes {
    private final byte[] file;
    private int at;

    GifBytes(byte[] file) {
        this.file = file;
    }

    boolean atEnd() {
        return at >= file.length;
    }

    int u8() {
        if (at >= file.length) {
            throw cut();
        }
        return file[at++] & 0xFF;
    }

    int u16() {
        return u8() | u8() << 8;
    }

    /** Returns the next byte without taking it. */
    int peek() {
        return peek(0);
    }

    /** Returns a byte further on without taking it. */
    int peek(int ahead) {
        if (file.length - at <= ahead) {
            throw cut();
        }
        return file[at + ahead] & 0xFF;
    }

    String word(int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append((char) u8());
        }
        return word.toString();
    }

    void skip(int count) {
        if (file.length - at < count) {
            throw cut();
        }
        at += count;
    }

    /** Passes over data blocks, each with its length before it, up to and including the empty one. */
    void skipBlocks() {
        for (int length = u8(); length > 0; length = u8()) {
            skip(length);
        }
    }

    private ImageProcessingException cut() {
        return new ImageProcessingException(
                "The GIF is cut short: it ends after " + file.length + " bytes, in the middle of a block.");
    }
}
