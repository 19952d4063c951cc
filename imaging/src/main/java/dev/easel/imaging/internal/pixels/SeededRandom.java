package dev.easel.imaging.internal.pixels;

/**
 * A small random generator (SplitMix64) that gives the same numbers on every machine.
 *
 * <p>It can be seeded for a position, so that results do not depend on the order in which threads share the work.
 */
public final class SeededRandom {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    public SeededRandom(long seed) {
        this.state = seed;
    }

    /** Returns well-mixed bits of a value; similar values give different results. */
    public static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** Returns well-mixed bits of a seed and a position. */
    public static long mix(long seed, long position) {
        return mix(mix(seed + STEP) + position * STEP);
    }

    public long nextLong() {
        state += STEP;
        return mix(state);
    }

    /** Returns a number from 0 to one less than the bound. */
    public int below(int bound) {
        return (int) ((nextLong() >>> 32) * bound >>> 32);
    }

    /** Returns a number from 0 (inclusive) to 1 (exclusive). */
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
