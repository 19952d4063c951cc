package dev.easel.offline.look;

import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.brush.Noise;

/** Looks of handmade images: watercolor, pencil, and drawings with ink and flat colors. */
final class Handmade {
    private static final int ROWS_OF_PART = 32;
    /** The longer side of an image at which strokes have their normal width. */
    private static final double REFERENCE_SIDE = 1024;

    private Handmade() {}

    private static double scale(Pixels image) {
        return Math.max(0.5, Math.max(image.width(), image.height()) / REFERENCE_SIDE);
    }

    /** Computes the new value of a pixel from its position. */
    @FunctionalInterface
    private interface Each {
        int at(int x, int y, int index);
    }

    private static Pixels each(Pixels image, ParallelRows workers, Checkpoint checkpoint, Each each) {
        int width = image.width();
        int[] argb = new int[image.argb().length];
        ParallelRows.Rows rows = (from, to) -> {
            for (int y = from; y < to; y++) {
                for (int x = 0; x < width; x++) {
                    int index = y * width + x;
                    argb[index] = image.argb()[index] & 0xFF000000 | each.at(x, y, index) & 0xFFFFFF;
                }
            }
        };
        workers.rows(image.height(), ROWS_OF_PART, rows, checkpoint);
        return Pixels.of(width, image.height(), argb);
    }

    /** Returns the look of watercolor: washes with darker rims, and pigment that settles in the grain of the paper. */
    static Look watercolor(long seed) {
        return (image, workers, checkpoint) -> {
            double scale = scale(image);
            Pixels wobbly = wobble(image, workers, checkpoint.part(0, 0.2), seed, 2.4 * scale);
            Pixels strokes = new Kuwahara((int) Math.round(5 * scale)).on(wobbly, workers, checkpoint.part(0.2, 0.45));
            Pixels even = new Kuwahara((int) Math.round(3 * scale)).on(strokes, workers, checkpoint.part(0.45, 0.7));
            Pixels wash = Grade.of(1.18, 0.92, 1.18).on(even, workers, checkpoint.part(0.7, 0.75));
            Plane bright = Plane.brightness(wash);
            Plane around = bright.blurred(3.5 * scale, workers);
            Noise grain = new Noise(seed);
            Noise pools = new Noise(seed + 1);
            double fine = 0.42 / scale;
            return each(wash, workers, checkpoint.part(0.8, 1), (x, y, index) -> {
                double rim = Math.max(-26, Math.min(0, 1.6 * (bright.values[index] - around.values[index])));
                double paper = 9 * grain.layered(x * fine, y * fine, 2);
                double pool = 1 + 0.1 * pools.layered(x * 0.011 / scale, y * 0.011 / scale, 3);
                return painted(wash.argb()[index], rim + paper, pool);
            });
        };
    }

    /** Returns pigment on white paper: less pigment shows more of the paper. */
    private static int painted(int pixel, double step, double amount) {
        int rgb = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double pigment = (255 - (pixel >> shift & 0xFF)) * amount * 0.94;
            double level = 252 - pigment + step * (0.3 + pigment / 255);
            rgb |= (int) Math.max(0, Math.min(255, level)) << shift;
        }
        return rgb;
    }

    private static Pixels wobble(Pixels image, ParallelRows workers, Checkpoint checkpoint, long seed, double reach) {
        Noise across = new Noise(seed + 2);
        Noise down = new Noise(seed + 3);
        double wide = 0.16 / reach;
        int width = image.width();
        int height = image.height();
        return each(image, workers, checkpoint, (x, y, index) -> {
            int sx = (int) Math.round(x + reach * across.layered(x * wide, y * wide, 2));
            int sy = (int) Math.round(y + reach * down.layered(x * wide, y * wide, 2));
            return image.get(Math.max(0, Math.min(width - 1, sx)), Math.max(0, Math.min(height - 1, sy)));
        });
    }

    /** Returns the look of a pencil drawing: lines where brightness changes, hatching where it is dark. */
    static Look sketch(long seed) {
        return (image, workers, checkpoint) -> {
            double scale = scale(image);
            Plane bright = Plane.brightness(image);
            Plane fine = bright.blurred(1.2 * scale, workers);
            Plane around = bright.blurred(7 * scale, workers);
            Noise grain = new Noise(seed);
            Noise press = new Noise(seed + 1);
            double pitch = 0.62 / scale;
            return each(image, workers, checkpoint.part(0.3, 1), (x, y, index) -> {
                double line = Math.min(1, (fine.values[index] + 14) / (around.values[index] + 14));
                double stroke = line * line * line * line;
                double tone = around.values[index] / 255;
                double pressed = 0.7 + 0.5 * press.layered(x * 0.012 / scale, y * 0.012 / scale, 2);
                double hatch = hatch(x, y, pitch, tone, grain) * pressed;
                double tooth = 0.93 + 0.13 * grain.layered(x * 0.55 / scale, y * 0.55 / scale, 2);
                double paper = (1 - (1 - stroke) * 0.95) * (1 - 0.62 * hatch) * Math.min(1, tooth);
                int level = (int) Math.max(0, Math.min(255, 24 + 228 * paper));
                return Math.min(255, level + 2) << 16 | level << 8 | Math.max(0, level - 5);
            });
        };
    }

    /** Returns parallel lines in dim areas, crossed lines in darker ones; 0 for paper, 1 for graphite. */
    private static double hatch(int x, int y, double pitch, double tone, Noise grain) {
        double bend = grain.at(x * pitch * 0.03, y * pitch * 0.03) * 1.5;
        double first = ridge((x + y) * pitch * 0.36 + bend) * Math.max(0, Math.min(1, (0.66 - tone) * 2.6));
        double second = ridge((x - y) * pitch * 0.36 + bend) * Math.max(0, Math.min(1, (0.36 - tone) * 3.4));
        return Math.min(1, first * 0.8 + second * 0.9 + Math.max(0, 0.22 - tone) * 1.8);
    }

    private static double ridge(double place) {
        double part = place - Math.floor(place);
        return Math.max(0, 1 - Math.abs(part - 0.5) * 3.2);
    }

    /** Returns the look of an animated film: flat colors in a few shades, with dark lines around them. */
    static Look cartoon() {
        return (image, workers, checkpoint) -> {
            double scale = scale(image);
            Pixels strokes = new Kuwahara((int) Math.round(4 * scale)).on(image, workers, checkpoint.part(0, 0.35));
            Pixels flat = new Kuwahara((int) Math.max(2, Math.round(2 * scale)))
                    .on(strokes, workers, checkpoint.part(0.35, 0.65));
            Pixels strong = Grade.of(1.08, 1.12, 1.5).on(flat, workers, checkpoint.part(0.65, 0.7));
            Plane bright = Plane.brightness(flat);
            Plane near = bright.blurred(1.3 * scale, workers);
            Plane far = bright.blurred(2.6 * scale, workers);
            return each(strong, workers, checkpoint.part(0.8, 1), (x, y, index) -> {
                double edge = near.values[index] - 0.985 * far.values[index];
                double ink = Math.max(0, Math.min(1, (-edge - 1.2) / 4.5));
                return shaded(strong.argb()[index], 1 - 0.88 * ink);
            });
        };
    }

    /** Returns the pixel with its brightness in six soft steps, and hue and saturation unchanged. */
    private static int shaded(int pixel, double ink) {
        double bright = Math.max(1, Plane.brightness(pixel));
        double steps = 6;
        double place = bright / 255 * steps;
        double base = Math.floor(place);
        double soft = base + Math.max(0, Math.min(1, (place - base - 0.38) / 0.24));
        double factor = (soft + 0.25) / (steps + 0.25) * 255 / bright * ink;
        int rgb = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            rgb |= (int) Math.max(0, Math.min(255, (pixel >> shift & 0xFF) * factor)) << shift;
        }
        return rgb;
    }

    /** Returns the look of a dream: light that spreads softly into its surroundings. */
    static Look dream() {
        return (image, workers, checkpoint) -> {
            double scale = scale(image);
            Plane[] soft = new Plane[3];
            for (int i = 0; i < 3; i++) {
                soft[i] = Plane.channel(image, 16 - 8 * i).blurred(14 * scale, workers);
            }
            return each(image, workers, checkpoint.part(0.6, 1), (x, y, index) -> {
                int rgb = 0;
                for (int i = 0; i < 3; i++) {
                    double own = (image.argb()[index] >> 16 - 8 * i & 0xFF) / 255.0;
                    double spilt = soft[i].values[index] / 255.0;
                    double level = 1 - (1 - own * 0.8) * (1 - spilt * spilt * 0.75);
                    rgb |= (int) Math.max(0, Math.min(255, 255 * (0.35 * own + 0.65 * level))) << 16 - 8 * i;
                }
                return rgb;
            });
        };
    }

    /** Returns film grain, the same for the same seed. */
    static Look grain(long seed, int levels) {
        return (image, workers, checkpoint) -> each(image, workers, checkpoint, (x, y, index) -> {
            int step = (int) ((SeededRandom.mix(seed, index) & 0xFFFF) * (2L * levels + 1) >> 16) - levels;
            int rgb = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                rgb |= Math.max(0, Math.min(255, (image.argb()[index] >> shift & 0xFF) + step)) << shift;
            }
            return rgb;
        });
    }
}
