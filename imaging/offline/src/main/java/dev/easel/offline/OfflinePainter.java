package dev.easel.offline;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Prices;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageEditor;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.codec.ImageEncoder;
import dev.easel.imaging.internal.codec.ThumbnailatorCodec;
import dev.easel.imaging.internal.codec.webp.WebpWriter;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.masks.MaskReader;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Encoding;
import dev.easel.imaging.settings.Limits;
import dev.easel.offline.prompt.Prompt;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Generates, edits and inpaints from the words it recognizes in a prompt; the same request gives the same pixels. */
final class OfflinePainter implements ImageGenerator, ImageEditor, ImageInpainter {
    static final int MAX_IMAGES = 10;
    private static final int MAX_INPUT_IMAGES = 16;
    private static final long MAX_PIXELS = 50_000_000;
    private static final int MAX_SIDE = 16_384;
    private static final int DEFAULT_SIDE = 1024;
    /** The share of reading what is given, and the share at which an image is painted but not yet written. */
    private static final double READ = 0.1;

    private static final double PAINTED = 0.8;

    private static final ModelId MODEL = new ModelId("painter");

    private final ImageDecoder reader = new ImageDecoder(Limits.defaults());
    private final MaskReader masks = new MaskReader(reader);
    private final ThumbnailatorCodec codec;
    private final Brushwork brushwork;
    private final PartialImages partialImages;

    /** Creates a painter that distributes its work among the workers. */
    public OfflinePainter(ParallelRows workers) {
        ThumbnailatorScaler scaler = ThumbnailatorScaler.on(workers);
        this.codec = new ThumbnailatorCodec(reader, new ImageEncoder(Encoding.defaults(), workers), scaler);
        this.brushwork = new Brushwork(workers, scaler);
        this.partialImages = new PartialImages(codec, scaler);
    }

    @Override
    public Capabilities capabilities(ModelId model) {
        Set<ImageFormat> formats = EnumSet.of(ImageFormat.PNG, ImageFormat.JPEG);
        if (WebpWriter.available()) {
            formats.add(ImageFormat.WEBP);
        }
        return Capabilities.builder()
                .maxCount(MAX_IMAGES)
                .maxInputImages(MAX_INPUT_IMAGES)
                .sizes(new SizeRule.Flexible(1, 1, MAX_PIXELS, MAX_SIDE, MAX_SIDE))
                .formats(formats)
                .qualities(EnumSet.allOf(Quality.class))
                .backgrounds(EnumSet.allOf(Background.class))
                .mask(MaskConvention.TRANSPARENT)
                .compression(true)
                .seed(true)
                .partialImages(true)
                .prices(Optional.of(Prices.FREE))
                .model(Optional.of(model.equals(ModelId.DEFAULT) ? MODEL : model))
                .source("the offline painter")
                .build();
    }

    @Override
    public ImageResult generate(GenerateRequest request, CallContext context) {
        Size size = size(request.size(), new Size(DEFAULT_SIDE, DEFAULT_SIDE));
        Checkpoint progress = new PaintProgress(request.count(), context);
        return images(request, context, progress, List.of(), size, job -> brushwork.generate(request, size, job));
    }

    @Override
    public ImageResult edit(EditRequest request, CallContext context) {
        Checkpoint progress = new PaintProgress(request.count(), context);
        List<Pixels> images = read(request.images(), progress.part(0, READ));
        List<Size> inputs = images.stream()
                .map(image -> new Size(image.width(), image.height()))
                .toList();
        Size size = size(request.size(), inputs.get(0));
        Checkpoint rest = progress.part(READ, 1);
        return images(request, context, rest, inputs, size, job -> brushwork.edit(request, images, size, job));
    }

    private List<Pixels> read(List<ImageSource> sources, Checkpoint checkpoint) {
        List<Pixels> images = new ArrayList<>();
        for (ImageSource source : sources) {
            double share = 1.0 / sources.size();
            images.add(reader.read(source.load(), checkpoint.part(images.size() * share, (images.size() + 1) * share)));
        }
        return images;
    }

    @Override
    public ImageResult inpaint(InpaintRequest request, CallContext context) {
        Checkpoint progress = new PaintProgress(request.count(), context);
        if (!(request.region() instanceof Region.Masked masked)) {
            throw new UnsupportedRequestException(
                    "The offline provider inpaints only masked regions; to expand an image, pass"
                            + " the enlarged canvas with a mask of the new border, as the expand verb does.");
        }
        ImageData data = request.image().load();
        Coverage mask = masks.reading(masked.mask(), data.size(), progress.part(0, READ / 2))
                .mask();
        ImageResult painted = images(
                request,
                context,
                progress.part(READ / 2, 1),
                List.of(data.size()),
                data.size(),
                job -> brushwork.inpaint(reader.read(data, job.part(0, READ)), mask, job, job.part(READ, 1)));
        return request.references().isEmpty()
                ? painted
                : painted.toBuilder()
                        .note(Note.dropped("references: the offline provider does not look at them"))
                        .build();
    }

    /** Paints one image of a request. */
    @FunctionalInterface
    private interface Maker {
        Pixels make(PaintJob job);
    }

    private ImageResult images(
            ImageRequest request, CallContext context, Checkpoint progress, List<Size> inputs, Size size, Maker maker) {
        check(request, size);
        Prompt prompt = Prompt.of(request.prompt());
        ImageResult.Builder result = ImageResult.builder(OfflineProvider.NAME)
                .model(request.model().or(() -> Optional.of(MODEL)))
                .usage(Optional.of(TokenCount.of(request, inputs, size)))
                .note(Note.emulated("offline stand-in: " + Brushwork.told(request.verb(), prompt)));
        if (request.verb() != Verb.GENERATE && request.quality() != Quality.AUTO) {
            result.note(Note.dropped("quality " + request.quality().word()
                    + ": the offline provider changes a given image at one quality; only the token count differs"));
        }
        for (int index = 0; index < request.count(); index++) {
            Checkpoint image = progress.part((double) index / request.count(), (index + 1.0) / request.count());
            Pixels painted = maker.make(new PaintJob(request, prompt, index, context, image.part(0, PAINTED)));
            partialImages.report(painted, request, context);
            ImageSize requested =
                    request.size() instanceof ImageSize.Auto ? ImageSize.auto() : new ImageSize.Exact(size);
            Delivery delivery = new Delivery(requested, request.output());
            ImageData data = codec.deliver(painted, ImageFormat.PNG, delivery, context, image.part(PAINTED, 1));
            result.image(GeneratedImage.received(data));
        }
        return result.build();
    }

    private static void check(ImageRequest request, Size size) {
        if (request.count() > MAX_IMAGES) {
            throw new UnsupportedRequestException("Invalid count " + request.count()
                    + ": the offline provider makes 1 to " + MAX_IMAGES + " images per request.");
        }
        if (request.background() == Background.TRANSPARENT && request.verb() != Verb.GENERATE) {
            throw new UnsupportedRequestException("The offline provider makes a transparent background only when it"
                    + " generates an image: to " + request.verb().word() + " one, leave the background out.");
        }
        if (size.pixels() > MAX_PIXELS || size.longEdge() > MAX_SIDE) {
            throw new UnsupportedRequestException("Size " + size + " is too large for the offline provider: at most "
                    + MAX_PIXELS + " pixels, and sides up to " + MAX_SIDE + ".");
        }
    }

    private static Size size(ImageSize requested, Size defaultSize) {
        if (requested instanceof ImageSize.Exact exact) {
            return exact.size();
        }
        return requested instanceof ImageSize.Ratio ratio
                ? ratio.ratio().withPixels(defaultSize.pixels())
                : defaultSize;
    }
}
