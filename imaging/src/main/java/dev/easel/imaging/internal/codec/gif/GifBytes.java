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
            throw truncated();
        }
        return file[at++] & 0xFF;
    }

    int u16() {
        return u8() | u8() << 8;
    }

    /** Returns the next byte without consuming it. */
    int peek() {
        return peek(0);
    }

    /** Returns a later byte without consuming it. */
    int peek(int ahead) {
        if (file.length - at <= ahead) {
            throw truncated();
        }
        return file[at + ahead] & 0xFF;
    }

    String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) u8());
        }
        return text.toString();
    }

    void skip(int count) {
        if (file.length - at < count) {
            throw truncated();
        }
        at += count;
    }

    /** Skips data blocks, each preceded by its length, up to and including the empty one. */
    void skipBlocks() {
        for (int length = u8(); length > 0; length = u8()) {
            skip(length);
        }
    }

    private ImageProcessingException truncated() {
        return new ImageProcessingException(
                "The GIF is cut short: it ends after " + file.length + " bytes, in the middle of a block.");
    }
}
