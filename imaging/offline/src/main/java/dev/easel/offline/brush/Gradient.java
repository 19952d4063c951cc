package dev.easel.offline.brush;

/** Colors along a line from 0 to 1, mixed perceptually and looked up in a table. */
public final class Gradient {
    private static final int STEPS = 512;

    private final float[] table = new float[(STEPS + 1) * 4];

    private Gradient(double[] stops, Color[] colors) {
        int next = 1;
        for (int step = 0; step <= STEPS; step++) {
            double at = (double) step / STEPS;
            while (next < stops.length - 1 && at > stops[next]) {
                next++;
            }
            double share = (at - stops[next - 1]) / (stops[next] - stops[next - 1]);
            Color color = colors[next - 1].mix(colors[next], share);
            table[step * 4] = color.red();
            table[step * 4 + 1] = color.green();
            table[step * 4 + 2] = color.blue();
            table[step * 4 + 3] = color.alpha();
        }
    }

    /** Returns a gradient of evenly spaced colors, at least two. */
    public static Gradient of(Color... colors) {
        double[] stops = new double[colors.length];
        for (int i = 0; i < stops.length; i++) {
            stops[i] = (double) i / (stops.length - 1);
        }
        return new Gradient(stops, colors);
    }

    /** Returns a gradient of colors at increasing positions, the first 0 and the last 1. */
    public static Gradient at(double[] stops, Color... colors) {
        return new Gradient(stops, colors);
    }

    /** Writes R, G, B, A at a position; below 0 or above 1, those of the nearer end. */
    public void at(double position, float[] rgba) {
        int step = (int) (Math.max(0, Math.min(1, position)) * STEPS + 0.5);
        System.arraycopy(table, step * 4, rgba, 0, 4);
    }
}
