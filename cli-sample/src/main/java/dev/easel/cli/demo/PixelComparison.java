package dev.easel.cli.demo;

import dev.easel.core.domain.image.ImageData;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.Locale;

/** How many of the pixels that were to be kept changed all the same, counted anew from the encoded images. */
record PixelComparison(long kept, long changed) {
    /** Compares the pixels of two images of one size where a mask is black. */
    static PixelComparison outside(ImageData before, ImageData mask, ImageData after) {
        ImageDecoder reader = new ImageDecoder();
        int[] was = reader.read(before).argb();
        int[] marked = reader.read(mask).argb();
        int[] is = reader.read(after).argb();
        long kept = 0;
        long changed = 0;
        for (int i = 0; i < was.length; i++) {
            if ((marked[i] & 0xFFFFFF) == 0) {
                kept++;
                changed += was[i] == is[i] ? 0 : 1;
            }
        }
        return new PixelComparison(kept, changed);
    }

    /** Compares an image with the part of a larger one that it should be. */
    static PixelComparison within(ImageData before, ImageData after, int left, int top) {
        ImageDecoder reader = new ImageDecoder();
        Pixels was = reader.read(before);
        Pixels is = reader.read(after);
        long changed = 0;
        for (int y = 0; y < was.height(); y++) {
            for (int x = 0; x < was.width(); x++) {
                changed += was.get(x, y) == is.get(x + left, y + top) ? 0 : 1;
            }
        }
        return new PixelComparison((long) was.width() * was.height(), changed);
    }

    /** Says it in words. */
    String words() {
        return String.format(Locale.ROOT, "%,d of %,d pixels that were to be kept changed", changed, kept);
    }
}
