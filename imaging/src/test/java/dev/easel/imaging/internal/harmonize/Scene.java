package dev.easel.imaging.internal.harmonize;

import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.internal.pixels.SeededRandom;

/**
 * An image, a mask, and what a perfect provider makes of them.
 *
 * @param sent the image as it was sent
 * @param answer the same, with new content where the mask marks
 */
record Scene(String name, Pixels sent, Coverage mask, Pixels answer) {
    /** Returns whether a mask marks a position, given as shares of the sides. */
    @FunctionalInterface
    interface Region {
        boolean marks(double x, double y);
    }

    static final Region RECTANGLE = (x, y) -> x > 0.3 && x < 0.7 && y > 0.35 && y < 0.68;
    static final Region ELLIPSE = (x, y) -> Math.pow((x - 0.45) / 0.27, 2) + Math.pow((y - 0.5) / 0.2, 2) < 1;
    static final Region BORDER = (x, y) -> x < 0.15 || x > 0.85 || y < 0.15 || y > 0.85;
    static final Region EDGE = (x, y) -> x + 0.4 * y > 0.82 && y > 0.25 && y < 0.8;
    static final Region ALL_BUT_A_FRAME = (x, y) -> x > 0.1 && x < 0.9 && y > 0.1 && y < 0.9;
    static final Region CONTEXT = (x, y) -> x > 0.09 && x < 0.91 && y > 0.09 && y < 0.91;

    /** A scene of an image in which the provider paints what was there. */
    static Scene of(String name, Pixels sent, Region region) {
        return new Scene(name, sent, mask(sent.width(), sent.height(), region), sent);
    }

    /** Returns the scene with new content inside the mask: a bright shape with a hard edge, cut off by the mask. */
    Scene withNewContent() {
        Pixels painted = answer.copy();
        for (int i = 0; i < painted.argb().length; i++) {
            double x = (i % sent.width() + 0.5) / sent.width();
            double y = (i / sent.width() + 0.5) / sent.height();
            if (marked(i)) {
                int argb = painted.argb()[i];
                int level = (int) (190 + 30 * Math.sin(20 * x) * Math.cos(17 * y));
                painted.argb()[i] = x + y < 1
                        ? 0xFF000000 | level << 16 | (level - 70) << 8 | 60
                        : 0xFF000000 | (argb >> 1 & 0x7F7F7F) + 0x202020;
            }
        }
        return new Scene(name + " with new content", sent, mask, painted);
    }

    boolean marked(int i) {
        return mask.weights()[i] != 0;
    }

    private static Coverage mask(int width, int height, Region region) {
        Coverage mask = Coverage.none(width, height);
        for (int i = 0; i < mask.weights().length; i++) {
            if (region.marks((i % width + 0.5) / width, (i / width + 0.5) / height)) {
                mask.weights()[i] = (byte) 255;
            }
        }
        return mask;
    }

    /** Like a photograph: a sky over a ground, soft shapes, and texture of all sizes that is strong in places. */
    static Pixels photograph(int width, int height, long seed) {
        Pixels image = Pixels.blank(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double large = noise(x, y, 64, seed) - 0.5;
                double detail = 0;
                for (int size = 32, i = 1; size >= 4; size /= 2, i++) {
                    detail += (noise(x, y, size, seed + i) - 0.5) * Math.sqrt(size / 32.0);
                }
                double horizon = height * (0.45 + 0.1 * Math.sin(5.0 * x / width));
                boolean sky = y < horizon;
                double texture = (sky ? 6 : 70) * detail + (sky ? 10 : 50) * large;
                double shade = sky ? 40.0 * y / height : -30.0 * y / height;
                boolean disc = Math.hypot(x - 0.75 * width, y - 0.3 * height) < 0.12 * width;
                double red = (sky ? 110 : 120) + shade + texture + (disc ? 70 : 0);
                double green = (sky ? 140 : 130) + shade + 0.9 * texture + (disc ? 40 : 0);
                double blue = (sky ? 195 : 80) + shade + 0.7 * texture - (disc ? 60 : 0);
                image.argb()[y * width + x] = argb(red, green, blue);
            }
        }
        return image;
    }

    /** A ground of one color with a fine shape on it, like a product on a studio background. */
    static Pixels flat(int width, int height) {
        Pixels image = Pixels.blank(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean product = Math.hypot(x - 0.5 * width, y - 0.5 * height) < 0.15 * width;
                image.argb()[y * width + x] = product ? argb(200, 60 + x % 16 * 4, 40) : argb(40, 70, 130);
            }
        }
        return image;
    }

    /** Smooth noise, 0 to 1, with features of about the given size. */
    private static double noise(int x, int y, int size, long seed) {
        int column = x / size;
        int row = y / size;
        double across = smooth((x % size + 0.5) / size);
        double down = smooth((y % size + 0.5) / size);
        double top = value(column, row, seed) * (1 - across) + value(column + 1, row, seed) * across;
        double bottom = value(column, row + 1, seed) * (1 - across) + value(column + 1, row + 1, seed) * across;
        return top * (1 - down) + bottom * down;
    }

    private static double smooth(double share) {
        return share * share * (3 - 2 * share);
    }

    private static double value(int column, int row, long seed) {
        return (SeededRandom.mix(seed, column * 7919L + row) >>> 11) * 0x1.0p-53;
    }

    private static int argb(double red, double green, double blue) {
        return 0xFF000000 | level(red) << 16 | level(green) << 8 | level(blue);
    }

    private static int level(double value) {
        return (int) Math.round(Math.max(0, Math.min(255, value)));
    }

    @Override
    public String toString() {
        return name;
    }
}
