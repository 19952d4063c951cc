package dev.easel.imaging.fill;

import dev.easel.imaging.geometry.Box;
import dev.easel.imaging.pixels.Pixels;

/** Continues a picture beyond its edges from its own rows and columns. */
enum Continuation {
    /** Back and forth between the edges, which are doubled. */
    MIRRORED {
        @Override
        int inside(int offset, int side) {
            int turn = Math.floorMod(offset, 2 * side);
            return turn < side ? turn : 2 * side - 1 - turn;
        }
    },
    /** The outermost pixels over and over. */
    DRAWN_OUT {
        @Override
        int inside(int offset, int side) {
            return Math.max(0, Math.min(side - 1, offset));
        }
    };

    /** Returns the place within a side that stands for a place beyond it. */
    abstract int inside(int offset, int side);

    /** Returns the canvas with all around the known rectangle continued from it. */
    Pixels around(Pixels canvas, Box known) {
        int[] argb = new int[canvas.argb().length];
        int[] columns = new int[canvas.width()];
        for (int x = 0; x < columns.length; x++) {
            columns[x] = known.x() + inside(x - known.x(), known.width());
        }
        for (int y = 0; y < canvas.height(); y++) {
            int from = (known.y() + inside(y - known.y(), known.height())) * canvas.width();
            int to = y * canvas.width();
            for (int x = 0; x < columns.length; x++) {
                argb[to + x] = canvas.argb()[from + columns[x]];
            }
        }
        return Pixels.of(canvas.width(), canvas.height(), argb);
    }
}
