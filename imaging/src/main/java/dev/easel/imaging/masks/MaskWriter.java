package dev.easel.imaging.masks;

import dev.easel.core.domain.ImageData;
import dev.easel.core.domain.Mask;
import dev.easel.core.domain.MaskConvention;

/** Writes masks as pictures in every convention, weights kept exactly: {@link MaskReader} reads the same mask back. */
public final class MaskWriter {
    private MaskWriter() {}

    /**
     * Returns the mask as a PNG picture in a convention. {@link MaskConvention#BY_CONTENT} gives a picture that means the
     * same by any reading but the one in which black is repainted.
     */
    public static Mask write(Coverage mask, MaskConvention convention) {
        return new Mask(picture(mask, convention), convention);
    }

    /** Returns that picture alone. */
    static ImageData picture(Coverage mask, MaskConvention convention) {
        byte[] png = switch (convention) {
            case WHITE -> MaskPng.grey(mask, (weight, row, at) -> row[at] = (byte) weight);
            case BLACK -> MaskPng.grey(mask, (weight, row, at) -> row[at] = (byte) ~weight);
            case TRANSPARENT -> MaskPng.rgba(mask, (weight, row, at) -> row[at + 3] = (byte) ~weight);
            case WHITE_AND_TRANSPARENT, BY_CONTENT -> MaskPng.rgba(mask, MaskWriter::whiteAndTransparent);
        };
        return ImageData.of(png);
    }

    private static void whiteAndTransparent(int weight, byte[] row, int at) {
        row[at] = (byte) weight;
        row[at + 1] = (byte) weight;
        row[at + 2] = (byte) weight;
        row[at + 3] = (byte) ~weight;
    }

    /** Returns the binary mask of a soft one: every pixel that is repainted at all is repainted whole. */
    public static Coverage binary(Coverage mask) {
        byte[] weights = new byte[mask.weights().length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) (mask.weights()[i] == 0 ? 0 : 255);
        }
        return new Coverage(mask.width(), mask.height(), weights);
    }
}
