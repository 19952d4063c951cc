package dev.easel.imaging.internal.codec;

import dev.easel.core.domain.Output;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.internal.metadata.ImageStructure;
import dev.easel.core.port.out.CallContext;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.DecodedImage;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.internal.pixels.ReportedStep;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes images that every provider can read: one frame, upright, in sRGB, color of 8 bits. An image that is so already is
 * not even decoded. Needs the memory of reading and writing PNG.
 */
public final class UploadCodec {
    /** A PNG of more bytes is compressed as JPEG where it is opaque: many servers take no more than 20 MB. */
    private static final long LONG_PNG = 20_000_000;

    private static final int HIGH_QUALITY = 95;

    private final ImageDecoder reader;
    private final ImageEncoder writer;

    public UploadCodec(ImageDecoder reader, ImageEncoder writer) {
        this.reader = reader;
        this.writer = writer;
    }

    public ImageData encode(ImageData image, OptionalLong maxBytes, CallContext context) {
        if (image.length() <= maxBytes.orElse(Long.MAX_VALUE) && isPlain(image)) {
            return image;
        }
        Checkpoint preparing = new ReportedStep("preparing " + image, context);
        Pixels pixels = reader.read(image, preparing.part(0, 0.5));
        ImageData png =
                ThumbnailatorCodec.spooled(out -> writer.plainPng(pixels, out, preparing.part(0.5, 1)), context);
        long limit = Math.min(LONG_PNG, maxBytes.orElse(LONG_PNG));
        return png.length() > limit && pixels.opaque()
                ? ThumbnailatorCodec.spooled(out -> out.write(jpeg(pixels, limit, preparing)), context)
                : png;
    }

    private byte[] jpeg(Pixels pixels, long limit, Checkpoint preparing) {
        Output output = Output.jpeg(HIGH_QUALITY).maxBytes(limit);
        return writer.write(new DecodedImage(pixels, Optional.empty()), ImageFormat.JPEG, output, preparing);
    }

    private boolean isPlain(ImageData image) {
        ImageStructure structure = ImageStructure.of(image);
        return structure.plain()
                && structure.frames() == 1
                && image.header().upright()
                && StoredColors.read(image, structure, reader.limits()).certainlySrgb();
    }
}
