package dev.easel.imaging.internal.codec.webp.lossless;

import java.util.Arrays;

/**
 * Pixels were replaced by their palette indices, stored in the green of as few pixels as possible (RFC 9649, section 4.4).
 *
 * @param palette a color for every possible index; colors missing in the file are transparent black
 * @param bits the binary logarithm of the number of indices that share a pixel
 */
record PaletteTransform(int width, int height, int[] palette, int bits) implements LosslessTransform {
    /** Returns the transform for encoded colors, each stored as its difference from the one before. */
    static PaletteTransform of(int width, int height, int[] differences) {
        int colors = differences.length;
        int bits = colors > 16 ? 0 : colors > 4 ? 1 : colors > 2 ? 2 : 3;
        int[] palette = Arrays.copyOf(differences, 1 << (8 >> bits));
        for (int i = 1; i < colors; i++) {
            palette[i] = PredictorTransform.sum(palette[i], palette[i - 1]);
        }
        return new PaletteTransform(width, height, palette, bits);
    }

    @Override
    public int codedWidth() {
        return width + (1 << bits) - 1 >> bits;
    }

    @Override
    public int[] undo(int[] packed) {
        int[] pixels = bits == 0 ? packed : new int[width * height];
        int numberBits = 8 >> bits;
        int numberMask = (1 << numberBits) - 1;
        int shareMask = (1 << bits) - 1;
        int codedWidth = codedWidth();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int green = packed[y * codedWidth + (x >> bits)] >> 8 & 0xFF;
                pixels[y * width + x] = palette[green >> (x & shareMask) * numberBits & numberMask];
            }
        }
        return pixels;
    }
}
