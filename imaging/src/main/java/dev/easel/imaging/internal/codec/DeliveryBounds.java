package dev.easel.imaging.internal.codec;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.imaging.internal.codec.jpeg.JpegWriter;
import dev.easel.imaging.internal.codec.webp.WebpWriter;
import dev.easel.imaging.settings.Limits;
import java.util.Optional;

/** Rejects a delivery that no image can meet here, before anyone pays for the image. */
final class DeliveryBounds {
    /** No image of any format is smaller: a WebP of one pixel. */
    private static final long SMALLEST = 26;

    /** Signature, header, end, and the frames of chunk and stream around the data. */
    private static final long SMALLEST_PNG = 64;

    /** Markers, tables and header. */
    private static final long SMALLEST_JPEG = 100;

    /** The most that DEFLATE can shrink anything. */
    private static final long DEFLATE = 1_032;

    private final Limits limits;

    DeliveryBounds(Limits limits) {
        this.limits = limits;
    }

    /** Checks the format, then the sizes before and after as far as they are known, then the number of bytes. */
    void check(Delivery delivery, Optional<Size> source) {
        try {
            Optional<ImageFormat> format = delivery.output().format();
            format.ifPresent(DeliveryBounds::checkWritable);
            source.ifPresent(this::checkSize);
            Optional<Size> target = ThumbnailatorCodec.targetSize(source, delivery);
            target.ifPresent(this::checkSize);
            // A contained image may be smaller than the size it is contained in.
            Optional<Size> written = target.filter(size -> delivery.output().resizeMode() != ResizeMode.CONTAIN);
            written.ifPresent(size -> format.ifPresent(wanted -> checkSize(wanted, size)));
            Optional<Size> least = delivery.output().mayShrink() ? Optional.empty() : written;
            delivery.output().maxBytes().ifPresent(bytes -> checkBytes(bytes, smallest(format, least), format, least));
        } catch (ImageProcessingException e) {
            throw new UnsupportedRequestException(e.getMessage(), e);
        }
    }

    private static void checkWritable(ImageFormat format) {
        switch (format) {
            case GIF -> throw ImageEncoder.unwritableGif();
            case WEBP -> WebpWriter.checkAvailable();
            case PNG, JPEG -> {}
        }
    }

    private void checkSize(Size size) {
        limits.checkSize(size.width(), size.height());
    }

    private static void checkSize(ImageFormat format, Size size) {
        switch (format) {
            case JPEG -> JpegWriter.checkSize(size.width(), size.height());
            case WEBP -> WebpWriter.checkSize(size.width(), size.height());
            case PNG, GIF -> {}
        }
    }

    private static void checkBytes(long allowed, long smallest, Optional<ImageFormat> format, Optional<Size> size) {
        if (allowed < smallest) {
            throw new ImageProcessingException("At most " + allowed + " bytes are allowed, but "
                    + format.map(f -> "a " + f.word()).orElse("an image")
                    + size.map(s -> " of " + s).orElse("") + " has at least " + smallest
                    + "; allow more bytes, or choose a smaller size or a lossy format.");
        }
    }

    /** Returns a number of bytes below which no such file can be, whatever it shows. */
    private static long smallest(Optional<ImageFormat> format, Optional<Size> size) {
        if (format.isEmpty()) {
            return SMALLEST;
        }
        return switch (format.get()) {
            // At least one bit a pixel, and one byte a row, before compression.
            case PNG ->
                SMALLEST_PNG
                        + size.map(s -> s.height() * (1L + s.width() / 8) / DEFLATE)
                                .orElse(0L);
            // At least one bit for each block of 8 by 8 pixels.
            case JPEG -> SMALLEST_JPEG + size.map(s -> s.pixels() / (8 * 8 * 8)).orElse(0L);
            case WEBP, GIF -> SMALLEST;
        };
    }
}
