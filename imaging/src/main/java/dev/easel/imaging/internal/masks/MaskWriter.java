package dev.easel.imaging.internal.masks;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.imaging.internal.codec.png.PlainPng;

/**
 * Writes masks as images in every convention, with exact weights: {@link MaskReader} reads the same mask back. A soft mask
 * says so in its file, so that its weakest weights are not taken for noise.
 */
public final class MaskWriter {
    /** What the file of a soft mask says about it. */
    static final String EXACT = "Every weight of this mask is meant";

    private MaskWriter() {}

    /** Encodes a weight as the samples of a pixel. */
    @FunctionalInterface
    private interface PixelEncoder {
        void encode(byte weight, byte[] row, int at);
    }

    /**
     * Returns the mask as a PNG image in a convention. {@link MaskConvention#BY_CONTENT} gives an image that means the
     * same in every convention except the one in which black is repainted.
     */
    public static Mask write(Coverage mask, MaskConvention convention) {
        return new Mask(image(mask, convention), convention);
    }

    /** Returns only the image of that mask. */
    static ImageData image(Coverage mask, MaskConvention convention) {
        return switch (convention) {
            case WHITE -> gray(mask, (weight, row, at) -> row[at] = weight);
            case BLACK -> gray(mask, (weight, row, at) -> row[at] = (byte) ~weight);
            case TRANSPARENT -> rgba(mask, (weight, row, at) -> row[at + 3] = (byte) ~weight);
            case WHITE_AND_TRANSPARENT, BY_CONTENT -> rgba(mask, MaskWriter::whiteAndTransparent);
        };
    }

    private static ImageData gray(Coverage mask, PixelEncoder encoder) {
        return ImageData.of(PlainPng.gray(mask.width(), mask.height(), comment(mask), rows(mask, encoder, 1)));
    }

    private static ImageData rgba(Coverage mask, PixelEncoder encoder) {
        return ImageData.of(PlainPng.rgba(mask.width(), mask.height(), comment(mask), rows(mask, encoder, 4)));
    }

    private static String comment(Coverage mask) {
        return mask.binary() ? "" : EXACT;
    }

    private static PlainPng.Rows rows(Coverage mask, PixelEncoder encoder, int perPixel) {
        return (y, row) -> {
            int start = y * mask.width();
            for (int x = 0; x < mask.width(); x++) {
                encoder.encode(mask.weights()[start + x], row, x * perPixel);
            }
        };
    }

    private static void whiteAndTransparent(byte weight, byte[] row, int at) {
        row[at] = weight;
        row[at + 1] = weight;
        row[at + 2] = weight;
        row[at + 3] = (byte) ~weight;
    }

    /** Returns the binary version of a soft mask: every pixel marked by at least a level, 1 to 255, is fully marked. */
    public static Coverage binary(Coverage mask, int threshold) {
        byte[] weights = new byte[mask.weights().length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) ((mask.weights()[i] & 0xFF) < threshold ? 0 : 255);
        }
        return new Coverage(mask.width(), mask.height(), weights);
    }
}
