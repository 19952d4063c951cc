package dev.easel.offline.scene;

import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.masks.Coverage;

/** Measures how deep places lie within a mask, in steps across and down. */
final class Depth {
    private final Coverage mask;
    private final Box box;
    private final int most;
    private final boolean edges;
    private final int[] depth;

    private Depth(Coverage mask, Box box, int most, boolean edges) {
        this.mask = mask;
        this.box = box;
        this.most = most;
        this.edges = edges;
        this.depth = new int[box.width() * box.height()];
    }

    /**
     * Returns the depth of every place of a rectangle, 0 outside the mask, up to a limit.
     *
     * @param edges whether the edges of the image are edges of the mask too
     */
    static int[] within(Coverage mask, Box box, int most, boolean edges) {
        Depth measured = new Depth(mask, box, most, edges);
        for (int at = 0; at < measured.depth.length; at++) {
            boolean in = mask.at(box.x() + at % box.width(), box.y() + at / box.width()) != 0;
            measured.depth[at] = in ? most : 0;
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
        return beyond && !edges ? most : 0;
    }
}
