package dev.easel.offline.scene.common;

import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.masks.Coverage;

/** Measures how far positions are inside a mask, in horizontal and vertical steps. */
public final class Depth {
    private final Coverage mask;
    private final Box box;
    private final int limit;
    private final boolean edges;
    private final int[] depth;

    private Depth(Coverage mask, Box box, int limit, boolean edges) {
        this.mask = mask;
        this.box = box;
        this.limit = limit;
        this.edges = edges;
        this.depth = new int[box.width() * box.height()];
    }

    /**
     * Returns the depth of each position in a rectangle, 0 outside the mask, up to a limit.
     *
     * @param edges whether the edges of the image are also edges of the mask
     */
    public static int[] within(Coverage mask, Box box, int limit, boolean edges) {
        Depth measured = new Depth(mask, box, limit, edges);
        for (int at = 0; at < measured.depth.length; at++) {
            boolean in = mask.at(box.x() + at % box.width(), box.y() + at / box.width()) != 0;
            measured.depth[at] = in ? limit : 0;
        }
        for (int at = 0; at < measured.depth.length; at++) {
            measured.lower(at, -1);
        }
        for (int at = measured.depth.length - 1; at >= 0; at--) {
            measured.lower(at, 1);
        }
        return measured.depth;
    }

    private void lower(int at, int step) {
        int x = at % box.width();
        int y = at / box.width();
        depth[at] = Math.min(depth[at], 1 + Math.min(of(x + step, y), of(x, y + step)));
    }

    private int of(int x, int y) {
        if (x >= 0 && y >= 0 && x < box.width() && y < box.height()) {
            return depth[y * box.width() + x];
        }
        int column = box.x() + x;
        int row = box.y() + y;
        boolean beyond = column < 0 || row < 0 || column >= mask.width() || row >= mask.height();
        return beyond && !edges ? limit : 0;
    }
}
