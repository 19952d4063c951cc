package dev.easel.offline.scene.common;

import dev.easel.imaging.internal.pixels.LinearLight;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.offline.brush.Color;

/** Gives a region of an image another color, keeping its lights and shades. */
public final class Tint {
    private Tint() {}

    /**
     * Returns the region in the color, with the average lightness of that color.
     *
     * @param opacity the opacity of the color at each pixel, 0 to 1, which becomes the alpha
     */
    public static Pixels of(Pixels region, Color color, double[] opacity) {
        int[] argb = region.argb().clone();
        double[] light = new double[argb.length];
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < argb.length; i++) {
            light[i] = Color.rgb(argb[i]).lightness();
            sum += opacity[i] * light[i];
            weights += opacity[i];
        }
        double mean = sum / Math.max(1e-9, weights);
        for (int i = 0; i < argb.length; i++) {
            Color tinted = color.lighter(light[i] - mean);
            argb[i] = (int) Math.round((argb[i] >>> 24) * opacity[i]) << 24
                    | LinearLight.level(tinted.red()) << 16
                    | LinearLight.level(tinted.green()) << 8
                    | LinearLight.level(tinted.blue());
        }
        return Pixels.of(region.width(), region.height(), argb);
    }
}
