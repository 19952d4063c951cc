package dev.easel.it.seams;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageEditor;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.core.port.out.ImageProvider;
import java.util.List;

/**
 * Repaints a region perfectly, with what was there or with new content, and then distorts the whole image in the way that
 * the prompt names.
 */
final class DistortingProvider implements ImageInpainter, ImageEditor {
    static final double BORDER = 0.2;
    static final long SCENE = 5;

    private final List<Distortion> distortions;

    private DistortingProvider(List<Distortion> distortions) {
        this.distortions = distortions;
    }

    static ImageProvider of(List<Distortion> distortions) {
        DistortingProvider ports = new DistortingProvider(distortions);
        return ImageProvider.named("distorting").inpainter(ports).editor(ports).build();
    }

    static String prompt(Distortion distortion, boolean newContent) {
        return (newContent ? "new content " : "") + "[" + distortion.name() + "]";
    }

    @Override
    public Capabilities capabilities(ModelId model) {
        return Capabilities.builder()
                .mask(MaskConvention.WHITE)
                .maxInputImages(2)
                .build();
    }

    @Override
    public ImageResult inpaint(InpaintRequest request, CallContext context) {
        return repainted(request.prompt(), request.image(), request.mask().image());
    }

    /** A chat sends the mask as a second image; one image alone is to be expanded. */
    @Override
    public ImageResult edit(EditRequest request, CallContext context) {
        return request.images().size() == 2
                ? repainted(
                        request.prompt(),
                        request.images().get(0),
                        request.images().get(1))
                : expanded(request.prompt(), request.images().get(0));
    }

    private ImageResult repainted(String prompt, ImageSource image, ImageSource whiteMask) {
        Bitmap sent = Bitmap.of(image);
        Bitmap mask = Bitmap.of(whiteMask);
        boolean border = white(mask, 0, 0);
        Bitmap scene = border ? Scenery.photograph(sent.width(), sent.height(), SCENE) : sent;
        Bitmap content = prompt.startsWith("new content") ? NewContent.over(scene, mask) : scene;
        return distorted(
                prompt,
                Bitmap.painted(sent.width(), sent.height(), (x, y) -> (white(mask, x, y) ? content : sent).at(x, y)));
    }

    private ImageResult expanded(String prompt, ImageSource image) {
        Size original = image.load().size();
        Size canvas = Border.fraction(BORDER).around(original).grown(original);
        return distorted(prompt, Scenery.photograph(canvas.width(), canvas.height(), SCENE));
    }

    private ImageResult distorted(String prompt, Bitmap answer) {
        Distortion distortion = distortions.stream()
                .filter(known -> prompt.contains("[" + known.name() + "]"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No distortion is named in: " + prompt));
        return ImageResult.builder("distorting")
                .image(GeneratedImage.received(distortion.of(answer).png()))
                .build();
    }

    static boolean white(Bitmap mask, int x, int y) {
        return (mask.at(x, y) & 0xFF) > 127;
    }
}
