package dev.easel.imaging.internal.masks;

import java.util.Arrays;

/** Fills what a mask encloses. */
public final class Holes {
    private Holes() {}

    /** Fully marks every pixel from which every path to the image's edge crosses fully marked pixels. */
    public static void fill(Coverage mask) {
        Components open = Components.of(mask, weight -> weight < 255, false);
        boolean[] reachesEdge = new boolean[open.runs()];
        open.forEach((part, y, from, to) ->
                reachesEdge[part] |= y == 0 || y == mask.height() - 1 || from == 0 || to == mask.width());
        open.forEach((part, y, from, to) -> {
            if (!reachesEdge[part]) {
                Arrays.fill(mask.weights(), y * mask.width() + from, y * mask.width() + to, (byte) 255);
            }
        });
    }
}
