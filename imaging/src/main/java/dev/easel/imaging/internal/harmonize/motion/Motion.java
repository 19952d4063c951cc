package dev.easel.imaging.internal.harmonize.motion;

import java.util.List;

/**
 * Where each point of a sent image is in the response.
 *
 * <p>Points are in pixels, from the upper left corner of the image: the center of pixel (x, y) is at (x + ½, y + ½).
 */
public sealed interface Motion permits Affine, SmoothWarp {
    /** Returns whether every point stays exactly where it was. */
    boolean identity();

    /** Returns the same motion for images that are larger or smaller by a factor across and down. */
    Motion scaled(double across, double down);

    /**
     * Writes where the centers of pixels of a row are.
     *
     * @param from the first column; it may lie outside the image, as may the others
     * @param xs receives one value per column, from index 0
     */
    void row(int y, int from, int count, double[] xs, double[] ys);

    /** Returns the motion of points without what bends them. */
    Affine affine();

    /** Returns what moving the response back does to an image of a size, in figures, such as "shift 4.0, −3.0 px". */
    List<String> undone(int width, int height);
}
