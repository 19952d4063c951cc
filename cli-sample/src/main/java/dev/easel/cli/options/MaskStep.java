package dev.easel.cli.options;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.imaging.masks.Masks;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** One option of a mask: a shape, a word on how the next shape is combined, or a change of what is marked so far. */
public final class MaskStep {
    @Option(
            names = "--mask",
            paramLabel = "FILE",
            description = "Mark what a mask image marks; it has the size of the image. Example: --mask sofa-mask.png")
    private @Nullable ImageSource mask;

    @Option(
            names = "--rect",
            paramLabel = "X,Y,W,H",
            description = "Mark a rectangle, in pixels or percent of the image as seen."
                    + " Examples: --rect 120,400,500,260, --rect 10%%,10%%,80%%,25%%")
    private @Nullable Coordinates rectangle;

    @Option(
            names = "--ellipse",
            paramLabel = "X,Y,W,H",
            description = "Mark the ellipse within a rectangle. Example: --ellipse 120,400,500,260")
    private @Nullable Coordinates ellipse;

    @Option(
            names = "--polygon",
            paramLabel = "X,Y,X,Y,…",
            description = "Mark a polygon by its corners. Example: --polygon 10,10,200,40,90,220")
    private @Nullable Coordinates polygon;

    @Option(
            names = "--stroke",
            paramLabel = "WIDTH,X,Y,…",
            description = "Mark a freehand line of a width through points. Example: --stroke 24,100,100,300,140,420,90")
    private @Nullable Coordinates stroke;

    @Option(
            names = "--border",
            paramLabel = "PX|SHARE",
            description = "Mark the image's outermost pixels, in pixels or a share of each side."
                    + " Examples: --border 24, --border 10%%")
    private @Nullable BorderWidth border;

    @Option(names = "--from-alpha", description = "Mark what is transparent in the image.")
    private boolean fromAlpha;

    @Option(
            names = "--from-luma",
            paramLabel = "T",
            description = "Mark what is at least as light as T, 0 to 255. Example: --from-luma 200")
    private @Nullable Integer fromLuma;

    @Option(
            names = "--from-color",
            paramLabel = "COLOR[,TOLERANCE]",
            description = "Mark what is near a color, within 24 levels of each channel unless said."
                    + " Examples: --from-color white, '#20a0ff,32'")
    private @Nullable NearColor fromColor;

    @Option(names = "--union", description = "Add the next shape to what is marked so far; so it is unless said.")
    private boolean union;

    @Option(names = "--intersect", description = "Keep only what the next shape marks too.")
    private boolean intersect;

    @Option(names = "--minus", description = "Take the next shape away from what is marked so far.")
    private boolean minus;

    @Option(
            names = "--grow",
            paramLabel = "PX",
            description = "Grow what is marked so far by pixels. Example: --grow 8")
    private @Nullable Integer grow;

    @Option(
            names = "--shrink",
            paramLabel = "PX",
            description = "Shrink what is marked so far by pixels. Example: --shrink 4")
    private @Nullable Integer shrink;

    @Option(
            names = "--feather",
            paramLabel = "PX",
            description = "Soften the blend over pixels from the edge inward; nothing outside is touched."
                    + " Example: --feather 12")
    private @Nullable Integer feather;

    @Option(names = "--invert", description = "Mark what is not marked so far, and the other way round.")
    private boolean invert;

    @Option(names = "--fill-holes", description = "Mark what is enclosed by what is marked so far.")
    private boolean fillHoles;

    /** How a shape meets what is marked before it. */
    enum CombineMode {
        UNION,
        INTERSECT,
        MINUS
    }

    /** What shapes need to know of the image, and of how mask images are read. */
    record BorderFill(Size size, MaskConvention means, boolean fit, ImageLoader loader) {}

    /** Returns how the next shape meets what is marked, where that is all this step says. */
    Optional<CombineMode> meeting() {
        if (union) {
            return Optional.of(CombineMode.UNION);
        }
        if (intersect) {
            return Optional.of(CombineMode.INTERSECT);
        }
        return minus ? Optional.of(CombineMode.MINUS) : Optional.empty();
    }

    /** Returns the mask image, where this step is one. */
    Optional<ImageSource> maskImage() {
        return Optional.ofNullable(mask);
    }

    /** Returns what adds the shape, where this step is one. */
    Optional<UnaryOperator<Masks>> shape(BorderFill ground) {
        Size size = ground.size();
        return shape(mask, file -> masks -> withImage(masks, file, ground))
                .or(() -> shape(rectangle, at -> boxed(at.box(size), Masks::rectangle)))
                .or(() -> shape(ellipse, at -> boxed(at.box(size), Masks::ellipse)))
                .or(() -> shape(polygon, corners -> masks -> masks.polygon(corners.in(size))))
                .or(() -> shape(stroke, line -> masks -> masks.stroke(line.first(size), line.rest(size))))
                .or(() -> shape(border, width -> masks -> masks.border(width.border())))
                .or(() -> shape(fromLuma, threshold -> masks -> masks.fromLuma(threshold)))
                .or(() -> shape(fromColor, near -> masks -> masks.fromColor(near.color(), near.tolerance())))
                .or(() -> fromAlpha ? Optional.of(Masks::fromAlpha) : Optional.empty());
    }

    private static <T> Optional<UnaryOperator<Masks>> shape(
            @Nullable T said, Function<T, UnaryOperator<Masks>> drawing) {
        return Optional.ofNullable(said).map(drawing);
    }

    /** A shape that fills a box. */
    @FunctionalInterface
    private interface Boxed {
        Masks draw(Masks masks, int x, int y, int width, int height);
    }

    private static UnaryOperator<Masks> boxed(int[] box, Boxed shape) {
        return masks -> shape.draw(masks, box[0], box[1], box[2], box[3]);
    }

    private static Masks withImage(Masks masks, ImageSource file, BorderFill ground) {
        Mask read = new Mask(ground.loader().load(file), ground.means());
        return ground.fit() ? masks.fitted(read) : masks.mask(read);
    }

    /** Changes what is marked, where this step is a change. */
    Masks change(Masks masks) {
        if (grow != null) {
            return masks.grow(grow);
        }
        if (shrink != null) {
            return masks.shrink(shrink);
        }
        if (feather != null) {
            return masks.feather(feather);
        }
        if (invert) {
            return masks.invert();
        }
        return fillHoles ? masks.fillHoles() : masks;
    }
}
