package dev.easel.imaging.internal.fill;

import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.geometry.Extent;
import dev.easel.imaging.internal.masks.Coverage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The separate parts of a mask, each as the smallest rectangle around its marked pixels. */
final class HoleParts {
    private static final int CELL = 32;
    /** Cells with at most this many cells between them belong together. */
    private static final int GAP = 2;

    private final Coverage mask;
    private final int across;
    private final int down;
    private final boolean[] open;

    private HoleParts(Coverage mask) {
        this.mask = mask;
        this.across = (mask.width() + CELL - 1) / CELL;
        this.down = (mask.height() + CELL - 1) / CELL;
        this.open = new boolean[across * down];
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                if (mask.weights()[y * mask.width() + x] != 0) {
                    open[y / CELL * across + x / CELL] = true;
                }
            }
        }
    }

    /** Returns the rectangles row by row; an empty list for an empty mask. */
    static List<Box> of(Coverage mask) {
        HoleParts parts = new HoleParts(mask);
        List<Box> found = new ArrayList<>();
        for (int cell = 0; cell < parts.open.length; cell++) {
            if (parts.open[cell]) {
                found.add(parts.part(cell));
            }
        }
        return found;
    }

    private Box part(int first) {
        Extent extent = new Extent();
        Deque<Integer> waiting = new ArrayDeque<>();
        open[first] = false;
        waiting.add(first);
        while (!waiting.isEmpty()) {
            int cell = waiting.remove();
            int cellX = cell % across;
            int cellY = cell / across;
            include(cellX, cellY, extent);
            for (int y = Math.max(0, cellY - GAP); y <= Math.min(down - 1, cellY + GAP); y++) {
                for (int x = Math.max(0, cellX - GAP); x <= Math.min(across - 1, cellX + GAP); x++) {
                    if (open[y * across + x]) {
                        open[y * across + x] = false;
                        waiting.add(y * across + x);
                    }
                }
            }
        }
        return extent.box();
    }

    private void include(int cellX, int cellY, Extent extent) {
        for (int y = cellY * CELL; y < Math.min(mask.height(), (cellY + 1) * CELL); y++) {
            for (int x = cellX * CELL; x < Math.min(mask.width(), (cellX + 1) * CELL); x++) {
                if (mask.weights()[y * mask.width() + x] != 0) {
                    extent.include(x, y);
                }
            }
        }
    }
}
