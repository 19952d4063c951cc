package dev.easel.imaging.internal.masks;

/** An area of the plane, in pixels, x to the right and y down; a pixel belongs to it when its center does. */
public interface Shape {
    /** Returns the name of the shape for messages. */
    String name();

    /** Returns the upright rectangle that encloses the shape. */
    Extent extent();

    /** Passes on the runs in which a horizontal line is within the shape; they may overlap. */
    void cross(double y, Runs runs);

    /** Receives the runs of a line, each from one position (included) to another (excluded). */
    @FunctionalInterface
    interface Runs {
        void run(double from, double to);
    }

    /** The corners of an upright rectangle. */
    record Extent(double left, double top, double right, double bottom) {
        static Extent of(double[] xy, double margin) {
            double left = xy[0];
            double top = xy[1];
            double right = left;
            double bottom = top;
            for (int i = 2; i < xy.length; i += 2) {
                left = Math.min(left, xy[i]);
                right = Math.max(right, xy[i]);
                top = Math.min(top, xy[i + 1]);
                bottom = Math.max(bottom, xy[i + 1]);
            }
            return new Extent(left - margin, top - margin, right + margin, bottom + margin);
        }
    }
}
