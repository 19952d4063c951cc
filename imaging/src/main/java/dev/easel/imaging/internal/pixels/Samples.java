package dev.easel.imaging.internal.pixels;

/** Converts between samples of 8 and 16 bits, rounded to the nearest. */
public final class Samples {
    private Samples() {}

    /** Returns the 8-bit level nearest to an unsigned 16-bit one. */
    public static int toEight(int sixteen) {
        return (sixteen + 128) / 257;
    }

    /** Returns the unsigned 16-bit level of an 8-bit one. */
    public static int toSixteen(int eight) {
        return eight * 257;
    }

    /** Returns the pixel of four 16-bit samples, R, G, B, A, that start at an index. */
    public static int argb(short[] rgba, int at) {
        return toEight(rgba[at + 3] & 0xFFFF) << 24
                | toEight(rgba[at] & 0xFFFF) << 16
                | toEight(rgba[at + 1] & 0xFFFF) << 8
                | toEight(rgba[at + 2] & 0xFFFF);
    }
}
