package dev.easel.imaging.internal.masks;

/** A line drawn freehand through points, with round ends and joints. */
public final class Stroke implements Shape {
    private final double radius;
    private final double[] xy;

    /** Takes the line's width in pixels, and the points as x, y, x, y and so on. */
    public Stroke(double width, double... xy) {
        if (!(width > 0 && width <= 1_000_000)) {
            throw new IllegalArgumentException(
                    "Invalid stroke width " + width + ": it must be more than 0 and at most 1000000 pixels.");
        }
        Points.check("stroke", 1, xy);
        this.radius = width / 2;
        this.xy = xy.clone();
    }

    @Override
    public String name() {
        return "Stroke through " + xy.length / 2 + " points";
    }

    @Override
    public Extent extent() {
        return Extent.of(xy, radius);
    }

    @Override
    public void cross(double line, Runs runs) {
        if (xy.length == 2) {
            segment(line, xy[0], xy[1], xy[0], xy[1], runs);
        }
        for (int i = 2; i < xy.length; i += 2) {
            segment(line, xy[i - 2], xy[i - 1], xy[i], xy[i + 1], runs);
        }
    }

    /**
     * The area within the radius of a segment is convex: a line crosses it in one run, between the end discs and the
     * long sides.
     */
    private void segment(double line, double ax, double ay, double bx, double by, Runs runs) {
        if (line < Math.min(ay, by) - radius || line > Math.max(ay, by) + radius) {
            return;
        }
        Span span = new Span();
        disc(line, ax, ay, span);
        disc(line, bx, by, span);
        double length = Math.hypot(bx - ax, by - ay);
        if (length > 0) {
            double outX = -(by - ay) / length * radius;
            double outY = (bx - ax) / length * radius;
            side(line, ax + outX, ay + outY, bx + outX, by + outY, span);
            side(line, ax - outX, ay - outY, bx - outX, by - outY, span);
        }
        if (span.from < span.to) {
            runs.run(span.from, span.to);
        }
    }

    private void disc(double line, double x, double y, Span span) {
        double away = line - y;
        if (Math.abs(away) <= radius) {
            double half = Math.sqrt(radius * radius - away * away);
            span.take(x - half);
            span.take(x + half);
        }
    }

    private static void side(double line, double ax, double ay, double bx, double by, Span span) {
        if ((ay <= line) != (by <= line)) {
            span.take(ax + (line - ay) / (by - ay) * (bx - ax));
        }
    }

    /** The run between the outermost positions taken. */
    private static final class Span {
        private double from = Double.POSITIVE_INFINITY;
        private double to = Double.NEGATIVE_INFINITY;

        void take(double x) {
            from = Math.min(from, x);
            to = Math.max(to, x);
        }
    }
}
