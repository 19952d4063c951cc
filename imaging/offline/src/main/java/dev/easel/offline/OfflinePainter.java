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
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.SizeRule;
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
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Encoding;
import dev.easel.imaging.settings.Limits;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Generates, edits and inpaints by words it knows and pixels alone; the same request gives the same pixels. */
public final class OfflinePainter implements ImageGenerator, ImageEditor, ImageInpainter {
    private static final int MOST_IMAGES = 10;
    private static final long MOST_PIXELS = 50_000_000;
    private static final int LONGEST_SIDE = 16_384;
    private static final int USUAL_SIDE = 1024;
    private static final ModelId MODEL = new ModelId("painter");

    private final ImageDecoder reader = new ImageDecoder(Limits.defaults());
    private final MaskReader masks = new MaskReader(reader);
    private final ThumbnailatorCodec codec;
    private final Brushwork brushwork;

    /** Makes a painter that shares its work out among the workers. */
    public OfflinePainter(ParallelRows workers) {
        ThumbnailatorScaler scaler = ThumbnailatorScaler.on(workers);
        this.codec = new ThumbnailatorCodec(reader, new ImageEncoder(Encoding.defaults(), workers), scaler);
        this.brushwork = new Brushwork(workers, scaler);
    }

    @Override
    public Capabilities capabilities(ModelId model) {
        Set<ImageFormat> formats = EnumSet.of(ImageFormat.PNG, ImageFormat.JPEG);
        if (WebpWriter.available()) {
            formats.add(ImageFormat.WEBP);
        }
        return Capabilities.builder()
                .maxCount(MOST_IMAGES)
                .maxInputImages(MOST_IMAGES)
                .sizes(new SizeRule.Flexible(1, 1, MOST_PIXELS, LONGEST_SIDE, LONGEST_SIDE))
                .formats(formats)
                .qualities(EnumSet.allOf(Quality.class))
                .backgrounds(EnumSet.allOf(Background.class))
                .mask(MaskConvention.TRANSPARENT)
                .compression(true)
                .seed(true)
                .partialImages(true)
                .source("the painter itself")
                .build();
    }

    @Override
    public ImageResult generate(GenerateRequest request, CallContext context) {
        Size size = size(request.size(), new Size(USUAL_SIDE, USUAL_SIDE));
        return images(request, context, size, work -> brushwork.generate(request, size, work));
    }

    @Override
    public ImageResult edit(EditRequest request, CallContext context) {
        context.throwIfCancelled();
        List<Pixels> images = request.images().stream()
                .map(source -> reader.read(data(source)))
                .toList();
        Size own = new Size(images.get(0).width(), images.get(0).height());
        Size size = size(request.size(), own);
        return images(request, context, size, work -> brushwork.edit(request, images, size, work));
    }

    @Override
    public ImageResult inpaint(InpaintRequest request, CallContext context) {
        context.throwIfCancelled();
        if (!(request.region() instanceof Region.Masked masked)) {
            throw new UnsupportedRequestException(
                    "The offline painter repaints what a mask marks; to grow an image, hand it"
                            + " the grown canvas with a mask of the new ground, as expanding does.");
        }
        ImageData data = data(request.image());
        Coverage mask = masks.read(masked.mask(), data.size());
        Pixels image = reader.read(data);
        return images(request, context, data.size(), work -> brushwork.inpaint(request, image, mask, work));
    }

    /** Makes one image of a request. */
    @FunctionalInterface
    private interface Maker {
        Pixels make(PaintJob work);
    }

    private ImageResult images(ImageRequest request, CallContext context, Size size, Maker maker) {
        check(request, size);
        ImageResult.Builder result =
                ImageResult.builder(OfflineProvider.NAME).model(request.model().or(() -> Optional.of(MODEL)));
        for (int index = 0; index < request.count(); index++) {
            context.throwIfCancelled();
            Pixels made = maker.make(new PaintJob(request, index, context, codec));
            ImageSize wanted = request.size() instanceof ImageSize.Auto ? ImageSize.auto() : new ImageSize.Exact(size);
            ImageData data = codec.deliver(made, ImageFormat.PNG, new Delivery(wanted, request.output()), context);
            result.image(GeneratedImage.received(data));
        }
        return result.build();
    }

    private static void check(ImageRequest request, Size size) {
        if (request.count() > MOST_IMAGES) {
            throw new UnsupportedRequestException(request.count()
                    + " images at once are too many for the offline painter: 1 to " + MOST_IMAGES + ".");
        }
        if (size.pixels() > MOST_PIXELS || size.longEdge() > LONGEST_SIDE) {
            throw new UnsupportedRequestException("An image of " + size + " is too large for the offline painter: "
                    + MOST_PIXELS + " pixels, sides up to " + LONGEST_SIDE + ".");
        }
    }

    private static Size size(ImageSize wanted, Size usual) {
        if (wanted instanceof ImageSize.Exact exact) {
            return exact.size();
        }
        return wanted instanceof ImageSize.Ratio ratio ? ratio.ratio().withPixels(usual.pixels()) : usual;
    }

    private static ImageData data(ImageSource source) {
        if (source instanceof ImageData data) {
            return data;
        }
        if (source instanceof ImageSource.Bytes memory) {
            return ImageData.of(memory.bytes());
        }
        if (source instanceof ImageSource.OfFile file) {
            return ImageData.of(file.path());
        }
        throw new UnsupportedRequestException(
                "The offline painter fetches nothing: hand it the " + source + " itself.");
    }
}
