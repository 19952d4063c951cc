package dev.easel.imaging.internal.masks;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.pixels.Pixels;

/** Reads masks of every convention. */
public final class MaskReader {
    /**
     * The noise that lossy compression adds to black and white, in levels; no mask uses such small differences of gray
     * on purpose.
     */
    private static final int NOISE = 16;

    private final ImageDecoder reader;

    /** Reads mask images like any others, within the same limits. */
    public MaskReader(ImageDecoder reader) {
        this.reader = reader;
    }

    /**
     * Returns the weights of a mask.
     *
     * @param image the size of the image the mask is for
     * @throws ImageProcessingException naming both sizes when they differ
     */
    public Coverage read(Mask mask, Size image) {
        ImageData data = mask.image().load();
        if (!data.size().equals(image)) {
            throw new ImageProcessingException("The mask is " + data.size() + " but the image is " + image
                    + ": both must have the same size, or the mask must be fitted to the image.");
        }
        return read(data, mask.convention());
    }

    /**
     * Returns the weights of a mask scaled to the size of its image: soft masks are averaged, binary masks stay binary.
     */
    public Coverage readFitted(Mask mask, Size image) {
        Coverage read = read(mask.image().load(), mask.convention());
        return read.binary()
                ? CoverageScaler.nearest(read, image.width(), image.height())
                : CoverageScaler.area(read, image.width(), image.height());
    }

    private Coverage read(ImageData data, MaskConvention convention) {
        Pixels pixels = reader.read(data);
        Coverage mask = selection(pixels, convention).of(pixels);
        if (data.format() == ImageFormat.JPEG) {
            clean(mask.weights());
        }
        return mask;
    }

    private static Selection selection(Pixels pixels, MaskConvention convention) {
        return switch (convention) {
            case TRANSPARENT, WHITE_AND_TRANSPARENT -> Selection.transparent();
            case WHITE -> validInEitherConvention(pixels) ? Selection.transparent() : Selection.light();
            case BLACK -> Selection.dark();
            case BY_CONTENT -> pixels.opaque() ? Selection.light() : Selection.transparent();
        };
    }

    /** Pixels that are both white and transparent, next to opaque black ones, can be read in either convention. */
    private static boolean validInEitherConvention(Pixels pixels) {
        boolean kept = false;
        for (int pixel : pixels.argb()) {
            int alpha = pixel >>> 24;
            if (pixel << 8 != (255 - alpha) * 0x01010100) {
                return false;
            }
            kept |= alpha == 255;
        }
        return kept;
    }

    private static void clean(byte[] weights) {
        for (int i = 0; i < weights.length; i++) {
            int weight = weights[i] & 0xFF;
            weights[i] = (byte) (weight <= NOISE ? 0 : weight >= 255 - NOISE ? 255 : weight);
        }
    }
}
