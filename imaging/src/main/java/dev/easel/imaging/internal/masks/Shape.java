package dev.easel.imaging.internal.masks;

/** An area of the plane, in pixels, x to the right and y down; a pixel belongs to it when its centre does. */
public interface Shape {
    /** Returns what to call the shape in a message. */
    String name();

    /** Returns the upright rectangle the shape lies in. */
    Extent extent();

    /** Tells the runs in which a horizontal line lies within the shape; they may overlap. */
    void cross(double y, Runs runs);

    /** Takes the runs of a line, each from a place (included) to another (excluded). */
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
