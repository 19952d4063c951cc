package dev.easel.it.seams;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import java.util.Optional;

/**
 * An image and the region of it that a client has repainted.
 *
 * @param shape the region; the new border of an image that is expanded when empty
 * @param model the model to request; the client's default when empty
 * @param original the size of the image without the border
 * @param scene the image, with what a perfect provider continues it with
 */
record SeamCase(ClientStyle style, Optional<Shape> shape, Optional<String> model, Size original, Bitmap scene) {
    private static final Border BORDER = Border.fraction(DistortingProvider.BORDER);

    /** A region of a photograph, sent at its own size where the style allows it. */
    static SeamCase inpaint(ClientStyle style, Shape shape, int width, int height) {
        return new SeamCase(
                style, Optional.of(shape), style.modelOfAnySize(), new Size(width, height), photograph(width, height));
    }

    /** The border around a photograph, sent at its own size where the style allows it. */
    static SeamCase expand(ClientStyle style, int width, int height) {
        Size original = new Size(width, height);
        Size grown = BORDER.around(original).grown(original);
        return new SeamCase(
                style, Optional.empty(), style.modelOfAnySize(), original, photograph(grown.width(), grown.height()));
    }

    private static Bitmap photograph(int width, int height) {
        return Scenery.photograph(width, height, DistortingProvider.SCENE);
    }

    /** Returns the same region of another image: a product on a flat ground. */
    SeamCase inStudio() {
        return new SeamCase(style, shape, model, original, Scenery.studio(original.width(), original.height()));
    }

    /** Returns which pixels of the scene are repainted. */
    boolean[] marked() {
        int width = scene.width();
        int height = scene.height();
        if (shape.isPresent()) {
            return shape.get().in(width, height);
        }
        Border.Sides sides = BORDER.around(original);
        boolean[] marked = new boolean[width * height];
        for (int i = 0; i < marked.length; i++) {
            int x = i % width - sides.left();
            int y = i / width - sides.top();
            marked[i] = x < 0 || y < 0 || x >= original.width() || y >= original.height();
        }
        return marked;
    }

    ImageRequest request(String prompt, boolean harmonize) {
        ImageRequest.Builder<?> request = shape.isPresent()
                ? InpaintRequest.builder(scene.png(), mask(), prompt).harmonize(harmonize)
                : ExpandRequest.builder(given().png(), BORDER, prompt).harmonize(harmonize);
        model.ifPresent(request::model);
        return request.output(Output.png()).build();
    }

    private Mask mask() {
        boolean[] marked = marked();
        return new Mask(
                Bitmap.painted(scene.width(), scene.height(), (x, y) -> marked[y * scene.width() + x] ? -1 : 0xFF000000)
                        .png(),
                MaskConvention.WHITE);
    }

    private Bitmap given() {
        Border.Sides sides = BORDER.around(original);
        return scene.cut(sides.left(), sides.top(), original.width(), original.height());
    }

    @Override
    public String toString() {
        return style + " " + shape.map(Shape::name).orElse("BORDER") + " of " + scene.width() + "x" + scene.height();
    }
}
