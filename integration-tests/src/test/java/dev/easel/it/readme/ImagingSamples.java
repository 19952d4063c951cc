package dev.easel.it.readme;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Rgb;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.imaging.ContactSheet;
import dev.easel.imaging.Imaging;
import dev.easel.imaging.masks.Masks;
import dev.easel.imaging.settings.Encoding;
import dev.easel.imaging.settings.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

/** The samples of imaging's page. */
final class ImagingSamples {
    private ImagingSamples() {}

    static Mask masks(Path file) {
        // sample: masks
        ImageData room = ImageData.of(file);
        Mask sofa = Masks.over(room)
                .rectangle(120, 400, 500, 260)
                .minus(m -> m.ellipse(300, 420, 80, 80))
                .grow(4)
                .feather(12)
                .build();
        Mask sky =
                Masks.over(room).fromColor(Rgb.parse("#20a0ff"), 32).fillHoles().build(MaskConvention.TRANSPARENT);
        // end
        return sofa == sky ? sky : sofa;
    }

    static ImageData convert(ImageData photo) {
        // sample: convert
        ImageProcessor processor = Imaging.processor();
        Delivery card = new Delivery(ImageSize.exact(1200, 630), Output.jpeg(85).maxBytes(200_000));
        ImageData converted = processor.convert(photo, card, CallContext.detached());
        // end
        return converted;
    }

    static Easel processor(ImageProvider provider) {
        // sample: processor
        Easel easel = EaselBuilder.create()
                .provider(provider)
                .processor(Imaging.processor(
                        ForkJoinPool.commonPool(),
                        Limits.defaults().pixels(100_000_000),
                        Encoding.defaults().jpegQuality(80).progressive(true)))
                .build();
        // end
        return easel;
    }

    static void parts(Easel easel, ImageData photo, Mask mask) {
        // sample: parts
        easel.inpaint(InpaintRequest.builder(photo, mask, "a clear window")
                        .maxCalls(3)
                        .build())
                .execute();
        // end
    }

    static void sheet(List<ImageData> images) {
        // sample: sheet
        ContactSheet.ofCells(320, Limits.defaults(), ForkJoinPool.commonPool())
                .of(images)
                .writeTo(Path.of("sheet.png"));
        // end
    }
}
