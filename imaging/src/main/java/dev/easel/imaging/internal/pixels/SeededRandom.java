package dev.easel.imaging.internal.pixels;

/**
 * A small random generator (SplitMix64) that gives the same numbers on every machine.
 *
 * <p>It can be thrown for a place, so that work shared among threads does not depend on who does what first.
 */
public final class SeededRandom {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    public SeededRandom(long seed) {
        this.state = seed;
    }

    /** Returns well mixed bits of a value; similar values give unlike results. */
    public static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** Returns well mixed bits of a seed and a place. */
    public static long mix(long seed, long place) {
        return mix(mix(seed + STEP) + place * STEP);
    }

    public long nextLong() {
        state += STEP;
        return mix(state);
    }

    /** Returns a number from 0 to one less than the bound. */
    public int below(int bound) {
        return (int) ((nextLong() >>> 32) * bound >>> 32);
    }

    /** Returns a number from 0, included, to 1, excluded. */
    public double unit() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Returns a number between two others. */
    public double between(double low, double high) {
        return low + (high - low) * unit();
    }

    /** Returns true with the given chance, 0 to 1. */
    public boolean chance(double share) {
        return unit() < share;
    }
}
