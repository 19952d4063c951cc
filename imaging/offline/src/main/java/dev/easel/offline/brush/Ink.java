package dev.easel.offline.brush;

/** The color of a shape at each of its pixels. */
@FunctionalInterface
public interface Ink {
    /** Writes R, G, B and A in linear light, not premultiplied, for the pixel with the given center. */
    void at(double x, double y, float[] rgba);

    /** Returns an ink of one color. */
    static Ink plain(Color color) {
        return (x, y, rgba) -> {
            rgba[0] = color.red();
            rgba[1] = color.green();
            rgba[2] = color.blue();
            rgba[3] = color.alpha();
        };
    }

    /** Returns an ink that changes along the line from one point to another, and stays constant beyond its ends. */
    static Ink along(double x0, double y0, double x1, double y1, Gradient gradient) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double square = dx * dx + dy * dy;
        return (x, y, rgba) -> gradient.at(((x - x0) * dx + (y - y0) * dy) / square, rgba);
    }

    /** Returns an ink that changes from a point outwards to a radius. */
    static Ink around(double centerX, double centerY, double radius, Gradient gradient) {
        return (x, y, rgba) -> {
            double dx = x - centerX;
            double dy = y - centerY;
            gradient.at(Math.sqrt(dx * dx + dy * dy) / radius, rgba);
        };
    }
}
