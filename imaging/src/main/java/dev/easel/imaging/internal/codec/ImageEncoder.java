package dev.easel.imaging.internal.codec;

import dev.easel.core.domain.Output;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.imaging.internal.codec.jpeg.JpegWriter;
import dev.easel.imaging.internal.codec.png.PngSearch;
import dev.easel.imaging.internal.codec.png.PngWriter;
import dev.easel.imaging.internal.codec.webp.WebpWriter;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.DecodedImage;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Encoding;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes images as PNG, JPEG and WebP: only pixels and, if requested, the color profile. Other metadata of an image
 * (EXIF, XMP, C2PA manifests, comments) does not apply to the new file and is not copied. Thread-safe.
 */
public final class ImageEncoder {
    private final Encoding encoding;
    private final ParallelRows workers;

    public ImageEncoder(Encoding encoding, ParallelRows workers) {
        this.encoding = encoding;
        this.workers = workers;
    }

    /** Creates a writer with the {@linkplain Encoding#defaults() default encoding} that works on the calling thread. */
    public ImageEncoder() {
        this(Encoding.defaults(), ParallelRows.caller());
    }

    /** Returns an image as PNG, without loss. */
    public ImageData png(Pixels image) {
        return ImageData.of(PngWriter.write(image, workers));
    }

    /** Writes an image as PNG, without loss, to a stream. */
    void png(DecodedImage image, OutputStream out, Checkpoint checkpoint) throws IOException {
        PngWriter.write(image, workers, out, checkpoint);
    }

    /** Writes an image to a stream as PNG with 8 bits a channel, which providers read that refuse palettes and 16 bits. */
    void plainPng(Pixels image, OutputStream out, Checkpoint checkpoint) throws IOException {
        PngWriter.writePlain(image, workers, out, checkpoint);
    }

    /** Writes an opaque gray image to a stream as PNG with 8 bits a pixel. */
    void grayPng(Pixels image, OutputStream out, Checkpoint checkpoint) throws IOException {
        PngWriter.writeGray(image, workers, out, checkpoint);
    }

    /** Returns an image as WebP without loss. */
    byte[] losslessWebp(DecodedImage image, Output output) {
        byte[] file = losslessWebp(new WebpWriter(image.pixels(), image.profile()), output);
        return checkMaxBytes(file, ImageFormat.WEBP, output);
    }

    /** Writes an image to a stream as {@link #write(DecodedImage, ImageFormat, Output, Checkpoint)} returns it. */
    void write(DecodedImage image, ImageFormat format, Output output, Checkpoint checkpoint, OutputStream out)
            throws IOException {
        if (format == ImageFormat.PNG && output.maxBytes().isEmpty()) {
            png(image, out, checkpoint);
        } else {
            out.write(write(image, format, output, checkpoint));
        }
    }

    /**
     * Returns an image in a format, with the quality, matte and byte limit of an output.
     *
     * @param checkpoint told of the rows that are written, and of each attempt to meet the byte limit
     * @throws ImageProcessingException if the format cannot be written here, or the byte limit cannot be met
     */
    byte[] write(DecodedImage image, ImageFormat format, Output output, Checkpoint checkpoint) {
        return checkMaxBytes(smallest(image, format, output, checkpoint), format, output);
    }

    /** Returns the same as {@link #write}, or a file with too many bytes: the fewest that the settings allow. */
    byte[] smallest(DecodedImage image, ImageFormat format, Output output, Checkpoint checkpoint) {
        return switch (format) {
            case PNG -> png(image, output, checkpoint);
            case JPEG -> {
                JpegWriter jpeg = new JpegWriter(
                        image.pixels(), output.matte(), image.profile(), encoding.chroma(), encoding.progressive());
                boolean bounded = output.maxBytes().isPresent();
                yield lossy(bounded ? jpeg::writeSmall : jpeg::write, format, output, checkpoint);
            }
            case WEBP -> {
                WebpWriter webp = new WebpWriter(image.pixels(), image.profile());
                yield encoding.losslessWebp()
                        ? losslessWebp(webp, output)
                        : lossy((quality, part) -> webp.write(quality), format, output, checkpoint);
            }
            case GIF -> throw unwritableGif();
        };
    }

    /** Returns the failure to write a GIF. */
    static ImageProcessingException unwritableGif() {
        return new ImageProcessingException("GIF cannot be written; request PNG, JPEG or WebP.");
    }

    private byte[] png(DecodedImage image, Output output, Checkpoint checkpoint) {
        byte[] fast = PngWriter.write(image, workers);
        if (output.maxBytes().isEmpty() || fast.length <= output.maxBytes().getAsLong()) {
            return fast;
        }
        return PngSearch.within(output.maxBytes().getAsLong(), image, workers, () -> checkpoint.reached(0));
    }

    private static byte[] losslessWebp(WebpWriter webp, Output output) {
        byte[] file = webp.writeLossless();
        return output.maxBytes().isPresent() && file.length > output.maxBytes().getAsLong()
                ? webp.writeLosslessSmall()
                : file;
    }

    /** Returns a file, or rejects it if it has more bytes than allowed. */
    byte[] checkMaxBytes(byte[] file, ImageFormat format, Output output) {
        if (output.maxBytes().isPresent() && file.length > output.maxBytes().getAsLong()) {
            throw new ImageProcessingException("The image has " + file.length + " bytes " + compression(format, output)
                    + ", but at most " + output.maxBytes().getAsLong()
                    + " are allowed; allow more bytes or shrinking, or choose a smaller size, a lower quality or a lossy"
                    + " format.");
        }
        return file;
    }

    private String compression(ImageFormat format, Output output) {
        if (format == ImageFormat.PNG) {
            return "as PNG with the strongest compression";
        }
        return format == ImageFormat.WEBP && encoding.losslessWebp()
                ? "as lossless WebP"
                : "at quality " + Math.min(encoding.qualityFloor(), preferredQuality(format, output));
    }

    private int preferredQuality(ImageFormat format, Output output) {
        return output.quality().orElse(encoding.quality(format));
    }

    /** Writes an image in a quality. */
    @FunctionalInterface
    private interface LossyEncoder {
        byte[] write(int quality, Checkpoint checkpoint);
    }

    private byte[] lossy(LossyEncoder encoder, ImageFormat format, Output output, Checkpoint checkpoint) {
        int preferred = preferredQuality(format, output);
        if (output.maxBytes().isEmpty()) {
            return encoder.write(preferred, checkpoint);
        }
        ByteBudget budget = new ByteBudget(output.maxBytes().getAsLong(), encoding.qualityFloor());
        return budget.meet(preferred, quality -> {
            checkpoint.reached(0);
            return encoder.write(quality, share -> checkpoint.reached(0));
        });
    }

    /** Returns the format for requests that do not set one: the format of the source if it can be written here. */
    static ImageFormat writable(ImageFormat source) {
        return switch (source) {
            case PNG, JPEG -> source;
            case WEBP -> WebpWriter.available() ? source : ImageFormat.PNG;
            case GIF -> ImageFormat.PNG;
        };
    }

    /** Returns whether images already in a format must be encoded again because the format has special settings. */
    boolean reencodes(ImageFormat format) {
        return encoding.isParticular(format);
    }

    /** Returns whether color profiles are kept as they are. */
    boolean keepsProfile() {
        return encoding.keepsProfile();
    }
}
