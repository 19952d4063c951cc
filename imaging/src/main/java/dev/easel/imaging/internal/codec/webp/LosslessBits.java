package dev.easel.imaging.internal.codec.webp;

import dev.easel.core.failure.ImageProcessingException;

/** The bits of lossless data, the lowest of each byte first. */
final class LosslessBits {
    private final byte[] file;
    private final int end;
    private int at;
    private long bits;
    private int count;

    LosslessBits(byte[] file, int from, int end) {
        this.file = file;
        this.at = from;
        this.end = end;
    }

    /** Takes up to 24 bits as a number. */
    int read(int wanted) {
        int value = peek(wanted);
        drop(wanted);
        return value;
    }

    boolean readFlag() {
        return read(1) == 1;
    }

    /** Returns up to 24 bits without taking them; beyond the end they are 0. */
    int peek(int wanted) {
        while (count < wanted) {
            if (at < end) {
                bits |= (file[at] & 0xFFL) << count;
            }
            at++;
            count += 8;
        }
        return (int) bits & (1 << wanted) - 1;
    }

    /** Takes bits that were looked at. */
    void drop(int taken) {
        bits >>>= taken;
        count -= taken;
        if (at - end > count >> 3) {
            throw new ImageProcessingException("The WebP is cut short: its lossless data end early.");
        }
    }
}
