package dev.easel.imaging.internal.fill;

import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.internal.pixels.SeededRandom;

/** Images with something to continue, and masks with holes, for the tests of filling. */
final class Ground {
    private Ground() {}

    /** Slanted stripes of two colors, repeating every 8 pixels. */
    static Pixels stripes(int width, int height) {
        Pixels image = Pixels.blank(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.argb()[y * width + x] = (x + y) % 8 < 4 ? 0xFF204060 : 0xFFE0C080;
            }
        }
        return image;
    }

    /** A slanted ramp of opaque colors. */
    static Pixels ramp(int width, int height) {
        Pixels image = Pixels.blank(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = 40 + 150 * x / width;
                int green = 30 + 180 * y / height;
                image.argb()[y * width + x] = 0xFF000000 | red << 16 | green << 8 | 100;
            }
        }
        return image;
    }

    /** Opaque gray with a grain of up to 30 levels in either direction. */
    static Pixels grain(int width, int height) {
        Pixels image = Pixels.blank(width, height);
        for (int i = 0; i < image.argb().length; i++) {
            int level = 98 + (int) Long.remainderUnsigned(SeededRandom.mix(5, i), 61);
            image.argb()[i] = 0xFF000000 | level * 0x010101;
        }
        return image;
    }

    /** Noise of all levels of all channels, alpha too. */
    static Pixels noise(int width, int height) {
        Pixels image = Pixels.blank(width, height);
        for (int i = 0; i < image.argb().length; i++) {
            image.argb()[i] = (int) SeededRandom.mix(11, i);
        }
        return image;
    }

    /** A mask with one rectangular hole. */
    static Coverage hole(int width, int height, int x, int y, int wide, int high) {
        Coverage mask = Coverage.none(width, height);
        for (int row = y; row < y + high; row++) {
            for (int column = x; column < x + wide; column++) {
                mask.weights()[row * width + column] = (byte) 255;
            }
        }
        return mask;
    }
}
