package dev.easel.imaging.internal.fill;

import dev.easel.imaging.internal.pixels.ParallelRows;

/**
 * Paints the hole: each of its pixels is copied from the position that most of the patches over it vote for.
 *
 * <p>Patches that are more similar to their source count more, and so do patches nearer to known pixels, so that the
 * image grows inward. One position decides instead of the mean of all: a mean would be blurred and would then match
 * blurred sources.
 */
final class PatchVote {
    private static final int ROWS_PER_PART = 8;
    private static final int COST_CLASSES = 2048;
    private static final int TABLE = 1024;
    private static final double SHARPNESS = 0.5;
    private static final float[] FALLING = new float[TABLE];
    /** How much a patch counts, by the depth of its center in the hole. */
    static final float[] TRUST = new float[Byte.MAX_VALUE + 1];

    static {
        for (int i = 0; i < TABLE; i++) {
            FALLING[i] = (float) StrictMath.exp(-8.0 * i / TABLE);
        }
        for (int depth = 0; depth < TRUST.length; depth++) {
            TRUST[depth] = (float) StrictMath.pow(1.2, -Math.min(depth, 40));
        }
    }

    private final PatchLevel level;
    private final PatchField field;
    private final ParallelRows workers;
    private final float[] weights;
    private final int[] shifts;

    PatchVote(PatchField field, ParallelRows workers) {
        this.level = field.level;
        this.field = field;
        this.workers = workers;
        this.weights = new float[level.width * level.height];
        this.shifts = new int[level.width * level.height];
    }

    /** Paints the hole after patches were carried over and before they are measured. */
    void paintUnmeasured() {
        for (int at = 0; at < weights.length; at++) {
            weights[at] = level.target[at] ? TRUST[level.depth[at]] : 0;
        }
        paintHole();
    }

    /** Paints the hole. */
    void paint() {
        float scale = (float) (TABLE / 8.0 * SHARPNESS / Math.max(1, 2.0 * quartile()));
        workers.rows(level.height, ROWS_PER_PART, (from, to) -> {
            for (int at = from * level.width; at < to * level.width; at++) {
                if (level.target[at]) {
                    int step = (int) Math.min(TABLE - 1, field.cost[at] * scale);
                    weights[at] = TRUST[level.depth[at]] * FALLING[step];
                }
            }
        });
        paintHole();
    }

    /** Returns the field whose patches vote. */
    PatchField field() {
        return field;
    }

    /** Returns, for each hole pixel, the distance in indices to the pixel it was last copied from. */
    int[] shifts() {
        return shifts;
    }

    /** Returns the cost that three quarters of the patches do not exceed, to the precision of its class. */
    private double quartile() {
        int[] classes = new int[COST_CLASSES];
        int targets = 0;
        for (int at = 0; at < field.cost.length; at++) {
            if (level.target[at]) {
                classes[costClass(field.cost[at])]++;
                targets++;
            }
        }
        int seen = 0;
        for (int i = 0; i < COST_CLASSES; i++) {
            seen += classes[i];
            if (4L * seen >= 3L * targets) {
                return (double) (i + 1) * (i + 1);
            }
        }
        return Integer.MAX_VALUE;
    }

    private static int costClass(int cost) {
        return Math.min(COST_CLASSES - 1, (int) Math.sqrt(cost));
    }

    private void paintHole() {
        workers.rows(level.height, ROWS_PER_PART, (from, to) -> {
            Ballot ballot = new Ballot();
            for (int y = from; y < to; y++) {
                for (int x = 0; x < level.width; x++) {
                    int pixel = y * level.width + x;
                    if (level.hole(pixel)) {
                        shifts[pixel] = shift(x, y, ballot);
                        int source = (pixel + shifts[pixel]) * level.channels;
                        System.arraycopy(level.samples, source, level.samples, pixel * level.channels, level.channels);
                    }
                }
            }
        });
    }

    /**
     * Returns the distance to the source of a pixel, by the vote of the patches over it; at least one patch must cover
     * it.
     */
    private int shift(int x, int y, Ballot ballot) {
        int width = level.width;
        int left = Math.max(PatchLevel.RADIUS, x - PatchLevel.RADIUS);
        int right = Math.min(width - 1 - PatchLevel.RADIUS, x + PatchLevel.RADIUS);
        int top = Math.max(PatchLevel.RADIUS, y - PatchLevel.RADIUS);
        int bottom = Math.min(level.height - 1 - PatchLevel.RADIUS, y + PatchLevel.RADIUS);
        ballot.clear();
        for (int row = top; row <= bottom; row++) {
            for (int patch = row * width + left, end = row * width + right; patch <= end; patch++) {
                if (level.target[patch]) {
                    ballot.cast(field.nearest[patch] - patch, weights[patch]);
                }
            }
        }
        return ballot.winner();
    }
}
