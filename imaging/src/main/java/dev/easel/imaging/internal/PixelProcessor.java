package dev.easel.imaging.internal;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.port.out.BorderFill;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Frame;
import dev.easel.core.port.out.FramingRule;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.codec.ImageEncoder;
import dev.easel.imaging.internal.codec.ThumbnailatorCodec;
import dev.easel.imaging.internal.codec.UploadCodec;
import dev.easel.imaging.internal.frame.ComparisonMap;
import dev.easel.imaging.internal.frame.CropAndStitch;
import dev.easel.imaging.internal.frame.ImagingServices;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.masks.MaskImages;
import dev.easel.imaging.internal.masks.MaskReader;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.settings.Encoding;
import dev.easel.imaging.settings.Limits;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** The processor of this module: a codec, a mask converter and framing that share their settings. */
public final class PixelProcessor implements ImageProcessor {
    private final ThumbnailatorCodec codec;
    private final UploadCodec uploads;
    private final MaskImages masks;
    private final CropAndStitch framing;
    private final ComparisonMap comparison;

    /** Creates a processor with default settings, which works on the thread of each call; the service loader calls this. */
    public PixelProcessor() {
        this(ParallelRows.caller(), Limits.defaults(), Encoding.defaults());
    }

    /** Creates a processor that shares its work, keeps limits and encodes as given. */
    public PixelProcessor(ParallelRows workers, Limits limits, Encoding encoding) {
        ImageDecoder reader = new ImageDecoder(limits);
        ImageEncoder writer = new ImageEncoder(encoding, workers);
        ThumbnailatorScaler scaler = ThumbnailatorScaler.on(workers);
        this.codec = new ThumbnailatorCodec(reader, writer, scaler);
        this.uploads = new UploadCodec(reader, writer);
        this.masks = new MaskImages(new MaskReader(reader));
        ImagingServices services = new ImagingServices(reader, scaler, codec, workers);
        this.framing = new CropAndStitch(services);
        this.comparison = new ComparisonMap(services);
    }

    @Override
    public void check(Delivery delivery, Optional<Size> source) {
        codec.check(requireNonNull(delivery, "delivery"), requireNonNull(source, "source"));
    }

    @Override
    public ImageData convert(ImageData image, Delivery delivery, CallContext context) {
        return withinMemory(() -> codec.convert(image, delivery, context));
    }

    @Override
    public boolean deliverableAsStored(ImageData image) {
        return codec.deliverableAsStored(requireNonNull(image, "image"));
    }

    @Override
    public ImageData upload(ImageData image, OptionalLong maxBytes, CallContext context) {
        return withinMemory(() -> uploads.encode(image, maxBytes, context));
    }

    @Override
    public Mask convert(Mask mask, MaskConvention to, Size size, CallContext context) {
        return withinMemory(() -> masks.convert(mask, to, size, context));
    }

    @Override
    public List<Note> notes(Mask mask, Size size) {
        return withinMemory(() -> masks.notes(mask, size));
    }

    @Override
    public ImageData binary(Mask mask, MaskConvention to, Size size, int threshold, CallContext context) {
        return withinMemory(() -> masks.binary(mask, to, size, threshold, context));
    }

    @Override
    public Frame frame(ImageData image, Mask mask, FramingRule rule, CallContext context) {
        return withinMemory(() -> framing.frame(image, mask, rule, context));
    }

    @Override
    public Frame expand(ImageData original, BorderFill fill, FramingRule rule, CallContext context) {
        return withinMemory(() -> framing.expand(original, fill, rule, context));
    }

    @Override
    public List<Mask> parts(ImageData image, Mask mask, int maxParts, CallContext context) {
        return withinMemory(() -> framing.parts(image, mask, maxParts, context));
    }

    @Override
    public Comparison compare(
            ImageData before, ImageData after, int left, int top, Optional<Mask> mask, CallContext context) {
        return withinMemory(() -> comparison.of(before, after, left, top, mask, context));
    }

    /** Working on pixels takes more memory than anything else: a small heap fails one call and not the program. */
    private static <T> T withinMemory(Supplier<T> work) {
        try {
            return work.get();
        } catch (OutOfMemoryError e) {
            throw ImageProcessingException.outOfMemory(e);
        }
    }
}
