package dev.easel.imaging.internal.codec;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.imaging.internal.codec.gif.GifReader;
import dev.easel.imaging.internal.codec.jpeg.JpegReader;
import dev.easel.imaging.internal.codec.png.PngReader;
import dev.easel.imaging.internal.codec.webp.WebpReader;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ColorProfile;
import dev.easel.imaging.internal.pixels.DecodedImage;
import dev.easel.imaging.internal.pixels.Orientation;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Limits;
import java.util.Optional;

/**
 * Reads encoded images, upright and in sRGB; an incomplete image is rejected.
 *
 * <p>Any invalid input causes an {@link ImageProcessingException}, and a file that can no longer be read a
 * {@code StorageException}. Thread-safe.
 */
public final class ImageDecoder {
    private final Limits limits;

    /** Creates a reader that rejects images over the limits. */
    public ImageDecoder(Limits limits) {
        this.limits = limits;
    }

    /** Creates a reader with the {@linkplain Limits#defaults() default limits}. */
    public ImageDecoder() {
        this(Limits.defaults());
    }

    /** Returns the limits that are enforced. */
    public Limits limits() {
        return limits;
    }

    /** Reads an image, upright, its colors converted to sRGB. */
    public Pixels read(ImageData image) {
        return read(image, Checkpoint.none());
    }

    /** Reads an image as {@link #read(ImageData)} does, with news of how far it is. */
    public Pixels read(ImageData image, Checkpoint checkpoint) {
        DecodedImage stored = decode(image, checkpoint.part(0, 0.9));
        checkpoint.reached(0.9);
        stored.profile().flatMap(ColorProfile::read).ifPresent(profile -> profile.toSrgb(stored.pixels()));
        return upright(image, stored.pixels());
    }

    /** Reads an image, upright, with its colors as stored and their profile; CMYK is still converted to sRGB. */
    public DecodedImage readInOwnColors(ImageData image) {
        return readInOwnColors(image, Checkpoint.none());
    }

    /** Reads an image as {@link #readInOwnColors(ImageData)} does, with news of how far it is. */
    DecodedImage readInOwnColors(ImageData image, Checkpoint checkpoint) {
        DecodedImage stored = decode(image, checkpoint);
        Optional<byte[]> usable = stored.profile().flatMap(ColorProfile::read).map(ColorProfile::bytes);
        return new DecodedImage(upright(image, stored.pixels()), usable);
    }

    private static Pixels upright(ImageData image, Pixels stored) {
        return Orientation.ofExif(image.header().orientation()).apply(stored);
    }

    private DecodedImage decode(ImageData image, Checkpoint checkpoint) {
        limits.checkBytes(image.length());
        limits.checkSize(
                image.header().stored().width(), image.header().stored().height());
        byte[] file = image.bytes();
        try {
            return decode(image.format(), file, checkpoint);
        } catch (IndexOutOfBoundsException | ArithmeticException | NegativeArraySizeException e) {
            throw new ImageProcessingException("The image is damaged in a way its reader did not expect.", e);
        }
    }

    private DecodedImage decode(ImageFormat format, byte[] file, Checkpoint checkpoint) {
        return switch (format) {
            case PNG -> PngReader.read(file, limits, checkpoint);
            case JPEG -> JpegReader.read(file, limits, checkpoint);
            case GIF -> GifReader.read(file, limits);
            case WEBP -> WebpReader.read(file, limits, checkpoint);
        };
    }
}
