package dev.easel.imaging.internal.fill;

import dev.easel.imaging.internal.geometry.Box;
import java.util.Arrays;

/** Where the sources of a border around a known rectangle are: near their targets mirrored at its edges. */
final class MirroredSources {
    /** Beside the rectangle, sources may be this share of its height higher or lower: sky stays above the horizon. */
    private static final int SHARE_OF_HEIGHT = 16;

    private static final int SHARE_OF_WIDTH = 4;

    private final PatchLevel level;
    private final Box known;
    private final int[] columns;
    private final int[] rows;
    private final int[] across;
    private final int[] down;

    MirroredSources(PatchLevel level) {
        this.level = level;
        this.known = level.known();
        this.columns = mirrored(level.width, known.x(), known.width());
        this.rows = mirrored(level.height, known.y(), known.height());
        this.across = limits(level.width, known.x(), known.width(), SHARE_OF_WIDTH);
        this.down = limits(level.height, known.y(), known.height(), SHARE_OF_HEIGHT);
    }

    private static int[] mirrored(int side, int first, int length) {
        int[] places = new int[side];
        for (int i = 0; i < side; i++) {
            int inside = first + EdgeMode.MIRRORED.inside(i - first, length);
            places[i] = Math.max(first + PatchLevel.RADIUS, Math.min(first + length - 1 - PatchLevel.RADIUS, inside));
        }
        return places;
    }

    private static int[] limits(int side, int first, int length, int share) {
        int[] limits = new int[side];
        Arrays.fill(limits, Math.max(PatchLevel.SIDE, 3 * Math.max(first, side - first - length) / 2));
        Arrays.fill(limits, first, first + length, Math.max(PatchLevel.SIDE, length / share));
        return limits;
    }

    /** Returns whether a source is near the mirrored position of a target. */
    boolean near(int target, int source) {
        int x = target % level.width;
        int y = target / level.width;
        return Math.abs(source / level.width - rows[y]) <= down[y]
                && Math.abs(source % level.width - columns[x]) <= across[x];
    }

    /** Returns the first source on the way from the mirrored position of a target to the edge there. */
    int of(int x, int y) {
        int sourceX = columns[x];
        int sourceY = rows[y];
        int edgeX = x < known.x() ? columns[known.x()] : x < known.right() ? sourceX : columns[known.right() - 1];
        int edgeY = y < known.y() ? rows[known.y()] : y < known.bottom() ? sourceY : rows[known.bottom() - 1];
        while (!level.source[sourceY * level.width + sourceX] && (sourceX != edgeX || sourceY != edgeY)) {
            sourceX += Integer.signum(edgeX - sourceX);
            sourceY += Integer.signum(edgeY - sourceY);
        }
        return sourceY * level.width + sourceX;
    }
}
