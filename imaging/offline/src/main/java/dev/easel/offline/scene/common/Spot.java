package dev.easel.offline.scene.common;

import dev.easel.offline.brush.Color;
import dev.easel.offline.brush.Gradient;
import dev.easel.offline.brush.Ink;
import dev.easel.offline.brush.Outline;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The place of an object, with local coordinates: across from -0.5 to 0.5, up from 0 at its foot to 1.
 *
 * <p>Shapes are a little lighter at the top and darker at the foot, as if lit from above.
 */
public final class Spot {
    private static final double ROUNDNESS = 0.07;

    private final Sheet sheet;
    private final double center;
    private final double foot;
    private final double size;

    public Spot(Sheet sheet, double center, double foot, double size) {
        this.sheet = sheet;
        this.center = center;
        this.foot = foot;
        this.size = size;
    }

    public Sheet sheet() {
        return sheet;
    }

    public double size() {
        return size;
    }

    public double x(double across) {
        return center + across * size;
    }

    public double y(double up) {
        return foot - up * size;
    }

    /** Returns what a color looks like in the light of the scene. */
    public Color lit(Color color) {
        return sheet.light().on(color);
    }

    /** Paints a smooth closed shape through points given as across, up, across, up … */
    public void blob(Color color, double... points) {
        paint(Outline.smooth(placed(points)), color, points);
    }

    /** Paints a shape and the same on the other side. */
    public void blobs(Color color, double... points) {
        blob(color, points);
        blob(color, turned(points));
    }

    /** Paints a line and the same on the other side. */
    public void lines(Color color, double wide, double... points) {
        line(color, wide, points);
        line(color, wide, turned(points));
    }

    private static double[] turned(double... points) {
        double[] turned = points.clone();
        for (int i = 0; i < turned.length; i += 2) {
            turned[i] = -turned[i];
        }
        return turned;
    }

    /** Paints a shape with corners. */
    public void corners(Color color, double... points) {
        double[] xy = placed(points);
        Outline outline = new Outline().move(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            outline.line(xy[i], xy[i + 1]);
        }
        paint(outline, color, points);
    }

    /** Paints an ellipse turned by an angle in radians. */
    public void oval(Color color, double across, double up, double wide, double tall, double angle) {
        Outline outline = Outline.ellipse(x(across), y(up), wide * size, tall * size, angle);
        double reach = Math.max(wide, tall);
        paint(outline, color, up - reach, up + reach);
    }

    /** Paints a ball lit from above on the left. */
    public void ball(Color color, double across, double up, double radius) {
        double r = radius * size;
        Gradient shades = Gradient.at(
                new double[] {0, 0.3, 0.75, 1},
                color.mix(Color.WHITE.withAlpha(color.alpha()), 0.55),
                color.lighter(0.06),
                color.lighter(-0.1),
                color.lighter(-0.24));
        Ink ink = Ink.around(x(across) - r * 0.35, y(up) - r * 0.4, r * 1.5, shades);
        sheet.canvas().paint(Outline.circle(x(across), y(up), r), ink);
    }

    /** Paints a disc of one even color. */
    public void disc(Color color, double across, double up, double radius) {
        sheet.canvas().paint(Outline.circle(x(across), y(up), radius * size), color);
    }

    /** Paints a ring. */
    public void ring(Color color, double across, double up, double radius, double wide) {
        arc(color, across, up, radius, wide, 0, 2 * Math.PI);
    }

    /** Paints a part of a ring, between two angles in radians, 0 to the right and turning downwards. */
    public void arc(Color color, double across, double up, double radius, double wide, double from, double to) {
        int steps = (int) Math.max(8, Math.min(90, radius * size));
        double[] points = new double[3 * (steps + 1)];
        for (int i = 0; i <= steps; i++) {
            double angle = from + (to - from) * i / steps;
            points[3 * i] = x(across) + radius * size * StrictMath.cos(angle);
            points[3 * i + 1] = y(up) + radius * size * StrictMath.sin(angle);
            points[3 * i + 2] = wide * size;
        }
        sheet.canvas().paint(Outline.stroke(points), color);
    }

    /** Paints a line of one width through points. */
    public void line(Color color, double wide, double... points) {
        double[] xy = placed(points);
        double[] xyw = new double[xy.length / 2 * 3];
        for (int i = 0; i < xy.length / 2; i++) {
            xyw[3 * i] = xy[2 * i];
            xyw[3 * i + 1] = xy[2 * i + 1];
            xyw[3 * i + 2] = wide * size;
        }
        sheet.canvas().paint(Outline.stroke(xyw), color);
    }

    /** Paints a rectangle with rounded corners, given by its lower left corner. */
    public void box(Color color, double across, double up, double wide, double tall, double round) {
        Outline outline = Outline.rounded(x(across), y(up + tall), wide * size, tall * size, round * size);
        paint(outline, color, up, up + tall);
    }

    /** Paints the shadow of an object on the ground. */
    public void shadow(double wide) {
        double flat = 0.16;
        double x = x(0);
        double y = y(0.0);
        double reach = wide * size;
        sheet.canvas().paint(Outline.ellipse(x, y, reach, reach * flat, 0), (px, py, rgba) -> {
            double dx = (px - x) / reach;
            double dy = (py - y) / (reach * flat);
            double near = Math.max(0, 1 - dx * dx - dy * dy);
            rgba[0] = 0.01f;
            rgba[1] = 0.01f;
            rgba[2] = 0.02f;
            rgba[3] = (float) (0.42 * near * near);
        });
    }

    public void glow(Color color, double across, double up, double radius) {
        sheet.canvas().glow(x(across), y(up), radius * size, color);
    }

    private void paint(Outline outline, Color color, double... points) {
        paint(
                outline,
                color,
                heights(points).min().orElse(0),
                heights(points).max().orElse(1));
    }

    private void paint(Outline outline, Color color, double lowest, double highest) {
        Gradient shades = Gradient.of(color.lighter(ROUNDNESS), color, color.lighter(-ROUNDNESS));
        sheet.canvas().paint(outline, Ink.along(0, y(highest), 0, y(lowest) + 0.01, shades));
    }

    private double[] placed(double... points) {
        double[] xy = new double[points.length];
        for (int i = 0; i < points.length; i += 2) {
            xy[i] = x(points[i]);
            xy[i + 1] = y(points[i + 1]);
        }
        return xy;
    }

    private static DoubleStream heights(double... points) {
        return IntStream.range(0, points.length / 2).mapToDouble(i -> points[2 * i + 1]);
    }
}
