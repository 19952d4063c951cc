package dev.easel.imaging.internal.masks;

import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.codec.png.PlainPng;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.List;

/** Reads masks of every convention, without the noise of their files. */
public final class MaskReader {
    private final ImageDecoder reader;

    /** Reads mask images like any others, within the same limits. */
    public MaskReader(ImageDecoder reader) {
        this.reader = reader;
    }

    /**
     * A mask and how much noise was removed from it.
     *
     * @param noise how many pixels were hardly marked, or hardly kept, and are now fully kept, or fully marked
     */
    public record Reading(Coverage mask, int noise) {
        /** Returns that noise was removed, if any was. */
        public List<Note> notes() {
            return noise == 0
                    ? List.of()
                    : List.of(Note.adapted("noise in the mask was removed: " + noise
                            + " pixels that it hardly marks, or marks almost fully, count as kept or as fully marked"));
        }
    }

    /** Returns the weights of a mask as {@link #reading} does. */
    public Coverage read(Mask mask, Size image) {
        return reading(mask, image).mask();
    }

    /**
     * Returns the weights of a mask: those near the ends that are the noise of its file are at the ends.
     *
     * @param image the size of the image the mask is for
     * @throws ImageProcessingException naming both sizes when they differ
     */
    public Reading reading(Mask mask, Size image) {
        return reading(mask, image, Checkpoint.none());
    }

    /** Returns the same, with news of how far it is. */
    public Reading reading(Mask mask, Size image, Checkpoint checkpoint) {
        ImageData data = mask.image().load();
        if (!data.size().equals(image)) {
            throw new ImageProcessingException("The mask is " + data.size() + " but the image is " + image
                    + ": both must have the same size, or the mask must be fitted to the image.");
        }
        return read(data, mask.convention(), checkpoint);
    }

    /**
     * Returns the weights of a mask scaled to the size of its image: soft masks are averaged, binary masks stay binary.
     */
    public Coverage readFitted(Mask mask, Size image) {
        Coverage read =
                read(mask.image().load(), mask.convention(), Checkpoint.none()).mask();
        return read.binary()
                ? CoverageScaler.nearest(read, image.width(), image.height())
                : CoverageScaler.area(read, image.width(), image.height());
    }

    private Reading read(ImageData data, MaskConvention convention, Checkpoint checkpoint) {
        Pixels pixels = reader.read(data, checkpoint.part(0, 0.6));
        Coverage mask = selection(pixels, convention).of(pixels);
        checkpoint.reached(0.8);
        return new Reading(mask, PlainPng.has(MaskWriter.EXACT, data) ? 0 : Noise.clean(mask));
    }

    /** Returns the weights of the transparent pixels of an image. */
    public static Coverage transparent(Pixels image) {
        Coverage mask = Selection.transparent().of(image);
        Noise.clean(mask);
        return mask;
    }

    private static Selection selection(Pixels pixels, MaskConvention convention) {
        return switch (convention) {
            case TRANSPARENT, WHITE_AND_TRANSPARENT -> Selection.transparent();
            case WHITE ->
                clearlyTransparent(pixels) && validInEitherConvention(pixels)
                        ? Selection.transparent()
                        : Selection.light();
            case BLACK -> Selection.dark();
            case BY_CONTENT -> clearlyTransparent(pixels) ? Selection.transparent() : Selection.light();
        };
    }

    private static boolean clearlyTransparent(Pixels pixels) {
        for (int pixel : pixels.argb()) {
            if (pixel >>> 24 <= 255 - Noise.CLEAR) {
                return true;
            }
        }
        return false;
    }

    /** Pixels that are both white and transparent, next to opaque black ones, can be read in either convention. */
    private static boolean validInEitherConvention(Pixels pixels) {
        boolean kept = false;
        for (int pixel : pixels.argb()) {
            int alpha = pixel >>> 24;
            if (differs(pixel >> 16, 255 - alpha) || differs(pixel >> 8, 255 - alpha) || differs(pixel, 255 - alpha)) {
                return false;
            }
            kept |= alpha > 255 - Noise.CLEAR;
        }
        return kept;
    }

    private static boolean differs(int level, int expected) {
        return Math.abs((level & 0xFF) - expected) >= Noise.CLEAR;
    }
}
