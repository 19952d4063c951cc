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
 * Which part of a canvas goes out, and at what size. The part is whole pixels, so that what comes back can be put exactly
 * where it was; only then it is brought to the size of the provider.
 *
 * @param box the part of the canvas; where the size needs another shape than the canvas has, it may reach beyond it
 * @param sent the size at which the part is sent
 */
record FramePlan(Box box, Size sent) {
    /** Around the mask's rectangle goes out a tenth of each side: the part is 1.2 times as wide and high. */
    private static final int TIGHT = 10;
    /** Where a tight part would not be seen any finer, half of each side goes out: what is around a hole helps to fill it. */
    private static final int WIDE = 2;

    private static final int LEAST_CONTEXT = 32;
    /** What is magnified more than this shows a model nothing but blur: then it gets to see more of the surroundings. */
    private static final int MOST_MAGNIFIED = 4;

    private static final int LEAST_OWN_SIDE = 256;
    private static final int LONGEST_OWN_EDGE = 2048;
    /** A part is worth cutting out when the whole has at least this many times its pixels. */
    private static final int WORTH_CUTTING = 2;

    /** Returns the plan for what a mask marks on a canvas. */
    static FramePlan of(Size canvas, Bounds marked, FramingRule rule) {
        FramePlan whole = whole(canvas, rule.sizes());
        if (!rule.crop()) {
            return whole;
        }
        FramePlan wide = part(canvas, context(canvas, marked, WIDE), rule.sizes());
        if (wide.asItIs() && wide.pays(canvas)) {
            return wide;
        }
        FramePlan tight = part(canvas, context(canvas, marked, TIGHT), rule.sizes());
        boolean finer = !wide.asItIs() || !whole.asItIs();
        return finer && tight.pays(canvas) ? tight : whole;
    }

    /** Returns the plan that sends all of a canvas. */
    static FramePlan whole(Size canvas, SizeRule sizes) {
        Size sent = made(sizes, new ImageSize.Exact(canvas)).orElseGet(() -> own(canvas));
        return new FramePlan(shaped(Box.whole(canvas), sent, canvas), sent);
    }

    /** Returns whether the part is sent pixel by pixel. */
    private boolean asItIs() {
        return sent.equals(box.size());
    }

    private boolean pays(Size canvas) {
        return box.size().pixels() * WORTH_CUTTING <= canvas.pixels();
    }

    private static FramePlan part(Size canvas, Box context, SizeRule sizes) {
        Optional<Size> best = finest(context.size(), sizes);
        if (best.isPresent()) {
            Size sent = best.get();
            Box seen =
                    atLeast(context, ceil(sent.width(), MOST_MAGNIFIED), ceil(sent.height(), MOST_MAGNIFIED), canvas);
            return new FramePlan(shaped(seen, sent, canvas), sent);
        }
        Box seen = atLeast(
                context, Math.min(canvas.width(), LEAST_OWN_SIDE), Math.min(canvas.height(), LEAST_OWN_SIDE), canvas);
        return new FramePlan(seen, own(seen.size()));
    }

    /**
     * Returns the size nearest to a part's own, so that nothing is paid for pixels that are lost again; rather a larger
     * one than one that loses detail.
     */
    private static Optional<Size> finest(Size part, SizeRule sizes) {
        Optional<Size> nearest = made(sizes, new ImageSize.Exact(part));
        Optional<Size> largest = made(sizes, new ImageSize.Ratio(AspectRatio.of(part)));
        boolean coarse = nearest.isPresent() && nearest.get().pixels() < part.pixels();
        return coarse
                        && largest.isPresent()
                        && largest.get().pixels() > nearest.get().pixels()
                ? largest
                : nearest;
    }

    private static Optional<Size> made(SizeRule sizes, ImageSize wanted) {
        return sizes.expected(sizes.nearest(wanted));
    }

    private static Size own(Size size) {
        return size.longEdge() <= LONGEST_OWN_EDGE
                ? size
                : AspectRatio.of(size).within(new Size(LONGEST_OWN_EDGE, LONGEST_OWN_EDGE));
    }

    private static Box context(Size canvas, Bounds marked, int share) {
        int x = Math.max(LEAST_CONTEXT, ceil(marked.width(), share));
        int y = Math.max(LEAST_CONTEXT, ceil(marked.height(), share));
        int left = Math.max(0, marked.left() - x);
        int top = Math.max(0, marked.top() - y);
        return new Box(
                left,
                top,
                Math.min(canvas.width(), marked.right() + x) - left,
                Math.min(canvas.height(), marked.bottom() + y) - top);
    }

    /** Grows a box to the shape of what is sent. */
    private static Box shaped(Box box, Size sent, Size canvas) {
        return atLeast(
                box,
                ceil((long) box.height() * sent.width(), sent.height()),
                ceil((long) box.width() * sent.height(), sent.width()),
                canvas);
    }

    /** Grows a box on both sides alike, moved inside the canvas as far as there is room. */
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

    /** Returns how large a rectangle of the canvas is at the size sent, at least one pixel. */
    Size asSent(Bounds marked) {
        return new Size(Math.max(1, (int) ((long) marked.width() * sent.width() / box.width())), Math.max(1, (int)
                ((long) marked.height() * sent.height() / box.height())));
    }

    /** Returns the part of what is sent that shows nothing but the canvas. */
    Box seen(Size canvas) {
        Box on = Window.overlap(canvas, box);
        int left = ceil((long) (on.x() - box.x()) * sent.width(), box.width());
        int top = ceil((long) (on.y() - box.y()) * sent.height(), box.height());
        int right = (int) ((long) (on.right() - box.x()) * sent.width() / box.width());
        int bottom = (int) ((long) (on.bottom() - box.y()) * sent.height() / box.height());
        return new Box(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }
}
