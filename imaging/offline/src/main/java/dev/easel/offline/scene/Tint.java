package dev.easel.offline.scene;

import dev.easel.imaging.internal.pixels.LinearLight;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.offline.brush.Color;

/** Gives a part of an image another color; its lights and shades stay. */
final class Tint {
    private Tint() {}

    /**
     * Returns the part in the color, as light as that on average.
     *
     * @param shown how much of the color shows at each pixel, 0 to 1: it becomes the alpha
     */
    static Pixels of(Pixels part, Color color, double[] shown) {
        int[] argb = part.argb().clone();
        double[] light = new double[argb.length];
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < argb.length; i++) {
            light[i] = Color.rgb(argb[i]).lightness();
            sum += shown[i] * light[i];
            weights += shown[i];
        }
        double mean = sum / Math.max(1e-9, weights);
        for (int i = 0; i < argb.length; i++) {
            Color tinted = color.lighter(light[i] - mean);
            argb[i] = (int) Math.round((argb[i] >>> 24) * shown[i]) << 24
                    | LinearLight.level(tinted.red()) << 16
                    | LinearLight.level(tinted.green()) << 8
                    | LinearLight.level(tinted.blue());
        }
        return Pixels.of(part.width(), part.height(), argb);
    }
}
