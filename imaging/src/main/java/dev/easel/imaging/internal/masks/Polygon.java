package dev.easel.imaging.internal.masks;

import java.util.Arrays;

/** A closed polygon; areas that its outline encloses more than once belong to it, too. */
public final class Polygon implements Shape {
    private final double[] xy;

    /** Takes the corners as x, y, x, y and so on. */
    public Polygon(double... xy) {
        Points.check("polygon", 3, xy);
        this.xy = xy.clone();
    }

    @Override
    public String name() {
        return "Polygon of " + xy.length / 2 + " corners";
    }

    @Override
    public Extent extent() {
        return Extent.of(xy, 0);
    }

    @Override
    public void cross(double line, Runs runs) {
        Crossing[] crossings = new Crossing[xy.length / 2];
        int found = 0;
        for (int i = 0, previous = xy.length - 2; i < xy.length; previous = i, i += 2) {
            double fromY = xy[previous + 1];
            double toY = xy[i + 1];
            if ((fromY <= line) != (toY <= line)) {
                double share = (line - fromY) / (toY - fromY);
                crossings[found++] = new Crossing(xy[previous] + share * (xy[i] - xy[previous]), toY > fromY ? 1 : -1);
            }
        }
        Arrays.sort(crossings, 0, found);
        int winding = 0;
        for (int i = 0; i + 1 < found; i++) {
            winding += crossings[i].turn();
            if (winding != 0) {
                runs.run(crossings[i].x(), crossings[i + 1].x());
            }
        }
    }

    /** A place where the outline crosses a line, downwards (1) or upwards (-1). */
    private record Crossing(double x, int turn) implements Comparable<Crossing> {
        @Override
        public int compareTo(Crossing other) {
            return Double.compare(x, other.x);
        }
    }
}
