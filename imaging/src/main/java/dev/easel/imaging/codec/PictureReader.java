package dev.easel.imaging.codec;

import dev.easel.core.domain.ImageData;
import dev.easel.core.domain.ImageFormat;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.imaging.codec.gif.GifReader;
import dev.easel.imaging.codec.jpeg.JpegReader;
import dev.easel.imaging.codec.png.PngReader;
import dev.easel.imaging.codec.webp.WebpReader;
import dev.easel.imaging.pixels.ColorProfile;
import dev.easel.imaging.pixels.Limits;
import dev.easel.imaging.pixels.Orientation;
import dev.easel.imaging.pixels.Pixels;
import dev.easel.imaging.pixels.StoredPicture;
import java.util.Optional;

/**
 * Reads encoded pictures: upright, in sRGB, whole or not at all.
 *
 * <p>Whatever the bytes, nothing but {@link ImageProcessingException} comes out (and a {@code StorageException} where a
 * file can no longer be read). Thread-safe.
 */
public final class PictureReader {
    private final Limits limits;

    /** Makes a reader that refuses what is over the limits. */
    public PictureReader(Limits limits) {
        this.limits = limits;
    }

    /** Makes a reader with the {@linkplain Limits#standard() standard limits}. */
    public PictureReader() {
        this(Limits.standard());
    }

    /** Returns the limits that are kept. */
    public Limits limits() {
        return limits;
    }

    /** Reads a picture, upright, its colours converted to sRGB. */
    public Pixels read(ImageData picture) {
        StoredPicture stored = stored(picture);
        stored.profile().flatMap(ColorProfile::read).ifPresent(profile -> profile.toSrgb(stored.pixels()));
        return upright(picture, stored.pixels());
    }

    /** Reads a picture, upright, its colours as stored, with the profile they are stored in; CMYK becomes sRGB all the same. */
    public StoredPicture readInOwnColours(ImageData picture) {
        StoredPicture stored = stored(picture);
        Optional<byte[]> usable = stored.profile().flatMap(ColorProfile::read).map(ColorProfile::bytes);
        return new StoredPicture(upright(picture, stored.pixels()), usable);
    }

    private static Pixels upright(ImageData picture, Pixels stored) {
        return Orientation.ofExif(picture.header().orientation()).apply(stored);
    }

    private StoredPicture stored(ImageData picture) {
        limits.checkBytes(picture.length());
        limits.checkSize(
                picture.header().stored().width(), picture.header().stored().height());
        byte[] file = picture.bytes();
        try {
            return stored(picture.format(), file);
        } catch (IndexOutOfBoundsException | ArithmeticException | NegativeArraySizeException e) {
            throw new ImageProcessingException("The picture is damaged in a way its reader did not expect.", e);
        }
    }

    private StoredPicture stored(ImageFormat format, byte[] file) {
        return switch (format) {
            case PNG -> PngReader.read(file, limits);
            case JPEG -> JpegReader.read(file, limits);
            case GIF -> GifReader.read(file, limits);
            case WEBP -> WebpReader.read(file, limits);
        };
    }
}
