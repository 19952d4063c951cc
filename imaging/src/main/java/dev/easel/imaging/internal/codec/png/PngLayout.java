package dev.easel.imaging.internal.codec.png;

import dev.easel.imaging.internal.pixels.DecodedImage;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The smallest PNG color type and depth that holds an image without loss: gray of 1, 2, 4, 8 or 16 bits, a palette of
 * 1, 2, 4 or 8, or channels of 8 or 16, with alpha only if a pixel is not opaque.
 *
 * @param palette the colors of a palette, those that are not opaque first
 * @param key the color of all transparent pixels and of no other, for an image without partly transparent pixels that is
 *     stored without alpha
 */
record PngLayout(PngHeader header, Optional<int[]> palette, OptionalInt key) {
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
                    header(image, paletteDepth, PngHeader.PALETTE),
                    colors.map(PngLayout::transparentFirst),
                    OptionalInt.empty());
        }
        if (gray) {
            return of(image, 8, opaque ? PngHeader.GRAY : PngHeader.GRAY_ALPHA);
        }
        return of(image, 8, opaque ? PngHeader.RGB : PngHeader.RGBA);
    }

    /** Returns whether rows become smaller when they are filtered, as a rule. */
    boolean filters() {
        return header.depth() >= 8 && palette.isEmpty();
    }

    /**
     * Returns other layouts that hold the same image, and may be smaller once compressed: a palette has its own bytes and
     * does not filter well, and an alpha channel is not needed where one color marks what is transparent.
     */
    List<PngLayout> alternatives(DecodedImage stored) {
        Pixels image = stored.pixels();
        if (header.depth() == 16) {
            return List.of();
        }
        if (header.depth() < 8 || palette.isPresent()) {
            boolean gray =
                    header.colorType() == PngHeader.GRAY || stored.profile().isEmpty() && isGray(image.argb());
            int color = gray ? PngHeader.GRAY : PngHeader.RGB;
            PngLayout plain = of(image, 8, image.opaque() ? color : color | PngHeader.ALPHA);
            return Stream.concat(Stream.of(plain), plain.alternatives(stored).stream())
                    .toList();
        }
        boolean alpha = (header.colorType() & PngHeader.ALPHA) != 0;
        OptionalInt hidden = alpha ? key(image.argb()) : OptionalInt.empty();
        return hidden.isEmpty()
                ? List.of()
                : List.of(new PngLayout(
                        header(image, 8, header.colorType() & ~PngHeader.ALPHA), Optional.empty(), hidden));
    }

    /** Returns the color of all transparent pixels; empty if there is more than one, or another pixel has it too. */
    private static OptionalInt key(int[] argb) {
        OptionalInt key = OptionalInt.empty();
        for (int pixel : argb) {
            int alpha = pixel >>> 24;
            if (alpha != 0xFF && (alpha != 0 || key.isPresent() && key.getAsInt() != pixel)) {
                return OptionalInt.empty();
            }
            key = alpha == 0 ? OptionalInt.of(pixel) : key;
        }
        int taken = key.orElse(0) | 0xFF000000;
        return Arrays.stream(argb).anyMatch(pixel -> pixel == taken) ? OptionalInt.empty() : key;
    }

    /** Returns the samples of the key, each in two bytes. */
    byte[] keySamples() {
        int rgb = key.orElseThrow();
        byte red = (byte) (rgb >> 16);
        return header.colorType() == PngHeader.GRAY
                ? new byte[] {0, red}
                : new byte[] {0, red, 0, (byte) (rgb >> 8), 0, (byte) rgb};
    }

    /** Returns a layout of 8 bits a channel for R, G, B, and alpha if a pixel is not opaque, which every reader knows. */
    static PngLayout plain(Pixels image) {
        return of(image, 8, image.opaque() ? PngHeader.RGB : PngHeader.RGBA);
    }

    /** Returns a layout of one level of 8 bits a pixel, for an image that is opaque and gray. */
    static PngLayout gray(Pixels image) {
        return of(image, 8, PngHeader.GRAY);
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
        return new PngLayout(header(image, depth, colorType), Optional.empty(), OptionalInt.empty());
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
