package dev.easel.cli.demo;

import dev.easel.core.domain.image.ImageData;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.Locale;

/** How many of the pixels that must not change did change, counted from the encoded images. */
record PixelComparison(long total, long changed) {
    /** Compares the pixels of two images of the same size where a mask is black. */
    static PixelComparison outside(ImageData before, ImageData mask, ImageData after) {
        ImageDecoder reader = new ImageDecoder();
        int[] original = reader.read(before).argb();
        int[] maskPixels = reader.read(mask).argb();
        int[] result = reader.read(after).argb();
        long total = 0;
        long changed = 0;
        for (int i = 0; i < original.length; i++) {
            if ((maskPixels[i] & 0xFFFFFF) == 0) {
                total++;
                changed += original[i] == result[i] ? 0 : 1;
            }
        }
        return new PixelComparison(total, changed);
    }

    /** Compares an image with its area within a larger image. */
    static PixelComparison within(ImageData before, ImageData after, int left, int top) {
        ImageDecoder reader = new ImageDecoder();
        Pixels original = reader.read(before);
        Pixels result = reader.read(after);
        long changed = 0;
        for (int y = 0; y < original.height(); y++) {
            for (int x = 0; x < original.width(); x++) {
                changed += original.get(x, y) == result.get(x + left, y + top) ? 0 : 1;
            }
        }
        return new PixelComparison((long) original.width() * original.height(), changed);
    }

    /** Returns the result as a sentence. */
    String summary() {
        return String.format(Locale.ROOT, "%,d of %,d protected pixels changed", changed, total);
    }
}
