package dev.easel.imaging.internal.codec.webp.lossless;

import dev.easel.core.failure.ImageProcessingException;

/** The bits of lossless data, the lowest of each byte first. */
final class LosslessBits {
    private final byte[] file;
    private final int end;
    private int at;
    private long bits;
    private int available;

    LosslessBits(byte[] file, int from, int end) {
        this.file = file;
        this.at = from;
        this.end = end;
    }

    /** Reads up to 24 bits as a number. */
    int read(int bitCount) {
        int value = peek(bitCount);
        drop(bitCount);
        return value;
    }

    boolean readFlag() {
        return read(1) == 1;
    }

    /** Returns up to 24 bits without consuming them; bits after the end are 0. */
    int peek(int bitCount) {
        while (available < bitCount) {
            if (at < end) {
                bits |= (file[at] & 0xFFL) << available;
            }
            at++;
            available += 8;
        }
        return (int) bits & (1 << bitCount) - 1;
    }

    /** Returns the number of bytes that are not consumed, rounded up. */
    int bytesLeft() {
        return Math.max(0, end - at + (available + 7 >> 3));
    }

    /** Consumes bits after a peek. */
    void drop(int bitCount) {
        bits >>>= bitCount;
        available -= bitCount;
        if (at - end > available >> 3) {
            throw new ImageProcessingException("The WebP is cut short: its lossless data ends early.");
        }
    }
}
