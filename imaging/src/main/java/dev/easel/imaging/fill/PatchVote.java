package dev.easel.imaging.fill;

import dev.easel.imaging.pixels.Workers;
import java.util.Arrays;

/**
 * Paints the hole: each of its pixels becomes the mean of what the sources of all patches over it say.
 *
 * <p>Patches that are more like their source count more, and patches nearer to what is known much more, so that
 * the picture grows inwards (Wexler, Shechtman and Irani, 2007).
 */
final class PatchVote {
    private static final int ROWS_OF_PART = 8;
    private static final int COST_CLASSES = 2048;
    private static final int TABLE = 1024;
    private static final float[] FALLING = new float[TABLE];
    private static final float[] TRUST = new float[Byte.MAX_VALUE + 1];

    static {
        for (int i = 0; i < TABLE; i++) {
            FALLING[i] = (float) StrictMath.exp(-8.0 * i / TABLE);
        }
        for (int depth = 0; depth < TRUST.length; depth++) {
            TRUST[depth] = (float) StrictMath.pow(1.5, -Math.min(depth, 40));
        }
    }

    private final PatchLevel level;
    private final PatchField field;
    private final Workers workers;
    private float[] weights = {};

    PatchVote(PatchField field, Workers workers) {
        this.level = field.level;
        this.field = field;
        this.workers = workers;
    }

    /** Paints the hole where patches have just been carried over and not been measured. */
    void paintUnmeasured() {
        weights = new float[level.width * level.height];
        for (int at = 0; at < weights.length; at++) {
            weights[at] = level.target[at] ? TRUST[level.depth[at]] : 0;
        }
        paintHole();
    }

    /**
     * Paints the hole.
     *
     * @param sharpness how much unlike patches count less: 1 gently, more to have fewer patches decide
     */
    void paint(double sharpness) {
        float scale = (float) (TABLE / 8.0 * sharpness / Math.max(1, 2.0 * quartile()));
        weights = new float[level.width * level.height];
        workers.rows(level.height, ROWS_OF_PART, (from, to) -> {
            for (int at = from * level.width; at < to * level.width; at++) {
                if (level.target[at]) {
                    int step = (int) Math.min(TABLE - 1, field.cost[at] * scale);
                    weights[at] = TRUST[level.depth[at]] * FALLING[step];
                }
            }
        });
        paintHole();
    }

    /** Returns the cost that three quarters of the patches do not exceed, as near as its class. */
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
        workers.rows(level.height, ROWS_OF_PART, (from, to) -> {
            float[] sum = new float[level.channels];
            for (int y = from; y < to; y++) {
                for (int x = 0; x < level.width; x++) {
                    int pixel = y * level.width + x;
                    if (level.hole(pixel)) {
                        mean(x, y, sum);
                        for (int i = 0; i < sum.length; i++) {
                            level.samples[pixel * sum.length + i] = (byte) Math.round(sum[i]);
                        }
                    }
                }
            }
        });
    }

    /** Writes what the patches over a pixel say of it, by the last weights; at least one patch must lie over it. */
    void mean(int x, int y, float[] mean) {
        int width = level.width;
        int channels = level.channels;
        int left = Math.max(PatchLevel.RADIUS, x - PatchLevel.RADIUS);
        int right = Math.min(width - 1 - PatchLevel.RADIUS, x + PatchLevel.RADIUS);
        int top = Math.max(PatchLevel.RADIUS, y - PatchLevel.RADIUS);
        int bottom = Math.min(level.height - 1 - PatchLevel.RADIUS, y + PatchLevel.RADIUS);
        Arrays.fill(mean, 0);
        float all = 0;
        int pixel = y * width + x;
        for (int row = top; row <= bottom; row++) {
            for (int patch = row * width + left, end = row * width + right; patch <= end; patch++) {
                float weight = weights[patch];
                if (weight > 0) {
                    int voted = (field.nearest[patch] + pixel - patch) * channels;
                    all += weight;
                    for (int i = 0; i < channels; i++) {
                        mean[i] += weight * level.samples[voted + i];
                    }
                }
            }
        }
        for (int i = 0; i < channels; i++) {
            mean[i] /= all;
        }
    }
}
