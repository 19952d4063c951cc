package dev.easel.imaging.internal.fill;

import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.pixels.SeededRandom;

/** For each target patch of a level, the most similar source patch found and how much they differ. */
final class PatchField {
    final PatchLevel level;
    /**
     * For each pixel, the index of the source patch for the target patch around it; set only where there is a target.
     */
    final int[] nearest;
    /** For each pixel, the sum of squared differences between the two patches. */
    final int[] cost;

    private PatchField(PatchLevel level) {
        this.level = level;
        this.nearest = new int[level.width * level.height];
        this.cost = new int[level.width * level.height];
    }

    /** Returns a field of random sources. */
    static PatchField random(PatchLevel level, long seed) {
        PatchField field = new PatchField(level);
        int[] sources = level.sources();
        for (int at = 0; at < field.nearest.length; at++) {
            if (level.target[at]) {
                field.nearest[at] = sources[(int) Long.remainderUnsigned(SeededRandom.mix(seed, at), sources.length)];
            }
        }
        return field;
    }

    /** Returns a field of the sources at the mirrored positions of their targets, or as near to them as patches fit. */
    static PatchField mirrored(PatchLevel level) {
        PatchField field = new PatchField(level);
        Box known = level.known();
        for (int y = 0; y < level.height; y++) {
            int sourceY = mirrored(y, known.y(), known.height());
            for (int x = 0; x < level.width; x++) {
                if (level.target[y * level.width + x]) {
                    field.nearest[y * level.width + x] = sourceY * level.width + mirrored(x, known.x(), known.width());
                }
            }
        }
        return field;
    }

    private static int mirrored(int place, int first, int side) {
        int inside = first + EdgeMode.MIRRORED.inside(place - first, side);
        return Math.max(first + PatchLevel.RADIUS, Math.min(first + side - 1 - PatchLevel.RADIUS, inside));
    }

    /** Returns the field of a coarser level carried over to a finer one. */
    static PatchField finer(PatchField coarse, PatchLevel level, long seed) {
        PatchField field = new PatchField(level);
        int[] sources = {};
        for (int y = 0; y < level.height; y++) {
            int coarseY = PatchLevel.onGrid(y / 2, coarse.level.height);
            for (int x = 0; x < level.width; x++) {
                int at = y * level.width + x;
                if (!level.target[at]) {
                    continue;
                }
                int coarseX = PatchLevel.onGrid(x / 2, coarse.level.width);
                int found = coarse.nearest[coarseY * coarse.level.width + coarseX];
                int sourceX = 2 * (found % coarse.level.width) + x - 2 * coarseX;
                int sourceY = 2 * (found / coarse.level.width) + y - 2 * coarseY;
                int source = sourceY * level.width + sourceX;
                if (level.source[source]) {
                    field.nearest[at] = source;
                } else {
                    sources = sources.length == 0 ? level.sources() : sources;
                    field.nearest[at] =
                            sources[(int) Long.remainderUnsigned(SeededRandom.mix(seed, at), sources.length)];
                }
            }
        }
        return field;
    }
}
