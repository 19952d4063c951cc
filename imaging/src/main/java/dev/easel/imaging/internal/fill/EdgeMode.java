package dev.easel.imaging.internal.fill;

import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.pixels.Pixels;

/** Continues an image beyond its edges from its own rows and columns. */
public enum EdgeMode {
    /** Mirrors back and forth between the edges; the edge pixels are doubled. */
    MIRRORED {
        @Override
        int inside(int offset, int side) {
            int turn = Math.floorMod(offset, 2 * side);
            return turn < side ? turn : 2 * side - 1 - turn;
        }
    },
    /** Repeats the outermost pixels. */
    DRAWN_OUT {
        @Override
        int inside(int offset, int side) {
            return Math.max(0, Math.min(side - 1, offset));
        }
    };

    /** Returns the position within a side that stands for a position beyond it. */
    abstract int inside(int offset, int side);

    /**
     * Returns the pixels of a rectangle that may extend beyond the image's edges; the image itself when the rectangle
     * covers it exactly.
     */
    public Pixels in(Box rectangle, Pixels image) {
        Box whole = Box.whole(new Size(image.width(), image.height()));
        return rectangle.equals(whole) ? image : continued(image, rectangle);
    }

    /** Continues the known rectangle of a canvas to the canvas's edges, in place. */
    void around(Pixels canvas, Box known) {
        int[] argb = canvas.argb();
        int width = canvas.width();
        int[] columns = places(-known.x(), width, known.x(), known.width());
        int[] rows = places(-known.y(), canvas.height(), known.y(), known.height());
        for (int y = known.y(); y < known.bottom(); y++) {
            int row = y * width;
            for (int x = 0; x < known.x(); x++) {
                argb[row + x] = argb[row + columns[x]];
            }
            for (int x = known.right(); x < width; x++) {
                argb[row + x] = argb[row + columns[x]];
            }
        }
        for (int y = 0; y < rows.length; y++) {
            if (rows[y] != y) {
                System.arraycopy(argb, rows[y] * width, argb, y * width, width);
            }
        }
    }

    /** Copies the part within the image row by row and looks up only the rest pixel by pixel. */
    private Pixels continued(Pixels image, Box wanted) {
        int[] argb = new int[Math.multiplyExact(wanted.width(), wanted.height())];
        int[] columns = places(wanted.x(), wanted.width(), 0, image.width());
        int[] rows = places(wanted.y(), wanted.height(), 0, image.height());
        int first = Math.max(0, Math.min(wanted.width(), -wanted.x()));
        int last = Math.max(first, Math.min(wanted.width(), image.width() - wanted.x()));
        for (int y = 0; y < wanted.height(); y++) {
            int from = rows[y] * image.width();
            int to = y * wanted.width();
            for (int x = 0; x < first; x++) {
                argb[to + x] = image.argb()[from + columns[x]];
            }
            if (first < last) {
                System.arraycopy(image.argb(), from + columns[first], argb, to + first, last - first);
            }
            for (int x = last; x < columns.length; x++) {
                argb[to + x] = image.argb()[from + columns[x]];
            }
        }
        return Pixels.of(wanted.width(), wanted.height(), argb);
    }

    private int[] places(int offset, int count, int first, int side) {
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            places[i] = first + inside(offset + i, side);
        }
        return places;
    }
}
