package dev.easel.imaging.internal.codec;

import dev.easel.core.domain.Output;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.imaging.internal.codec.jpeg.JpegWriter;
import dev.easel.imaging.internal.codec.png.PngWriter;
import dev.easel.imaging.internal.codec.webp.WebpWriter;
import dev.easel.imaging.internal.pixels.DecodedImage;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Encoding;
import java.util.function.IntFunction;

/**
 * Writes images as PNG, JPEG and WebP: nothing but pixels, and the color profile where it is to be kept. Whatever else
 * came with an image (EXIF, XMP, C2PA manifests, comments) no longer holds of the new file and is not carried over.
 * Thread-safe.
 */
public final class ImageEncoder {
    private final Encoding encoding;
    private final ParallelRows workers;

    public ImageEncoder(Encoding encoding, ParallelRows workers) {
        this.encoding = encoding;
        this.workers = workers;
    }

    /** Makes a writer of the {@linkplain Encoding#defaults() standard encoding} that works on the calling thread. */
    public ImageEncoder() {
        this(Encoding.defaults(), ParallelRows.caller());
    }

    /** Returns an image as PNG, exactly. */
    public ImageData png(Pixels image) {
        return ImageData.of(PngWriter.write(image, workers));
    }

    /**
     * Returns an image in a format, at the quality, over the matte and within the number of bytes that an output says.
     *
     * @param checkpoint run between attempts at meeting a number of bytes; may throw to end them
     * @throws ImageProcessingException when the format cannot be written here, or the number of bytes cannot be met
     */
    byte[] write(DecodedImage image, ImageFormat format, Output output, Runnable checkpoint) {
        return switch (format) {
            case PNG -> png(image, output);
            case JPEG -> {
                JpegWriter jpeg = new JpegWriter(
                        image.pixels(), output.matte(), image.profile(), encoding.chroma(), encoding.progressive());
                boolean bounded = output.maxBytes().isPresent();
                yield lossy(bounded ? jpeg::writeSmall : jpeg::write, format, output, checkpoint);
            }
            case WEBP -> {
                WebpWriter webp = new WebpWriter(image.pixels(), image.profile());
                yield encoding.losslessWebp()
                        ? within(webp.writeLossless(), "lossless WebP", output)
                        : lossy(webp::write, format, output, checkpoint);
            }
            case GIF -> throw new ImageProcessingException("GIF is read and not written; ask for PNG, JPEG or WebP.");
        };
    }

    private byte[] png(DecodedImage image, Output output) {
        byte[] fast = PngWriter.write(image, PngWriter.Effort.FAST, workers);
        if (output.maxBytes().isEmpty() || fast.length <= output.maxBytes().getAsLong()) {
            return fast;
        }
        return within(
                PngWriter.write(image, PngWriter.Effort.SMALL, workers), "PNG, packed as hard as it can be,", output);
    }

    private static byte[] within(byte[] file, String what, Output output) {
        if (output.maxBytes().isPresent() && file.length > output.maxBytes().getAsLong()) {
            throw new ImageProcessingException("The image has " + file.length + " bytes as " + what + " and "
                    + output.maxBytes().getAsLong() + " are allowed; allow more, a smaller size, or a lossy format.");
        }
        return file;
    }

    private byte[] lossy(IntFunction<byte[]> encoder, ImageFormat format, Output output, Runnable checkpoint) {
        int wanted = output.quality().orElse(encoding.quality(format));
        if (output.maxBytes().isEmpty()) {
            return encoder.apply(wanted);
        }
        ByteBudget budget = new ByteBudget(output.maxBytes().getAsLong(), encoding.qualityFloor());
        return budget.meet(wanted, quality -> {
            checkpoint.run();
            return encoder.apply(quality);
        });
    }

    /** Returns the format an image is written in when nobody asked for one: its own where that can be written here. */
    static ImageFormat writable(ImageFormat own) {
        return switch (own) {
            case PNG, JPEG -> own;
            case WEBP -> WebpWriter.available() ? own : ImageFormat.PNG;
            case GIF -> ImageFormat.PNG;
        };
    }

    /** Returns whether images of a format are to be written in a way of their own, and so anew. */
    boolean changes(ImageFormat format) {
        return encoding.isParticular(format);
    }

    /** Returns whether color profiles are kept as they are. */
    boolean keepsProfile() {
        return encoding.keepsProfile();
    }
}
