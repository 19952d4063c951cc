package dev.easel.imaging.internal.codec.png;

import dev.easel.imaging.internal.pixels.Pixels;
import java.util.Arrays;
import java.util.Optional;

/**
 * The smallest PNG color type and depth that holds an image without loss: gray of 1, 2, 4, 8 or 16 bits, a palette of
 * 1, 2, 4 or 8, or channels of 8 or 16, with alpha only if a pixel is not opaque.
 *
 * @param palette the colors of a palette, those that are not opaque first
 */
record PngLayout(PngHeader header, Optional<int[]> palette) {
    private static final int MAX_COLORS = 256;

    /** Returns the layout for an image; a profile requires gray or color according to its color space. */
    static PngLayout of(Pixels image, Optional<byte[]> profile) {
        boolean grayProfile = profile.isPresent() && isGrayProfile(profile.get());
        if (image.deep().isPresent()) {
            return deep(image, image.deep().get(), profile.isPresent() && !grayProfile);
        }
        int[] argb = image.argb();
        boolean opaque = image.opaque();
        boolean gray = grayProfile || profile.isEmpty() && isGray(argb);
        Optional<int[]> colors = colors(argb);
        int grayDepth = gray && opaque ? colors.map(PngLayout::grayDepth).orElse(8) : 16;
        int paletteDepth = colors.map(PngLayout::indexDepth).orElse(16);
        if (grayDepth <= paletteDepth && grayDepth <= 8) {
            return of(image, grayDepth, PngHeader.GRAY);
        }
        if (paletteDepth <= 8 && !grayProfile) {
            return new PngLayout(
                    header(image, paletteDepth, PngHeader.PALETTE), colors.map(PngLayout::transparentFirst));
        }
        if (gray) {
            return of(image, 8, opaque ? PngHeader.GRAY : PngHeader.GRAY_ALPHA);
        }
        return of(image, 8, opaque ? PngHeader.RGB : PngHeader.RGBA);
    }

    /** Returns a layout of 8 bits a channel for R, G, B, and alpha if a pixel is not opaque, which every reader knows. */
    static PngLayout plain(Pixels image) {
        return of(image, 8, image.opaque() ? PngHeader.RGB : PngHeader.RGBA);
    }

    private static boolean isGrayProfile(byte[] icc) {
        return icc.length > 19 && icc[16] == 'G' && icc[17] == 'R' && icc[18] == 'A' && icc[19] == 'Y';
    }

    private static PngLayout deep(Pixels image, short[] samples, boolean color) {
        boolean gray = !color;
        boolean opaque = true;
        for (int i = 0; i < samples.length && (gray || opaque); i += 4) {
            gray &= samples[i] == samples[i + 1] && samples[i] == samples[i + 2];
            opaque &= samples[i + 3] == -1;
        }
        int alphaBit = opaque ? 0 : 4;
        return of(image, 16, (gray ? PngHeader.GRAY : PngHeader.RGB) | alphaBit);
    }

    private static PngLayout of(Pixels image, int depth, int colorType) {
        return new PngLayout(header(image, depth, colorType), Optional.empty());
    }

    private static PngHeader header(Pixels image, int depth, int colorType) {
        return new PngHeader(image.width(), image.height(), depth, colorType, false);
    }

    private static boolean isGray(int[] argb) {
        for (int pixel : argb) {
            if ((pixel & 0xFFFF) != (pixel >> 8 & 0xFFFF)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the different pixels in order of value; empty if there are more than a palette holds. */
    private static Optional<int[]> colors(int[] argb) {
        ColorTable table = new ColorTable();
        int previous = ~argb[0];
        for (int pixel : argb) {
            if (pixel != previous) {
                if (table.put(pixel, 0) && table.size() > MAX_COLORS) {
                    return Optional.empty();
                }
                previous = pixel;
            }
        }
        return Optional.of(table.keys());
    }

    private static int grayDepth(int[] grays) {
        int depth = 1;
        for (int pixel : grays) {
            int level = pixel & 0xFF;
            depth = Math.max(depth, level % 255 == 0 ? 1 : level % 85 == 0 ? 2 : level % 17 == 0 ? 4 : 8);
        }
        return depth;
    }

    private static int indexDepth(int[] colors) {
        return colors.length <= 2 ? 1 : colors.length <= 4 ? 2 : colors.length <= 16 ? 4 : 8;
    }

    /** Returns the colors sorted by alpha, so that the list of alphas can end with the last color that is not opaque. */
    private static int[] transparentFirst(int[] colors) {
        int[] sorted = colors.clone();
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] ^= Integer.MIN_VALUE;
        }
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] ^= Integer.MIN_VALUE;
        }
        return sorted;
    }
}
