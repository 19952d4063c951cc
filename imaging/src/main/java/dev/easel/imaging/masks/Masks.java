package dev.easel.imaging.masks;

import static java.util.Objects.requireNonNull;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Rgb;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.internal.integrity.ImageIntegrity;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.masks.Blend;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.masks.Ellipse;
import dev.easel.imaging.internal.masks.Holes;
import dev.easel.imaging.internal.masks.MaskReader;
import dev.easel.imaging.internal.masks.MaskWriter;
import dev.easel.imaging.internal.masks.Morphology;
import dev.easel.imaging.internal.masks.Polygon;
import dev.easel.imaging.internal.masks.Rectangle;
import dev.easel.imaging.internal.masks.Selection;
import dev.easel.imaging.internal.masks.Shape;
import dev.easel.imaging.internal.masks.ShapeFill;
import dev.easel.imaging.internal.masks.Stroke;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Limits;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * Makes a mask over an image step by step: shapes add to the marked region, other steps change it.
 *
 * <pre>{@code
 * Mask sofa = Masks.over(room).rectangle(120, 400, 500, 260).minus(m -> m.ellipse(300, 420, 80,
 * 80)).feather(12).build();
 * }</pre>
 *
 * <p>Coordinates are pixels of the image as displayed, x to the right and y down from its upper left corner; a pixel
 * belongs to a shape when its center does. Shapes are cut off at the image's edges. Invalid values throw an {@link
 * IllegalArgumentException}. A mask in progress takes one byte per pixel and must be used by one thread only.
 */
public final class Masks {
    private final Size size;
    private final @Nullable ImageData image;
    private final ImageDecoder reader;
    private final ParallelRows workers;
    private final Coverage mask;
    private @Nullable Pixels pixels;

    private Masks(Size size, @Nullable ImageData image, ImageDecoder reader, ParallelRows workers) {
        this.size = size;
        this.image = image;
        this.reader = reader;
        this.workers = workers;
        this.mask = Coverage.none(size.width(), size.height());
    }

    /** Starts an empty mask over an image whose size is known. */
    public static Masks over(Size size) {
        return new Masks(requireNonNull(size, "size"), null, new ImageDecoder(), ParallelRows.caller());
    }

    /** Starts an empty mask over an image whose size is known, with the heavy steps shared between the calling thread and an executor. */
    public static Masks over(Size size, Executor executor) {
        return new Masks(
                requireNonNull(size, "size"),
                null,
                new ImageDecoder(),
                ParallelRows.on(requireNonNull(executor, "executor")));
    }

    /**
     * Starts an empty mask over an image, which is decoded only by the steps that read its pixels.
     *
     * @throws ImageProcessingException when it is not a whole image
     * @throws UnsupportedRequestException when it is a URL that has not been fetched
     */
    public static Masks over(ImageSource image) {
        return over(image, new ImageDecoder(), ParallelRows.caller());
    }

    /**
     * Starts an empty mask over an image that is read within limits, with the heavy steps shared between the calling
     * thread and those of an executor.
     */
    public static Masks over(ImageSource image, Limits limits, Executor executor) {
        return over(
                image,
                new ImageDecoder(requireNonNull(limits, "limits")),
                ParallelRows.on(requireNonNull(executor, "executor")));
    }

    private static Masks over(ImageSource image, ImageDecoder reader, ParallelRows workers) {
        ImageData data =
                ImageIntegrity.requireWhole(requireNonNull(image, "image").load());
        reader.limits().checkSize(data.size().width(), data.size().height());
        return new Masks(data.size(), data, reader, workers);
    }

    /** Adds a rectangle. */
    public Masks rectangle(int x, int y, int width, int height) {
        return add(new Rectangle(x, y, width, height));
    }

    /** Adds the ellipse that touches the sides of a rectangle. */
    public Masks ellipse(int x, int y, int width, int height) {
        return add(new Ellipse(x, y, width, height));
    }

    /** Adds a polygon with its corners given as x, y, x, y and so on; it is closed automatically. */
    public Masks polygon(double... xy) {
        return add(new Polygon(requireNonNull(xy, "xy")));
    }

    /** Adds a line through points given as x, y, x, y and so on, with round ends; the width is in pixels. */
    public Masks stroke(double width, double... xy) {
        return add(new Stroke(width, requireNonNull(xy, "xy")));
    }

    private Masks add(Shape shape) {
        ShapeFill.mark(mask, shape);
        return this;
    }

    /** Adds the outermost pixels of the image: a share of each side, or pixels per side. */
    public Masks border(Border border) {
        requireNonNull(border, "border");
        if (!(border instanceof Border.Fraction || border instanceof Border.Sides)) {
            throw new IllegalArgumentException(
                    "Invalid border " + border + ": expected a share of each side or pixels per side.");
        }
        Border.Sides sides = border.around(size);
        int innerRight = Math.max(sides.left(), size.width() - sides.right());
        int innerBottom = Math.max(sides.top(), size.height() - sides.bottom());
        mark(0, 0, size.width(), sides.top());
        mark(0, innerBottom, size.width(), size.height());
        mark(0, sides.top(), sides.left(), innerBottom);
        mark(innerRight, sides.top(), size.width(), innerBottom);
        return this;
    }

    private void mark(int left, int top, int right, int bottom) {
        int last = Math.min(right, size.width());
        int end = Math.min(bottom, size.height());
        if (left < last && top < end) {
            ShapeFill.mark(mask, new Rectangle(left, top, last - left, end - top));
        }
    }

    /** Adds the outermost pixels of the image on every side. */
    public Masks border(int width) {
        return border(Border.pixels(width, width, width, width));
    }

    /** Adds the transparent pixels of the image, weighted by their transparency; noise is left out. */
    public Masks fromAlpha() {
        return add(MaskReader.transparent(pixels()));
    }

    /**
     * Adds the pixels of the image at least as light as a threshold, 0 (everything) to 255 (white only), by Rec. 601.
     */
    public Masks fromLuma(int threshold) {
        return add(Selection.lumaFrom(threshold).of(pixels()));
    }

    /** Adds the pixels of the image that differ from a color by at most a tolerance, 0 to 255, in every channel. */
    public Masks fromColor(Rgb color, int tolerance) {
        return add(Selection.near(requireNonNull(color, "color"), tolerance).of(pixels()));
    }

    /**
     * Adds what another mask marks, without the noise of its file.
     *
     * @throws ImageProcessingException when it cannot be read, or naming both sizes when they differ
     */
    public Masks mask(Mask other) {
        return add(new MaskReader(reader).read(requireNonNull(other, "other"), size));
    }

    /** Adds what another mask marks, scaled to the size of the image. */
    public Masks fitted(Mask other) {
        return add(new MaskReader(reader).readFitted(requireNonNull(other, "other"), size));
    }

    /** Adds a mask of the same size. */
    public Masks add(Coverage other) {
        return combine(Blend.UNION, other);
    }

    /** Marks what is marked so far or by the given steps, which start with an empty mask over the same image. */
    public Masks union(UnaryOperator<Masks> steps) {
        return combine(Blend.UNION, separately(steps));
    }

    /** Marks only what is marked so far and by the given steps, which start with an empty mask over the same image. */
    public Masks intersect(UnaryOperator<Masks> steps) {
        return combine(Blend.INTERSECT, separately(steps));
    }

    /** Unmarks what is marked by the given steps, which start with an empty mask over the same image. */
    public Masks minus(UnaryOperator<Masks> steps) {
        return combine(Blend.MINUS, separately(steps));
    }

    private Coverage separately(UnaryOperator<Masks> steps) {
        requireNonNull(steps, "steps");
        Masks other = new Masks(size, image, reader, workers);
        other.pixels = pixels;
        Coverage result = steps.apply(other).mask;
        pixels = other.pixels;
        return result;
    }

    private Masks combine(Blend blend, Coverage other) {
        requireNonNull(other, "other");
        if (other.width() != size.width() || other.height() != size.height()) {
            throw new IllegalArgumentException("Masks of " + size + " and of " + other.width() + "x" + other.height()
                    + " cannot be combined: they must have the same size.");
        }
        blend.into(mask, other);
        return this;
    }

    /** Swaps what is marked and what is not. */
    public Masks invert() {
        Blend.invert(mask);
        return this;
    }

    /**
     * Marks every pixel at most the given distance, 0 to 4096 pixels, from a marked one; soft edges move outward
     * unchanged.
     */
    public Masks grow(int pixels) {
        new Morphology(workers).grow(mask, pixels);
        return this;
    }

    /**
     * Unmarks every pixel at most the given distance, 0 to 4096 pixels, from an unmarked one; the image's edge does not
     * count.
     */
    public Masks shrink(int pixels) {
        new Morphology(workers).shrink(mask, pixels);
        return this;
    }

    /**
     * Softens the blend over the given distance, 0 to 4096 pixels, inward from the edge of the marked region: nothing
     * outside changes. What is sent for repainting is the part that is mostly marked, or as the request says. The
     * image's edge does not count as an edge. Best used as the last step.
     */
    public Masks feather(int pixels) {
        new Morphology(workers).feather(mask, pixels);
        return this;
    }

    /** Marks what the marked pixels enclose. */
    public Masks fillHoles() {
        Holes.fill(mask);
        return this;
    }

    private Pixels pixels() {
        if (pixels == null) {
            if (image == null) {
                throw new IllegalStateException(
                        "Only the size of the image is known: start the mask with the image to select by its pixels.");
            }
            pixels = reader.read(image);
        }
        return pixels;
    }

    /** Returns the current weights of the mask. */
    public Coverage coverage() {
        return mask.copy();
    }

    /** Returns the mask as a gray PNG in which white is repainted, its soft weights kept. */
    public Mask build() {
        return build(MaskConvention.WHITE);
    }

    /** Returns the mask as a PNG in a convention, its soft weights kept. */
    public Mask build(MaskConvention convention) {
        return MaskWriter.write(mask, requireNonNull(convention, "convention"));
    }
}
