package dev.easel.imaging.internal.codec;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.StorageException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Codec;
import dev.easel.core.port.out.SpoolSink;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.pixels.DecodedImage;
import dev.easel.imaging.internal.pixels.Pixels;
import java.io.IOException;
import java.util.Optional;

/**
 * Converts images on this machine: read to pixels, resized through Thumbnailator, written anew into the call's spool.
 *
 * <p>Needs what reading, resizing and writing need, one after the other: about 12 bytes for each pixel of the larger of the
 * two images. Thread-safe.
 */
public final class ThumbnailatorCodec implements Codec {
    private final ImageDecoder reader;
    private final ImageEncoder writer;
    private final ThumbnailatorScaler scaler;

    public ThumbnailatorCodec(ImageDecoder reader, ImageEncoder writer, ThumbnailatorScaler scaler) {
        this.reader = reader;
        this.writer = writer;
        this.scaler = scaler;
    }

    @Override
    public ImageData convert(ImageData image, Delivery delivery, CallContext context) {
        if (delivery.satisfiedBy(image) && !writer.changes(image.format())) {
            return image;
        }
        context.throwIfCancelled();
        context.report(ProgressEvent.Converting.of("reading " + image));
        DecodedImage read = writer.keepsProfile()
                ? reader.readInOwnColors(image)
                : new DecodedImage(reader.read(image), Optional.empty());
        return deliver(read, image.format(), delivery, context);
    }

    /**
     * Returns pixels as an encoded image of the size, format, compression and number of bytes asked for.
     *
     * @param own the format to write where none is asked for
     */
    public ImageData deliver(Pixels image, ImageFormat own, Delivery delivery, CallContext context) {
        return deliver(new DecodedImage(image, Optional.empty()), own, delivery, context);
    }

    private ImageData deliver(DecodedImage image, ImageFormat own, Delivery delivery, CallContext context) {
        Output output = delivery.output();
        context.throwIfCancelled();
        DecodedImage sized = new DecodedImage(sized(image.pixels(), delivery), image.profile());
        ImageFormat format = output.format().orElseGet(() -> ImageEncoder.writable(own));
        context.throwIfCancelled();
        context.report(ProgressEvent.Converting.of("writing " + format));
        return spooled(writer.write(sized, format, output, context::throwIfCancelled), context);
    }

    private Pixels sized(Pixels image, Delivery delivery) {
        Size own = new Size(image.width(), image.height());
        Output output = delivery.output();
        Size wanted = wanted(own, delivery);
        reader.limits().checkSize(wanted.width(), wanted.height());
        return wanted.equals(own)
                ? image
                : scaler.fit(
                        image,
                        wanted,
                        output.resizeMode(),
                        output.gravity(),
                        output.matte().argb());
    }

    private static Size wanted(Size own, Delivery delivery) {
        if (delivery.size() instanceof ImageSize.Exact exact) {
            return exact.size();
        }
        if (delivery.size() instanceof ImageSize.Ratio ratio && !ratio.ratio().fits(own)) {
            return withRatio(own, ratio.ratio(), delivery.output().resizeMode());
        }
        return own;
    }

    /** Returns the size with a ratio that is met without resizing: by cutting, or by padding; to contain needs neither. */
    private static Size withRatio(Size own, AspectRatio ratio, ResizeMode fit) {
        return switch (fit) {
            case COVER -> ratio.within(own);
            case CONTAIN -> own;
            case PAD ->
                own.ratio() < ratio.value()
                        ? new Size((int) Math.max(own.width(), Math.round(own.height() * ratio.value())), own.height())
                        : new Size(own.width(), (int) Math.max(own.height(), Math.round(own.width() / ratio.value())));
        };
    }

    private static ImageData spooled(byte[] file, CallContext context) {
        SpoolSink sink = context.spool().open();
        try {
            sink.write(file, 0, file.length);
            return sink.finish();
        } catch (IOException e) {
            sink.discard();
            throw StorageException.writing("the converted image", e);
        }
    }
}
