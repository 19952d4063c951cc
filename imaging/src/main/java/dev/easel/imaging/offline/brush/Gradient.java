package dev.easel.imaging.offline.brush;

/** Colours from one to the next along a line from 0 to 1, mixed as they are seen; looked up in a table. */
public final class Gradient {
    private static final int STEPS = 512;

    private final float[] table = new float[(STEPS + 1) * 4];

    private Gradient(double[] stops, Colour[] colours) {
        int next = 1;
        for (int step = 0; step <= STEPS; step++) {
            double at = (double) step / STEPS;
            while (next < stops.length - 1 && at > stops[next]) {
                next++;
            }
            double share = (at - stops[next - 1]) / (stops[next] - stops[next - 1]);
            Colour colour = colours[next - 1].mix(colours[next], share);
            table[step * 4] = colour.red();
            table[step * 4 + 1] = colour.green();
            table[step * 4 + 2] = colour.blue();
            table[step * 4 + 3] = colour.alpha();
        }
    }

    /** Returns the colours spread evenly; at least two. */
    public static Gradient of(Colour... colours) {
        double[] stops = new double[colours.length];
        for (int i = 0; i < stops.length; i++) {
            stops[i] = (double) i / (stops.length - 1);
        }
        return new Gradient(stops, colours);
    }

    /** Returns the colours at rising places, the first 0 and the last 1. */
    public static Gradient at(double[] stops, Colour... colours) {
        return new Gradient(stops, colours);
    }

    /** Writes R, G, B, A at a place; what is below 0 or above 1 takes the end. */
    public void at(double place, float[] rgba) {
        int step = (int) (Math.max(0, Math.min(1, place)) * STEPS + 0.5);
        System.arraycopy(table, step * 4, rgba, 0, 4);
    }
}
