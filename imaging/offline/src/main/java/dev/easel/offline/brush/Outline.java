package dev.easel.offline.brush;

import java.util.Arrays;

/** The closed contours of a shape, with curves flattened; overlapping contours of the same direction stay filled. */
public final class Outline {
    private static final double TURN = 2 * Math.PI;

    private double[] xs = new double[32];
    private double[] ys = new double[32];
    private int[] starts = new int[4];
    private int points;
    private int contours;

    /** Starts a new contour. */
    public Outline move(double x, double y) {
        if (contours == starts.length) {
            starts = Arrays.copyOf(starts, contours * 2);
        }
        starts[contours++] = points;
        return add(x, y);
    }

    /** Adds a straight line. */
    public Outline line(double x, double y) {
        return add(x, y);
    }

    /** Adds a quadratic curve, with one control point. */
    public Outline curve(double cx, double cy, double x, double y) {
        double x0 = xs[points - 1];
        double y0 = ys[points - 1];
        int steps = steps(Math.abs(cx - x0) + Math.abs(cy - y0) + Math.abs(x - cx) + Math.abs(y - cy));
        for (int i = 1; i <= steps; i++) {
            double t = (double) i / steps;
            double s = 1 - t;
            add(s * s * x0 + 2 * s * t * cx + t * t * x, s * s * y0 + 2 * s * t * cy + t * t * y);
        }
        return this;
    }

    /** Adds a cubic curve, with two control points. */
    public Outline curve(double ax, double ay, double bx, double by, double x, double y) {
        double x0 = xs[points - 1];
        double y0 = ys[points - 1];
        int steps = steps(Math.abs(ax - x0)
                + Math.abs(ay - y0)
                + Math.abs(bx - ax)
                + Math.abs(by - ay)
                + Math.abs(x - bx)
                + Math.abs(y - by));
        for (int i = 1; i <= steps; i++) {
            double t = (double) i / steps;
            double s = 1 - t;
            add(
                    s * s * s * x0 + 3 * s * s * t * ax + 3 * s * t * t * bx + t * t * t * x,
                    s * s * s * y0 + 3 * s * s * t * ay + 3 * s * t * t * by + t * t * t * y);
        }
        return this;
    }

    private static int steps(double length) {
        return (int) Math.max(4, Math.min(96, length / 3));
    }

    private Outline add(double x, double y) {
        if (points == xs.length) {
            xs = Arrays.copyOf(xs, points * 2);
            ys = Arrays.copyOf(ys, points * 2);
        }
        xs[points] = x;
        ys[points++] = y;
        return this;
    }

    /** Returns a rectangle. */
    public static Outline rectangle(double x, double y, double width, double height) {
        return new Outline()
                .move(x, y)
                .line(x + width, y)
                .line(x + width, y + height)
                .line(x, y + height);
    }

    /** Returns a rectangle with rounded corners. */
    public static Outline rounded(double x, double y, double width, double height, double radius) {
        double r = Math.min(radius, Math.min(width, height) / 2);
        return new Outline()
                .move(x + r, y)
                .line(x + width - r, y)
                .curve(x + width, y, x + width, y + r)
                .line(x + width, y + height - r)
                .curve(x + width, y + height, x + width - r, y + height)
                .line(x + r, y + height)
                .curve(x, y + height, x, y + height - r)
                .line(x, y + r)
                .curve(x, y, x + r, y);
    }

    /** Returns a circle. */
    public static Outline circle(double x, double y, double radius) {
        return ellipse(x, y, radius, radius, 0);
    }

    /** Returns an ellipse turned by an angle in radians. */
    public static Outline ellipse(double x, double y, double across, double down, double angle) {
        // Enough corners to stay within a twentieth of a pixel of the curve.
        int steps = (int) Math.max(8, Math.ceil(10 * Math.sqrt(Math.max(Math.abs(across), Math.abs(down)))));
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        Outline outline = new Outline();
        for (int i = 0; i < steps; i++) {
            double turn = TURN * i / steps;
            double u = across * StrictMath.cos(turn);
            double v = down * StrictMath.sin(turn);
            double px = x + u * cos - v * sin;
            double py = y + u * sin + v * cos;
            if (i == 0) {
                outline.move(px, py);
            } else {
                outline.line(px, py);
            }
        }
        return outline;
    }

    /** Returns a smooth contour through points given as x, y, x, y … */
    public static Outline smooth(double... xy) {
        int n = xy.length / 2;
        Outline outline = new Outline().move(xy[0], xy[1]);
        for (int i = 0; i < n; i++) {
            int before = 2 * ((i + n - 1) % n);
            int from = 2 * i;
            int to = 2 * ((i + 1) % n);
            int after = 2 * ((i + 2) % n);
            outline.curve(
                    xy[from] + (xy[to] - xy[before]) / 6,
                    xy[from + 1] + (xy[to + 1] - xy[before + 1]) / 6,
                    xy[to] - (xy[after] - xy[from]) / 6,
                    xy[to + 1] - (xy[after + 1] - xy[from + 1]) / 6,
                    xy[to],
                    xy[to + 1]);
        }
        return outline;
    }

    /** Returns a line of changing width with round ends through points given as x, y, width, x, y, width … */
    public static Outline stroke(double... xyw) {
        Outline outline = new Outline();
        for (int i = 0; i + 5 < xyw.length; i += 3) {
            outline.segment(xyw[i], xyw[i + 1], xyw[i + 2] / 2, xyw[i + 3], xyw[i + 4], xyw[i + 5] / 2);
        }
        return outline;
    }

    /** Adds the hull of two circles; all segments have the same direction, so that they may overlap. */
    private void segment(double x0, double y0, double r0, double x1, double y1, double r1) {
        double angle = StrictMath.atan2(y1 - y0, x1 - x0);
        int steps = (int) Math.max(4, Math.min(40, 2 * Math.max(r0, r1)));
        for (int i = 0; i <= steps; i++) {
            double turn = angle + Math.PI / 2 + Math.PI * i / steps;
            double x = x0 + r0 * StrictMath.cos(turn);
            double y = y0 + r0 * StrictMath.sin(turn);
            if (i == 0) {
                move(x, y);
            } else {
                line(x, y);
            }
        }
        for (int i = 0; i <= steps; i++) {
            double turn = angle - Math.PI / 2 + Math.PI * i / steps;
            line(x1 + r1 * StrictMath.cos(turn), y1 + r1 * StrictMath.sin(turn));
        }
    }

    /** Adds the contours of another outline. */
    public Outline and(Outline other) {
        for (int contour = 0; contour < other.contours; contour++) {
            for (int i = other.starts[contour]; i < other.end(contour); i++) {
                if (i == other.starts[contour]) {
                    move(other.xs[i], other.ys[i]);
                } else {
                    line(other.xs[i], other.ys[i]);
                }
            }
        }
        return this;
    }

    /** Returns this outline turned by an angle in radians around a point. */
    public Outline turned(double angle, double aboutX, double aboutY) {
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        Outline turned = new Outline().and(this);
        for (int i = 0; i < points; i++) {
            double dx = xs[i] - aboutX;
            double dy = ys[i] - aboutY;
            turned.xs[i] = aboutX + dx * cos - dy * sin;
            turned.ys[i] = aboutY + dx * sin + dy * cos;
        }
        return turned;
    }

    /** Returns this outline moved. */
    public Outline moved(double across, double down) {
        Outline moved = new Outline().and(this);
        for (int i = 0; i < points; i++) {
            moved.xs[i] += across;
            moved.ys[i] += down;
        }
        return moved;
    }

    int contours() {
        return contours;
    }

    int start(int contour) {
        return starts[contour];
    }

    int end(int contour) {
        return contour + 1 < contours ? starts[contour + 1] : points;
    }

    double x(int point) {
        return xs[point];
    }

    double y(int point) {
        return ys[point];
    }

    int points() {
        return points;
    }
}
