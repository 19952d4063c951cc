package dev.easel.imaging.internal.frame;

import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.out.FramingRule;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.masks.Bounds;
import java.util.Optional;

/**
 * Which part of a canvas is sent, and at what size. The part is whole pixels, so that the response can be put back
 * exactly in place; only then is it scaled to the size for the provider.
 *
 * @param box the part of the canvas; it may extend beyond the canvas when the size needs another shape
 * @param sent the size at which the part is sent
 */
record FramePlan(Box box, Size sent) {
    /** A tight part adds a tenth of the mask's rectangle on each side: it is 1.2 times as wide and high. */
    private static final int TIGHT = 10;
    /**
     * When a tight part would not show more detail, half of the rectangle is added on each side: the surroundings help
     * to fill a hole.
     */
    private static final int WIDE = 2;

    private static final int MIN_CONTEXT = 32;
    /** A part magnified more than this shows a model only blur; more of the surroundings is sent instead. */
    private static final int MAX_MAGNIFICATION = 4;

    private static final int MIN_SIDE = 256;
    private static final int MAX_LONG_EDGE = 2048;
    /** A part is worth cutting out when the whole has at least this many times its pixels. */
    private static final int WORTH_CUTTING = 2;

    /** Returns the plan for what a mask marks on a canvas. */
    static FramePlan of(Size canvas, Bounds marked, FramingRule rule) {
        SizeRule sizes = rule.sizes();
        FramePlan whole = whole(canvas, sizes);
        if (!rule.crop()) {
            return whole;
        }
        FramePlan wide = part(canvas, context(canvas, marked, WIDE), sizes);
        if (wide.unscaled() && wide.worthCutting(canvas)) {
            return wide;
        }
        FramePlan tight = part(canvas, context(canvas, marked, TIGHT), sizes);
        boolean finer = !wide.unscaled() || !whole.unscaled();
        return finer && tight.worthCutting(canvas) ? tight : whole;
    }

    /** Returns the plan that sends all of a canvas. */
    static FramePlan whole(Size canvas, SizeRule sizes) {
        Size sent = expectedSize(sizes, new ImageSize.Exact(canvas)).orElseGet(() -> limited(shape(canvas, sizes)));
        return new FramePlan(shaped(Box.whole(canvas), sent, canvas), sent);
    }

    /** Returns whether the part is sent without scaling. */
    private boolean unscaled() {
        return sent.equals(box.size());
    }

    private boolean worthCutting(Size canvas) {
        return box.size().pixels() * WORTH_CUTTING <= canvas.pixels();
    }

    private static FramePlan part(Size canvas, Box context, SizeRule sizes) {
        Optional<Size> best = finest(context.size(), sizes);
        if (best.isPresent()) {
            Size sent = best.get();
            Box seen = atLeast(
                    context, ceil(sent.width(), MAX_MAGNIFICATION), ceil(sent.height(), MAX_MAGNIFICATION), canvas);
            return new FramePlan(shaped(seen, sent, canvas), sent);
        }
        Box seen = atLeast(context, Math.min(canvas.width(), MIN_SIDE), Math.min(canvas.height(), MIN_SIDE), canvas);
        Size shape = shape(seen.size(), sizes);
        return shape.equals(seen.size())
                ? new FramePlan(seen, limited(shape))
                : new FramePlan(shaped(seen, shape, canvas), limited(shape));
    }

    /** Returns a size in the shape that the provider makes of it, where it decides only the pixels. */
    private static Size shape(Size size, SizeRule sizes) {
        ImageSize requested = sizes.nearest(new ImageSize.Exact(size));
        if (requested instanceof ImageSize.Exact exact) {
            return exact.size();
        }
        return requested instanceof ImageSize.Ratio ratio && !ratio.ratio().fits(size)
                ? ratio.ratio().withPixels(size.pixels())
                : size;
    }

    /**
     * Returns the supported size nearest to the part's size, so that no pixels are paid for and then lost; a larger
     * size is preferred to one that loses detail.
     */
    private static Optional<Size> finest(Size part, SizeRule sizes) {
        Optional<Size> nearest = expectedSize(sizes, new ImageSize.Exact(part));
        Optional<Size> largest = expectedSize(sizes, new ImageSize.Ratio(AspectRatio.of(part)));
        boolean coarse = nearest.isPresent() && nearest.get().pixels() < part.pixels();
        return coarse
                        && largest.isPresent()
                        && largest.get().pixels() > nearest.get().pixels()
                ? largest
                : nearest;
    }

    private static Optional<Size> expectedSize(SizeRule sizes, ImageSize wanted) {
        return sizes.expected(sizes.nearest(wanted));
    }

    private static Size limited(Size size) {
        return size.longEdge() <= MAX_LONG_EDGE
                ? size
                : AspectRatio.of(size).within(new Size(MAX_LONG_EDGE, MAX_LONG_EDGE));
    }

    private static Box context(Size canvas, Bounds marked, int share) {
        int x = Math.max(MIN_CONTEXT, ceil(marked.width(), share));
        int y = Math.max(MIN_CONTEXT, ceil(marked.height(), share));
        int left = Math.max(0, marked.left() - x);
        int top = Math.max(0, marked.top() - y);
        return new Box(
                left,
                top,
                Math.min(canvas.width(), marked.right() + x) - left,
                Math.min(canvas.height(), marked.bottom() + y) - top);
    }

    /** Expands a box to the shape of the size sent. */
    private static Box shaped(Box box, Size sent, Size canvas) {
        return atLeast(
                box,
                ceil((long) box.height() * sent.width(), sent.height()),
                ceil((long) box.width() * sent.height(), sent.width()),
                canvas);
    }

    /** Expands a box equally on both sides, then moves it inside the canvas as far as there is room. */
    private static Box atLeast(Box box, int width, int height, Size canvas) {
        int wide = Math.max(box.width(), width);
        int high = Math.max(box.height(), height);
        return new Box(
                inside(box.x(), box.width(), wide, canvas.width()),
                inside(box.y(), box.height(), high, canvas.height()),
                wide,
                high);
    }

    private static int inside(int from, int length, int grown, int side) {
        if (grown >= side) {
            return -((grown - side) / 2);
        }
        return Math.max(0, Math.min(side - grown, from - (grown - length) / 2));
    }

    private static int ceil(long dividend, int divisor) {
        return Math.toIntExact((dividend + divisor - 1) / divisor);
    }

    /** Returns the size of a rectangle of the canvas when scaled to the size sent, at least one pixel each way. */
    Size asSent(Bounds marked) {
        return new Size(Math.max(1, (int) ((long) marked.width() * sent.width() / box.width())), Math.max(1, (int)
                ((long) marked.height() * sent.height() / box.height())));
    }

    /** Returns the part of the sent image that shows only the canvas. */
    Box seen(Size canvas) {
        Box on = Window.overlap(canvas, box);
        int left = ceil((long) (on.x() - box.x()) * sent.width(), box.width());
        int top = ceil((long) (on.y() - box.y()) * sent.height(), box.height());
        int right = (int) ((long) (on.right() - box.x()) * sent.width() / box.width());
        int bottom = (int) ((long) (on.bottom() - box.y()) * sent.height() / box.height());
        return new Box(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }
}
