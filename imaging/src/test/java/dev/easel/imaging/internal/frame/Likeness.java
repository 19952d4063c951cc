package dev.easel.imaging.internal.frame;

import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Pixels;

/** Measures how similar one image is to another in the marked region. */
final class Likeness {
    private Likeness() {}

    /** Returns the ratio of the largest possible signal to the mean error, in decibels. */
    static double psnr(Pixels expected, Pixels found, Coverage mask) {
        double sum = 0;
        long count = 0;
        for (int i = 0; i < mask.weights().length; i++) {
            if (mask.weights()[i] != 0) {
                for (int shift = 0; shift < 24; shift += 8) {
                    int difference = (expected.argb()[i] >> shift & 0xFF) - (found.argb()[i] >> shift & 0xFF);
                    sum += difference * difference;
                    count++;
                }
            }
        }
        return sum == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(255 * 255 * count / sum);
    }

    /**
     * Returns by how many pixels the second image is shifted, found by least squares from the slopes of the green
     * channel.
     */
    static double shift(Pixels expected, Pixels found, Coverage mask) {
        double xx = 0;
        double xy = 0;
        double yy = 0;
        double xd = 0;
        double yd = 0;
        for (int y = 1; y < mask.height() - 1; y++) {
            for (int x = 1; x < mask.width() - 1; x++) {
                if (mask.at(x, y) != 0) {
                    double dx = (green(expected, x + 1, y) - green(expected, x - 1, y)) / 2.0;
                    double dy = (green(expected, x, y + 1) - green(expected, x, y - 1)) / 2.0;
                    double difference = green(expected, x, y) - green(found, x, y);
                    xx += dx * dx;
                    xy += dx * dy;
                    yy += dy * dy;
                    xd += dx * difference;
                    yd += dy * difference;
                }
            }
        }
        double determinant = xx * yy - xy * xy;
        return Math.hypot((xd * yy - yd * xy) / determinant, (yd * xx - xd * xy) / determinant);
    }

    private static int green(Pixels pixels, int x, int y) {
        return pixels.get(x, y) >> 8 & 0xFF;
    }
}
