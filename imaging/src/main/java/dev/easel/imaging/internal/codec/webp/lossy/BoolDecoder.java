package dev.easel.imaging.internal.codec.webp.lossy;

/** Decodes the booleans of lossy data, each with a probability (RFC 6386, section 7). */
final class BoolDecoder {
    private static final int EVEN = 128;

    private final byte[] file;
    private final int end;
    private int at;
    private long value;

    /** One less than the range of the standard, which is at least 128 between two calls. */
    private int range = 254;

    /** The number of bits of the value below the eight that are compared; more are loaded when none are left. */
    private int bits = -8;

    private boolean exhausted;

    BoolDecoder(byte[] file, int from, int end) {
        this.file = file;
        this.at = from;
        this.end = end;
    }

    /** Reads a boolean that is false with a probability in 256ths; returns 0 or 1. */
    int bit(int probability) {
        if (bits < 0) {
            load();
        }
        int split = range * probability >> 8;
        boolean high = (int) (value >> bits) > split;
        int left = high ? range - split : split + 1;
        if (high) {
            value -= split + 1L << bits;
        }
        int shift = Integer.numberOfLeadingZeros(left) - 24;
        range = (left << shift) - 1;
        bits -= shift;
        return high ? 1 : 0;
    }

    private void load() {
        if (end - at >= 3) {
            value = value << 24 | (file[at] & 0xFF) << 16 | (file[at + 1] & 0xFF) << 8 | file[at + 2] & 0xFF;
            at += 3;
            bits += 24;
        } else if (at < end) {
            value = value << 8 | file[at++] & 0xFF;
            bits += 8;
        } else {
            value <<= 8;
            bits += 8;
            exhausted = true;
        }
    }

    boolean flag(int probability) {
        return bit(probability) == 1;
    }

    boolean flag() {
        return bit(EVEN) == 1;
    }

    /** Reads a number of {@code count} bits, the highest first. */
    int number(int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            number = number << 1 | bit(EVEN);
        }
        return number;
    }

    /** Reads a number of {@code count} bits and its sign. */
    int signed(int count) {
        int number = number(count);
        return flag() ? -number : number;
    }

    /** Reads a flag and, if it is set, a number with its sign; 0 otherwise. */
    int optionalSigned(int count) {
        return flag() ? signed(count) : 0;
    }

    /** Returns whether more was read than the data contains. */
    boolean exhausted() {
        return exhausted;
    }
}
