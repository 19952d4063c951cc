package dev.easel.offline.scene.object;

import dev.easel.offline.brush.Color;
import dev.easel.offline.scene.common.Spot;

/** Vehicles for land, water and air. */
final class Vehicles {
    private static final Color RUBBER = Color.lch(0.24, 0.01, 270);
    private static final Color STEEL = Color.lch(0.8, 0.01, 250);

    private static final Color[] PAINTS = {
        Color.lch(0.55, 0.21, 27), Color.lch(0.5, 0.16, 255), Color.lch(0.82, 0.16, 95)
    };

    private Vehicles() {}

    /** A bicycle from the side. */
    static void bicycle(Spot spot) {
        Color paint = spot.lit(spot.sheet().hues().namedOr(PAINTS));
        Color steel = spot.lit(STEEL);
        Color rubber = spot.lit(RUBBER);
        for (int side = -1; side <= 1; side += 2) {
            double hub = side * 0.29;
            for (int spoke = 0; spoke < 18; spoke++) {
                double angle = Math.PI * 2 * spoke / 18;
                double x = 0.185 * StrictMath.cos(angle);
                double y = 0.185 * StrictMath.sin(angle);
                spot.line(steel.withAlpha(0.75), 0.0035, hub, 0.21, hub + x, 0.21 + y);
            }
            spot.ring(steel, hub, 0.21, 0.178, 0.009);
            spot.ring(rubber, hub, 0.21, 0.194, 0.022);
            spot.disc(steel, hub, 0.21, 0.02);
        }
        spot.line(rubber.lighter(0.1), 0.006, -0.29, 0.232, -0.03, 0.26);
        spot.line(rubber.lighter(0.1), 0.006, -0.29, 0.188, -0.03, 0.148);
        spot.line(paint.lighter(-0.06), 0.016, -0.29, 0.21, -0.03, 0.2);
        spot.line(paint.lighter(-0.04), 0.016, -0.29, 0.21, -0.115, 0.53);
        spot.line(paint, 0.026, -0.03, 0.2, -0.115, 0.53);
        spot.line(paint, 0.026, -0.115, 0.515, 0.2, 0.55);
        spot.line(paint, 0.028, -0.03, 0.2, 0.205, 0.5);
        spot.line(paint.lighter(0.04), 0.024, 0.185, 0.6, 0.215, 0.46);
        spot.line(paint.lighter(-0.02), 0.018, 0.215, 0.46, 0.29, 0.21);
        spot.line(steel, 0.016, -0.115, 0.53, -0.13, 0.61);
        spot.blob(
                spot.lit(Color.lch(0.38, 0.07, 50)), -0.23, 0.63, -0.13, 0.655, -0.04, 0.625, -0.11, 0.61, -0.19, 0.6);
        spot.line(steel, 0.016, 0.185, 0.6, 0.175, 0.66, 0.24, 0.68, 0.29, 0.65);
        spot.line(rubber, 0.026, 0.27, 0.665, 0.3, 0.64);
        spot.ring(steel, -0.03, 0.2, 0.05, 0.012);
        spot.line(steel, 0.013, -0.03, 0.2, 0.03, 0.13);
        spot.line(rubber, 0.02, 0.005, 0.125, 0.06, 0.125);
    }

    /** A sports car from the side. */
    static void car(Spot spot) {
        Color paint = spot.lit(spot.sheet().hues().namedOr(PAINTS));
        Color glass = spot.lit(Color.lch(0.35, 0.04, 245));
        spot.blob(
                paint, -0.5, 0.16, -0.49, 0.23, -0.4, 0.275, -0.22, 0.29, -0.1, 0.385, 0.04, 0.405, 0.17, 0.37, 0.29,
                0.29, 0.42, 0.27, 0.495, 0.22, 0.5, 0.14, 0.44, 0.095, 0, 0.085, -0.44, 0.095);
        spot.blob(glass, -0.17, 0.29, -0.08, 0.365, 0.02, 0.382, 0.02, 0.29);
        spot.blob(glass.lighter(0.04), 0.04, 0.29, 0.04, 0.383, 0.14, 0.355, 0.23, 0.29);
        spot.blob(Color.WHITE.withAlpha(0.35), -0.12, 0.3, -0.06, 0.36, -0.02, 0.37, -0.07, 0.3);
        spot.line(paint.lighter(0.14), 0.008, -0.46, 0.24, -0.2, 0.262, 0.25, 0.262, 0.46, 0.225);
        spot.line(paint.lighter(-0.16), 0.006, 0.03, 0.29, 0.025, 0.13, -0.16, 0.13);
        spot.line(paint.lighter(-0.2), 0.012, -0.06, 0.235, -0.02, 0.235);
        spot.blob(Color.lch(0.96, 0.05, 95), 0.4, 0.235, 0.46, 0.238, 0.487, 0.215, 0.43, 0.21);
        spot.blob(Color.lch(0.6, 0.22, 25), -0.495, 0.235, -0.45, 0.245, -0.45, 0.215, -0.492, 0.205);
        for (int side = -1; side <= 1; side += 2) {
            double hub = side * 0.3;
            spot.disc(spot.lit(RUBBER.lighter(-0.1)), hub, 0.105, 0.112);
            spot.disc(spot.lit(RUBBER), hub, 0.1, 0.1);
            spot.disc(spot.lit(STEEL), hub, 0.1, 0.068);
            for (int spoke = 0; spoke < 5; spoke++) {
                double angle = Math.PI * 2 * (spoke + 0.25) / 5;
                double x = StrictMath.cos(angle);
                double y = StrictMath.sin(angle);
                Color metal = spot.lit(RUBBER.lighter(0.15));
                spot.line(metal, 0.014, hub + 0.02 * x, 0.1 + 0.02 * y, hub + 0.058 * x, 0.1 + 0.058 * y);
            }
            spot.disc(spot.lit(STEEL.lighter(-0.1)), hub, 0.1, 0.018);
        }
    }

    /** A hot-air balloon of colored gores. */
    static void balloon(Spot spot) {
        double[] edges = {-1, -0.72, -0.28, 0.28, 0.72, 1};
        for (int gore = 0; gore < 5; gore++) {
            Color color = spot.lit(spot.sheet().hues().accent(gore % 3));
            double a = edges[gore];
            double b = edges[gore + 1];
            spot.corners(color.lighter(-0.035 * Math.abs(gore - 1.5)), gore(a, b));
        }
        spot.line(spot.lit(Color.lch(0.4, 0.04, 60)), 0.005, -0.07, 0.3, -0.045, 0.13);
        spot.line(spot.lit(Color.lch(0.4, 0.04, 60)), 0.005, 0.07, 0.3, 0.045, 0.13);
        spot.box(spot.lit(Color.lch(0.5, 0.08, 60)), -0.052, 0.04, 0.104, 0.09, 0.015);
        spot.line(spot.lit(Color.lch(0.36, 0.06, 55)), 0.014, -0.054, 0.128, 0.054, 0.128);
    }

    private static double[] gore(double a, double b) {
        int steps = 24;
        double[] points = new double[4 * (steps + 1)];
        for (int i = 0; i <= steps; i++) {
            double t = (double) i / steps;
            double up = 0.3 + 0.7 * t;
            // A sphere at the top, narrowing towards the basket.
            double middle = 0.66;
            double wide = up > middle
                    ? 0.345 * Math.sqrt(Math.max(0, 1 - (up - middle) * (up - middle) / (0.34 * 0.34)))
                    : 0.07 + 0.275 * StrictMath.sin(Math.PI / 2 * (up - 0.3) / (middle - 0.3));
            points[2 * i] = a * wide;
            points[2 * i + 1] = up;
            points[4 * steps + 2 - 2 * i] = b * wide;
            points[4 * steps + 3 - 2 * i] = up;
        }
        return points;
    }

    /** A rocket with its flame. */
    static void rocket(Spot spot) {
        Color hull = spot.lit(Color.lch(0.94, 0.01, 250));
        Color trim = spot.lit(spot.sheet().hues().namedOr(PAINTS));
        spot.glow(Color.lch(0.85, 0.16, 70).withAlpha(0.6), 0, 0.12, 0.24);
        spot.blob(Color.lch(0.72, 0.19, 50), -0.075, 0.22, -0.09, 0.12, 0, -0.02, 0.09, 0.12, 0.075, 0.22);
        spot.blob(Color.lch(0.95, 0.12, 100), -0.04, 0.22, -0.045, 0.14, 0, 0.06, 0.045, 0.14, 0.04, 0.22);
        for (int side = -1; side <= 1; side += 2) {
            spot.blob(
                    trim, side * 0.09, 0.42, side * 0.2, 0.32, side * 0.24, 0.16, side * 0.16, 0.19, side * 0.09, 0.24);
        }
        spot.blob(hull, -0.08, 0.22, -0.15, 0.45, -0.13, 0.7, 0, 0.99, 0.13, 0.7, 0.15, 0.45, 0.08, 0.22);
        spot.blob(trim, -0.115, 0.76, -0.07, 0.87, 0, 0.99, 0.07, 0.87, 0.115, 0.76, 0, 0.745);
        spot.blob(
                Color.BLACK.withAlpha(0.12),
                0.04,
                0.23,
                0.1,
                0.45,
                0.08,
                0.72,
                0.03,
                0.9,
                0.13,
                0.7,
                0.15,
                0.45,
                0.08,
                0.22);
        spot.disc(trim.lighter(-0.1), 0, 0.6, 0.072);
        spot.ball(Color.lch(0.6, 0.1, 230), 0, 0.6, 0.055);
        spot.blob(trim.lighter(-0.05), -0.02, 0.16, -0.025, 0.3, 0, 0.4, 0.025, 0.3, 0.02, 0.16);
    }

    /** A sailing boat. */
    static void boat(Spot spot) {
        Color hull = spot.lit(spot.sheet().hues().namedOr(PAINTS));
        Color sail = spot.lit(Color.lch(0.97, 0.015, 90));
        spot.line(spot.lit(Color.lch(0.4, 0.05, 60)), 0.014, -0.02, 0.14, -0.02, 0.98);
        spot.blob(sail, -0.04, 0.95, -0.04, 0.22, -0.28, 0.22, -0.22, 0.5, -0.12, 0.76);
        spot.blob(sail.lighter(-0.07), 0.0, 0.9, 0.0, 0.22, 0.34, 0.22, 0.2, 0.5, 0.09, 0.74);
        spot.line(sail.lighter(-0.16), 0.004, -0.2, 0.5, -0.04, 0.5);
        spot.line(sail.lighter(-0.16), 0.004, 0.0, 0.5, 0.19, 0.5);
        spot.corners(spot.lit(spot.sheet().hues().accent(1)), -0.02, 0.98, 0.1, 0.95, -0.02, 0.92);
        spot.blob(hull, -0.4, 0.17, -0.33, 0.03, -0.2, 0.0, 0.2, 0.0, 0.33, 0.04, 0.43, 0.18, 0.2, 0.155, -0.2, 0.15);
        spot.line(spot.lit(Color.lch(0.92, 0.02, 80)), 0.014, -0.37, 0.14, -0.2, 0.125, 0.2, 0.128, 0.39, 0.145);
    }
}
