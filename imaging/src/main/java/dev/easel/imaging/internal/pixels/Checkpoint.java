package dev.easel.imaging.internal.pixels;

/**
 * Receives the progress of a long task and can stop it: an exception that it throws is thrown by the task.
 *
 * <p>Called on the thread that started the task, with shares that never decrease.
 */
@FunctionalInterface
public interface Checkpoint {
    /** Reports that a share of the task, 0 to 1, is done. */
    void reached(double share);

    /** Returns a checkpoint that does nothing. */
    static Checkpoint none() {
        return share -> {};
    }

    /** Returns a checkpoint for the part of the task between two shares of the whole. */
    default Checkpoint part(double from, double to) {
        return share -> reached(from + share * (to - from));
    }
}
