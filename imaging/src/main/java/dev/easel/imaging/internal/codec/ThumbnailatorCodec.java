package dev.easel.imaging.internal.codec;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.StorageException;
import dev.easel.core.internal.metadata.ImageStructure;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.SpoolSink;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.DecodedImage;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.internal.pixels.ReportedStep;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Converts images locally: decodes them, resizes them with Thumbnailator and encodes them into the call's spool.
 *
 * <p>Needs 4 bytes for each pixel of both images, and the file that is read; a PNG is written to the spool as it is made.
 * Thread-safe.
 */
public final class ThumbnailatorCodec {
    /** The most and the least that one step of scaling down leaves of a side. */
    private static final double MOST_LEFT = 0.97;

    private static final double LEAST_LEFT = 0.5;

    private final ImageDecoder reader;
    private final ImageEncoder writer;
    private final ThumbnailatorScaler scaler;

    public ThumbnailatorCodec(ImageDecoder reader, ImageEncoder writer, ThumbnailatorScaler scaler) {
        this.reader = reader;
        this.writer = writer;
        this.scaler = scaler;
    }

    /** Rejects a delivery that cannot be made from any image, or from one of a size that is known. */
    public void check(Delivery delivery, Optional<Size> source) {
        new DeliveryBounds(reader.limits()).check(delivery, source);
    }

    public ImageData convert(ImageData image, Delivery delivery, CallContext context) {
        boolean fits = delivery.satisfiedBy(image) && !writer.reencodes(image.format());
        if (fits && stays(image)) {
            return image;
        }
        Checkpoint reading = new ReportedStep("reading " + image, context);
        DecodedImage read = writer.keepsProfile()
                ? reader.readInOwnColors(image, reading)
                : new DecodedImage(reader.read(image, reading), Optional.empty());
        return fits && image.format() == ImageFormat.WEBP
                ? spooled(out -> out.write(writer.losslessWebp(read, delivery.output())), context)
                : deliver(read, image.format(), delivery, context);
    }

    /** Returns whether an image is stored upright, and in sRGB unless profiles are kept. */
    public boolean deliverableAsStored(ImageData image) {
        return deliverableAsStored(image, ImageStructure.of(image));
    }

    private boolean deliverableAsStored(ImageData image, ImageStructure structure) {
        boolean colors = writer.keepsProfile()
                || !structure.inks()
                        && StoredColors.read(image, structure, reader.limits()).shownAsSrgb();
        return image.header().upright() && colors;
    }

    /** Returns whether the bytes of an image that fits need not change, or cannot without losing detail or frames. */
    private boolean stays(ImageData image) {
        ImageStructure structure = ImageStructure.of(image);
        return !canBeRewritten(image.format(), structure) || structure.ended() && deliverableAsStored(image, structure);
    }

    /** Returns whether an image can be written again in its format without losing detail or frames; inks must be. */
    private static boolean canBeRewritten(ImageFormat format, ImageStructure structure) {
        boolean writable = ImageEncoder.writable(format) == format;
        return structure.inks() || structure.lossless() && structure.frames() == 1 && writable;
    }

    /**
     * Returns pixels as an encoded image with the requested size, format, compression and byte limit.
     *
     * @param defaultFormat the format to write if the output does not set one
     */
    public ImageData deliver(Pixels image, ImageFormat defaultFormat, Delivery delivery, CallContext context) {
        return deliver(new DecodedImage(image, Optional.empty()), defaultFormat, delivery, context);
    }

    /** Returns the same as the last part of a longer step. */
    public ImageData deliver(
            Pixels image, ImageFormat defaultFormat, Delivery delivery, CallContext context, Checkpoint checkpoint) {
        DecodedImage decoded = new DecodedImage(image, Optional.empty());
        return deliver(decoded, format(defaultFormat, delivery), delivery, context, checkpoint);
    }

    private ImageData deliver(DecodedImage image, ImageFormat defaultFormat, Delivery delivery, CallContext context) {
        ImageFormat format = format(defaultFormat, delivery);
        return deliver(image, format, delivery, context, new ReportedStep("writing " + format, context));
    }

    private static ImageFormat format(ImageFormat defaultFormat, Delivery delivery) {
        return delivery.output().format().orElseGet(() -> ImageEncoder.writable(defaultFormat));
    }

    private ImageData deliver(
            DecodedImage image, ImageFormat format, Delivery delivery, CallContext context, Checkpoint checkpoint) {
        Output output = delivery.output();
        checkpoint.reached(0);
        DecodedImage resized = new DecodedImage(resized(image.pixels(), delivery), image.profile());
        checkpoint.reached(0);
        return spooled(
                out -> {
                    if (output.mayShrink() && output.maxBytes().isPresent()) {
                        out.write(shrunk(resized, format, output, context, checkpoint));
                    } else {
                        writer.write(resized, format, output, checkpoint, out);
                    }
                },
                context);
    }

    /** Returns the image within the number of bytes, scaled down step by step until it is. */
    private byte[] shrunk(
            DecodedImage image, ImageFormat format, Output output, CallContext context, Checkpoint checkpoint) {
        long allowed = output.maxBytes().orElseThrow();
        Size full = new Size(image.pixels().width(), image.pixels().height());
        Size size = full;
        byte[] file = writer.smallest(image, format, output, checkpoint);
        while (file.length > allowed && size.pixels() > 1) {
            checkpoint.reached(0);
            size = smaller(full, size, (double) allowed / file.length);
            context.report(ProgressEvent.Converting.of("scaling down to " + size));
            Pixels scaled = scaler.fit(image.pixels(), size, ResizeMode.COVER, Gravity.CENTER);
            file = writer.smallest(new DecodedImage(scaled, image.profile()), format, output, checkpoint);
        }
        return writer.checkMaxBytes(file, format, output);
    }

    /** Returns a smaller size in the shape of the full one, for a share of the bytes: small images need more a pixel. */
    private static Size smaller(Size full, Size current, double share) {
        double step = Math.max(LEAST_LEFT, Math.min(MOST_LEFT, Math.sqrt(share)));
        double scale = step * current.longEdge() / full.longEdge();
        int longer = Math.min(current.longEdge() - 1, (int) (scale * full.longEdge()));
        double exact = (double) Math.max(1, longer) / full.longEdge();
        return new Size((int) Math.max(1, Math.round(exact * full.width())), (int)
                Math.max(1, Math.round(exact * full.height())));
    }

    /** Returns pixels as a PNG with 8 bits a channel, which providers read that refuse palettes and 16 bits. */
    public ImageData plainPng(Pixels image, CallContext context, Checkpoint checkpoint) {
        return spooled(out -> writer.plainPng(image, out, checkpoint), context);
    }

    /** Returns opaque gray pixels as a PNG with 8 bits a pixel. */
    public ImageData grayPng(Pixels image, CallContext context, Checkpoint checkpoint) {
        return spooled(out -> writer.grayPng(image, out, checkpoint), context);
    }

    private Pixels resized(Pixels image, Delivery delivery) {
        Size current = new Size(image.width(), image.height());
        Output output = delivery.output();
        Size target = targetSize(Optional.of(current), delivery).orElseThrow();
        reader.limits().checkSize(target.width(), target.height());
        return target.equals(current)
                ? image
                : scaler.fit(
                        image,
                        target,
                        output.resizeMode(),
                        output.gravity(),
                        output.matte().argb());
    }

    /** Returns the size to deliver, as far as it is known before there is an image. */
    static Optional<Size> targetSize(Optional<Size> current, Delivery delivery) {
        return delivery.size() instanceof ImageSize.Exact exact
                ? Optional.of(exact.size())
                : current.map(delivery::sizeFor);
    }

    /** Writes a file. */
    @FunctionalInterface
    interface FileWriter {
        void to(OutputStream out) throws IOException;
    }

    /** Returns a file in the storage of a call. */
    static ImageData spooled(FileWriter file, CallContext context) {
        SpoolSink sink = context.spool().open();
        try {
            file.to(sink);
            return sink.finish();
        } catch (IOException e) {
            sink.discard();
            throw StorageException.writing("the converted image", e);
        } catch (RuntimeException | Error e) {
            sink.discard();
            throw e;
        }
    }
}
