package dev.easel.it.bench;

import dev.easel.imaging.internal.pixels.Pixels;
import java.util.SplittableRandom;

/** An image that compresses like a photograph: shapes of all sizes and a little noise. */
final class PhotoLike {
    private PhotoLike() {}

    static Pixels of(int width, int height) {
        SplittableRandom random = new SplittableRandom(7);
        int[] argb = new int[width * height];
        double[] phases = random.doubles(24, 0, 6.28).toArray();
        for (int i = 0; i < argb.length; i++) {
            double x = i % width;
            double y = (double) (i / width);
            double[] rgb = new double[3];
            for (int octave = 0; octave < 8; octave++) {
                double period = 400 / Math.pow(2, octave);
                for (int c = 0; c < 3; c++) {
                    double phase = phases[3 * octave + c];
                    rgb[c] += 45 / (octave + 1.0) * Math.sin(x / period + phase + Math.cos(y / period - phase));
                }
            }
            int noise = random.nextInt(7) - 3;
            argb[i] = 0xFF000000 | level(rgb[0] + noise) << 16 | level(rgb[1] + noise) << 8 | level(rgb[2] + noise);
        }
        return Pixels.of(width, height, argb);
    }

    private static int level(double around) {
        return (int) Math.max(0, Math.min(255, 128 + around));
    }
}
