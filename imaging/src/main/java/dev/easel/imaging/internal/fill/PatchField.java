package dev.easel.imaging.internal.fill;

import dev.easel.imaging.internal.pixels.SeededRandom;
import java.util.Optional;

/** For each target patch of a level, the most similar source patch found and how much they differ. */
final class PatchField {
    final PatchLevel level;
    /**
     * For each pixel, the index of the source patch for the target patch around it; set only where there is a target.
     */
    final int[] nearest;
    /** For each pixel, the sum of squared differences between the two patches. */
    final int[] cost;

    /** Limits where the sources of a border are. */
    final Optional<MirroredSources> mirror;

    private PatchField(PatchLevel level, Optional<MirroredSources> mirror) {
        this.level = level;
        this.mirror = mirror;
        this.nearest = new int[level.width * level.height];
        this.cost = new int[level.width * level.height];
    }

    /** Returns a field of random sources. */
    static PatchField random(PatchLevel level, long seed) {
        PatchField field = new PatchField(level, Optional.empty());
        int[] sources = level.sources();
        for (int at = 0; at < field.nearest.length; at++) {
            if (level.target[at]) {
                field.nearest[at] = sources[(int) Long.remainderUnsigned(SeededRandom.mix(seed, at), sources.length)];
            }
        }
        return field;
    }

    /** Returns a field of sources at the mirrored positions of their targets, or nearer to the edge there. */
    static PatchField mirrored(PatchLevel level) {
        MirroredSources mirror = new MirroredSources(level);
        PatchField field = new PatchField(level, Optional.of(mirror));
        for (int at = 0; at < field.nearest.length; at++) {
            if (level.target[at]) {
                field.nearest[at] = mirror.of(at % level.width, at / level.width);
            }
        }
        return field;
    }

    /** Returns the field of a coarser level carried over to a finer one. */
    static PatchField finer(PatchField coarse, PatchLevel level, long seed) {
        PatchField field = new PatchField(level, coarse.mirror.map(mirror -> new MirroredSources(level)));
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
                } else if (field.mirror.isPresent()) {
                    field.nearest[at] = field.mirror.get().of(x, y);
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
