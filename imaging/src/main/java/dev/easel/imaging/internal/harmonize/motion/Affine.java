package dev.easel.imaging.internal.harmonize.motion;

import java.util.ArrayList;
import java.util.List;

/**
 * A motion that keeps straight lines straight: shift, scale, rotation and skew.
 *
 * <p>Point (x, y) is at (xx·x + xy·y + x0, yx·x + yy·y + y0).
 */
public record Affine(double xx, double xy, double x0, double yx, double yy, double y0) implements Motion {
    /** Leaves every point in its place. */
    public static final Affine IDENTITY = shift(0, 0);

    /** Returns a motion by a number of pixels to the right and down. */
    public static Affine shift(double x, double y) {
        return new Affine(1, 0, x, 0, 1, y);
    }

    @Override
    public boolean identity() {
        return equals(IDENTITY);
    }

    /** Returns whether every pixel moves by the same number of whole pixels. */
    public boolean whole() {
        return equals(shift(Math.rint(x0), Math.rint(y0)));
    }

    @Override
    public Affine scaled(double across, double down) {
        return new Affine(xx, xy * across / down, x0 * across, yx * down / across, yy, y0 * down);
    }

    @Override
    public void row(int y, int from, int count, double[] xs, double[] ys) {
        double middle = y + 0.5;
        double startX = xy * middle + x0;
        double startY = yy * middle + y0;
        for (int i = 0; i < count; i++) {
            double x = from + i + 0.5;
            xs[i] = xx * x + startX;
            ys[i] = yx * x + startY;
        }
    }

    @Override
    public Affine affine() {
        return this;
    }

    double x(double x, double y) {
        return xx * x + xy * y + x0;
    }

    double y(double x, double y) {
        return yx * x + yy * y + y0;
    }

    /** Returns the largest distance between where two motions put a point of an image of a size. */
    double distance(Affine other, double width, double height) {
        double farthest = 0;
        for (int corner = 0; corner < 4; corner++) {
            double x = (corner & 1) * width;
            double y = (corner >> 1) * height;
            farthest = Math.max(farthest, Math.hypot(x(x, y) - other.x(x, y), y(x, y) - other.y(x, y)));
        }
        return farthest;
    }

    /** Returns the motion back. */
    Affine inverse() {
        double determinant = xx * yy - xy * yx;
        double a = yy / determinant;
        double b = -xy / determinant;
        double d = -yx / determinant;
        double e = xx / determinant;
        return new Affine(a, b, -a * x0 - b * y0, d, e, -d * x0 - e * y0);
    }

    @Override
    public List<String> undone(int width, int height) {
        Affine back = inverse();
        double middleX = width / 2.0;
        double middleY = height / 2.0;
        double shiftX = middleX - x(middleX, middleY);
        double shiftY = middleY - y(middleX, middleY);
        double scaleX = 100 * (Math.hypot(back.xx, back.yx) - 1);
        double scaleY = 100 * (Math.hypot(back.xy, back.yy) - 1);
        double turn = Math.toDegrees(Math.atan2(back.yx - back.xy, back.xx + back.yy));
        double skew = Math.toDegrees(Math.atan2(back.xx * back.xy + back.yx * back.yy, determinantOf(back)));
        List<String> figures = new ArrayList<>();
        if (Math.hypot(shiftX, shiftY) >= 0.05) {
            figures.add(Figures.signed("shift %s, %s px", 1, shiftX, shiftY));
        }
        if (Math.abs(scaleX - scaleY) >= 0.05) {
            figures.add(Figures.withSign("scale %s %% × %s %%", 2, scaleX, scaleY));
        } else if (Math.abs(scaleX + scaleY) >= 0.02) {
            figures.add(Figures.withSign("scale %s %%", 2, (scaleX + scaleY) / 2));
        }
        if (Math.abs(turn) >= 0.01) {
            figures.add(Figures.signed("rotation %s°", 2, turn));
        }
        if (Math.abs(skew) >= 0.05) {
            figures.add(Figures.signed("skew %s°", 2, skew));
        }
        return List.copyOf(figures);
    }

    private static double determinantOf(Affine motion) {
        return motion.xx * motion.yy - motion.xy * motion.yx;
    }
}
