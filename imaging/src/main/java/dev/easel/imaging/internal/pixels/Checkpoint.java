package dev.easel.imaging.internal.pixels;

/**
 * Told how far long work has come, and able to end it: what it throws comes out of the work.
 *
 * <p>Called on the thread that asked for the work, shares never falling.
 */
@FunctionalInterface
public interface Checkpoint {
    /** Notes that a share of the work, 0 to 1, is done. */
    void reached(double share);

    /** Returns a checkpoint that lets everything pass. */
    static Checkpoint none() {
        return share -> {};
    }

    /** Returns a checkpoint for a part of the work, the part that lies between two shares of the whole. */
    default Checkpoint part(double from, double to) {
        return share -> reached(from + share * (to - from));
    }
}
