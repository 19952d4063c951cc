package dev.easel.imaging.codec.png;

import dev.easel.imaging.pixels.Pixels;
import java.util.Arrays;
import java.util.Optional;

/**
 * The smallest of PNG's colour types and depths that holds a picture exactly: grey of 1, 2, 4, 8 or 16 bits, a palette of
 * 1, 2, 4 or 8, or channels of 8 or 16, with alpha only where a pixel is not opaque.
 *
 * @param palette the colours of a palette, those that are not opaque first
 */
record PngLayout(PngHeader header, Optional<int[]> palette) {
    private static final int MOST_COLOURS = 256;

    /** Returns the layout for a picture with a profile, which binds it to grey or to colour, or without. */
    static PngLayout of(Pixels picture, Optional<byte[]> profile) {
        boolean greyProfile = profile.isPresent() && isGreyProfile(profile.get());
        if (picture.deep().isPresent()) {
            return deep(picture, picture.deep().get(), profile.isPresent() && !greyProfile);
        }
        int[] argb = picture.argb();
        boolean opaque = picture.opaque();
        boolean grey = greyProfile || profile.isEmpty() && isGrey(argb);
        Optional<int[]> colours = colours(argb);
        int greyDepth = grey && opaque ? colours.map(PngLayout::greyDepth).orElse(8) : 16;
        int paletteDepth = colours.map(PngLayout::indexDepth).orElse(16);
        if (greyDepth <= paletteDepth && greyDepth <= 8) {
            return of(picture, greyDepth, PngHeader.GREY);
        }
        if (paletteDepth <= 8 && !greyProfile) {
            return new PngLayout(header(picture, paletteDepth, PngHeader.PALETTE), colours.map(PngLayout::clearFirst));
        }
        if (grey) {
            return of(picture, 8, opaque ? PngHeader.GREY : PngHeader.GREY_ALPHA);
        }
        return of(picture, 8, opaque ? PngHeader.RGB : PngHeader.RGBA);
    }

    private static boolean isGreyProfile(byte[] icc) {
        return icc.length > 19 && icc[16] == 'G' && icc[17] == 'R' && icc[18] == 'A' && icc[19] == 'Y';
    }

    private static PngLayout deep(Pixels picture, short[] samples, boolean colour) {
        boolean grey = !colour;
        boolean opaque = true;
        for (int i = 0; i < samples.length && (grey || opaque); i += 4) {
            grey &= samples[i] == samples[i + 1] && samples[i] == samples[i + 2];
            opaque &= samples[i + 3] == -1;
        }
        int alphaBit = opaque ? 0 : 4;
        return of(picture, 16, (grey ? PngHeader.GREY : PngHeader.RGB) | alphaBit);
    }

    private static PngLayout of(Pixels picture, int depth, int colourType) {
        return new PngLayout(header(picture, depth, colourType), Optional.empty());
    }

    private static PngHeader header(Pixels picture, int depth, int colourType) {
        return new PngHeader(picture.width(), picture.height(), depth, colourType, false);
    }

    private static boolean isGrey(int[] argb) {
        for (int pixel : argb) {
            if ((pixel & 0xFFFF) != (pixel >> 8 & 0xFFFF)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the different pixels in order of value; empty where they are more than a palette holds. */
    private static Optional<int[]> colours(int[] argb) {
        ColourTable table = new ColourTable();
        int previous = ~argb[0];
        for (int pixel : argb) {
            if (pixel != previous) {
                if (table.put(pixel, 0) && table.size() > MOST_COLOURS) {
                    return Optional.empty();
                }
                previous = pixel;
            }
        }
        return Optional.of(table.keys());
    }

    private static int greyDepth(int[] greys) {
        int depth = 1;
        for (int pixel : greys) {
            int level = pixel & 0xFF;
            depth = Math.max(depth, level % 255 == 0 ? 1 : level % 85 == 0 ? 2 : level % 17 == 0 ? 4 : 8);
        }
        return depth;
    }

    private static int indexDepth(int[] colours) {
        return colours.length <= 2 ? 1 : colours.length <= 4 ? 2 : colours.length <= 16 ? 4 : 8;
    }

    /** Returns the colours sorted by alpha, so that the list of alphas can end with the last that is not opaque. */
    private static int[] clearFirst(int[] colours) {
        int[] sorted = colours.clone();
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
