package dev.easel.imaging.internal.frame;

import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.fill.EdgeMode;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Pixels;

/** Cuts rectangles out of images and masks; beyond the edges, images are mirrored and masks are empty. */
final class Window {
    private Window() {}

    /** Returns the size of an image. */
    static Size size(Pixels image) {
        return new Size(image.width(), image.height());
    }

    /** Returns the pixels of a rectangle; the image itself when the rectangle covers it exactly. */
    static Pixels of(Pixels image, Box box) {
        return EdgeMode.MIRRORED.in(box, image);
    }

    /** Copies an image onto a canvas; the image must fit within it. */
    static void put(Pixels image, int left, int top, Pixels canvas) {
        for (int y = 0; y < image.height(); y++) {
            int to = (top + y) * canvas.width() + left;
            System.arraycopy(image.argb(), y * image.width(), canvas.argb(), to, image.width());
        }
    }

    /** Returns the part of a rectangle that is within an image; they must overlap. */
    static Box overlap(Size image, Box box) {
        return common(Box.whole(image), box);
    }

    /** Returns what two overlapping rectangles have in common. */
    static Box common(Box first, Box second) {
        int left = Math.max(first.x(), second.x());
        int top = Math.max(first.y(), second.y());
        return new Box(
                left,
                top,
                Math.min(first.right(), second.right()) - left,
                Math.min(first.bottom(), second.bottom()) - top);
    }

    /**
     * Returns the binary mask of a rectangle at another size: a pixel is fully marked when any mask pixel that it
     * covers is marked by at least a threshold, 1 to 255. Nothing is marked beyond the edges.
     */
    static Coverage binary(Coverage mask, Box box, Size size, int threshold) {
        Coverage scaled = Coverage.none(size.width(), size.height());
        int[] marked = new int[box.width() + 1];
        for (int y = 0; y < size.height(); y++) {
            if (countMarked(mask, threshold, box, rows(y, box, size), marked)) {
                for (int x = 0; x < size.width(); x++) {
                    int before = marked[first(x, box.width(), size.width())];
                    boolean any = marked[end(x, box.width(), size.width())] > before;
                    scaled.weights()[y * size.width() + x] = (byte) (any ? 255 : 0);
                }
            }
        }
        return scaled;
    }

    private static int first(int place, int source, int target) {
        return (int) ((long) place * source / target);
    }

    private static int end(int place, int source, int target) {
        return (int) (((place + 1L) * source + target - 1) / target);
    }

    /** The rows of a rectangle, from the first to the last (excluded). */
    private record Rows(int from, int to) {}

    private static Rows rows(int y, Box box, Size size) {
        return new Rows(first(y, box.height(), size.height()), end(y, box.height(), size.height()));
    }

    /** Counts the marked columns of some rows from the left; returns whether there are any. */
    private static boolean countMarked(Coverage mask, int threshold, Box box, Rows rows, int[] counts) {
        int top = Math.max(0, box.y() + rows.from());
        int bottom = Math.min(mask.height(), box.y() + rows.to());
        int left = Math.max(0, -box.x());
        int right = Math.min(box.width(), mask.width() - box.x());
        boolean[] any = new boolean[box.width()];
        boolean found = false;
        for (int y = top; y < bottom; y++) {
            int row = y * mask.width() + box.x();
            for (int x = left; x < right; x++) {
                any[x] |= (mask.weights()[row + x] & 0xFF) >= threshold;
            }
        }
        for (int x = 0; x < box.width(); x++) {
            counts[x + 1] = counts[x] + (any[x] ? 1 : 0);
            found |= any[x];
        }
        return found;
    }
}
