package dev.easel.cli.options;

import dev.easel.cli.options.value.ImageArgument;
import dev.easel.cli.options.value.Length;
import dev.easel.cli.options.value.NearColor;
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

/** One option of a mask: a shape, a mode that combines the next shape, or a change of the mask so far. */
public final class MaskStep {
    @Option(
            names = "--mask",
            paramLabel = "FILE",
            description = "Add a mask image, which must have the size of the image; - is standard input."
                    + " Example: --mask sofa-mask.png")
    private @Nullable ImageArgument mask;

    @Option(
            names = "--rect",
            paramLabel = "X,Y,W,H",
            description = "Add a rectangle, in pixels or percent of the image as displayed."
                    + " Examples: --rect 120,400,500,260, --rect 10%%,10%%,80%%,25%%")
    private @Nullable Coordinates rectangle;

    @Option(
            names = "--ellipse",
            paramLabel = "X,Y,W,H",
            description = "Add the ellipse within a rectangle. Example: --ellipse 120,400,500,260")
    private @Nullable Coordinates ellipse;

    @Option(
            names = "--polygon",
            paramLabel = "X,Y,X,Y,…",
            description = "Add a polygon by its corners. Example: --polygon 10,10,200,40,90,220")
    private @Nullable Coordinates polygon;

    @Option(
            names = "--stroke",
            paramLabel = "WIDTH,X,Y,…",
            description = "Add a freehand line of a width through points. Example: --stroke 24,100,100,300,140,420,90")
    private @Nullable Coordinates stroke;

    @Option(
            names = "--border",
            paramLabel = "PX|SHARE",
            description = "Add the image's outermost pixels, in pixels or a share of each side."
                    + " Examples: --border 24, --border 10%%")
    private @Nullable BorderWidth border;

    @Option(names = "--from-alpha", description = "Add the image's transparent pixels.")
    private boolean fromAlpha;

    @Option(
            names = "--from-luma",
            paramLabel = "T",
            description = "Add pixels at least as light as T, 0 to 255. Example: --from-luma 200")
    private @Nullable Integer fromLuma;

    @Option(
            names = "--from-color",
            paramLabel = "COLOR[,TOLERANCE]",
            description = "Add pixels near a color, within TOLERANCE levels in each channel (default: 24)."
                    + " Examples: --from-color white, '#20a0ff,32'")
    private @Nullable NearColor fromColor;

    @Option(names = "--union", description = "Add the next shape to the mask so far (the default).")
    private boolean union;

    @Option(names = "--intersect", description = "Keep only the overlap of the mask so far with the next shape.")
    private boolean intersect;

    @Option(names = "--minus", description = "Remove the next shape from the mask so far.")
    private boolean minus;

    @Option(
            names = "--grow",
            paramLabel = "PX|%",
            description = "Grow the mask so far by pixels, or by a share of the image's shorter side."
                    + " Examples: --grow 8, --grow 1%%")
    private @Nullable Length grow;

    @Option(
            names = "--shrink",
            paramLabel = "PX|%",
            description =
                    "Shrink the mask so far by pixels, or by a share of the image's shorter side. Example: --shrink 4")
    private @Nullable Length shrink;

    @Option(
            names = "--feather",
            paramLabel = "PX|%",
            description =
                    "Soften the mask over pixels, or over a share of the image's shorter side, from the edge inward;"
                            + " pixels outside are unaffected. Examples: --feather 12, --feather 0.5%%")
    private @Nullable Length feather;

    @Option(names = "--invert", description = "Invert the mask so far.")
    private boolean invert;

    @Option(names = "--fill-holes", description = "Fill the holes enclosed by the mask so far.")
    private boolean fillHoles;

    /** How a shape is combined with the mask so far. */
    enum CombineMode {
        UNION,
        INTERSECT,
        MINUS
    }

    /** The image's size and the handling of mask images, as shapes need them. */
    record ShapeContext(Size size, MaskConvention means, boolean fit, ImageLoader loader) {}

    /** Returns how the next shape is combined, if this step is such a mode. */
    Optional<CombineMode> combineMode() {
        if (union) {
            return Optional.of(CombineMode.UNION);
        }
        if (intersect) {
            return Optional.of(CombineMode.INTERSECT);
        }
        return minus ? Optional.of(CombineMode.MINUS) : Optional.empty();
    }

    /** Reserves standard input for a mask image that comes from there. */
    void claim() {
        if (mask != null) {
            mask.claim("--mask");
        }
    }

    /** Returns the mask image, if this step is one. */
    Optional<ImageSource> maskImage() {
        return Optional.ofNullable(mask).map(ImageArgument::source);
    }

    /** Returns the operation that adds the shape, if this step is one. */
    Optional<UnaryOperator<Masks>> shape(ShapeContext context) {
        Size size = context.size();
        return shape(mask, file -> masks -> withImage(masks, file.source(), context))
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
            @Nullable T value, Function<T, UnaryOperator<Masks>> drawing) {
        return Optional.ofNullable(value).map(drawing);
    }

    /** A shape that fills a box. */
    @FunctionalInterface
    private interface Boxed {
        Masks draw(Masks masks, int x, int y, int width, int height);
    }

    private static UnaryOperator<Masks> boxed(int[] box, Boxed shape) {
        return masks -> shape.draw(masks, box[0], box[1], box[2], box[3]);
    }

    private static Masks withImage(Masks masks, ImageSource file, ShapeContext context) {
        Mask read = new Mask(context.loader().load(file), context.means());
        return context.fit() ? masks.fitted(read) : masks.mask(read);
    }

    /** Changes the mask, if this step is a change. */
    Masks change(Masks masks, Size size) {
        if (grow != null) {
            return masks.grow(grow.ofShorterSide(size));
        }
        if (shrink != null) {
            return masks.shrink(shrink.ofShorterSide(size));
        }
        if (feather != null) {
            return masks.feather(feather.ofShorterSide(size));
        }
        if (invert) {
            return masks.invert();
        }
        return fillHoles ? masks.fillHoles() : masks;
    }
}
