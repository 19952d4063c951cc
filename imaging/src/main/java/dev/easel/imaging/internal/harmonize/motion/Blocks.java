package dev.easel.imaging.internal.harmonize.motion;

import java.util.Arrays;

/** Small squares of a sent image that show detail, and how well and where a response shows them. */
final class Blocks {
    /** The least standard deviation, in levels, of the detail of a block. */
    private static final double MIN_DETAIL = 2;

    /** The least share of a block's pixels that must be evidence. */
    private static final double MIN_SHARE = 0.5;

    private final Level level;
    private final int size;
    private final int count;
    private final int[] left;
    private final int[] top;
    private final float[] values;
    private final float[] slopesX;
    private final float[] slopesY;

    /** Chooses at most a number of blocks, evenly among those that show detail. */
    Blocks(Level detail, int size, int limit) {
        this.level = detail;
        this.size = size;
        int[] chosen = chosen(detail, size, limit);
        this.count = chosen.length;
        this.left = new int[count];
        this.top = new int[count];
        int across = (detail.width() - 2) / size;
        for (int b = 0; b < count; b++) {
            left[b] = 1 + chosen[b] % across * size;
            top[b] = 1 + chosen[b] / across * size;
        }
        this.values = new float[count * size * size];
        this.slopesX = new float[values.length];
        this.slopesY = new float[values.length];
        copyBlocks();
    }

    private static int[] chosen(Level level, int size, int limit) {
        int across = Math.max(0, (level.width() - 2) / size);
        int down = Math.max(0, (level.height() - 2) / size);
        int[] detailed = new int[across * down];
        int found = 0;
        for (int b = 0; b < across * down; b++) {
            if (detailed(level, 1 + b % across * size, 1 + b / across * size, size)) {
                detailed[found++] = b;
            }
        }
        int kept = Math.min(found, limit);
        int[] chosen = new int[kept];
        for (int i = 0; i < kept; i++) {
            chosen[i] = detailed[(int) ((long) i * found / kept)];
        }
        return chosen;
    }

    private static boolean detailed(Level level, int left, int top, int size) {
        int pixels = 0;
        double sum = 0;
        double squares = 0;
        for (int y = top; y < top + size; y++) {
            for (int i = y * level.width() + left; i < y * level.width() + left + size; i++) {
                if (level.evidence()[i]) {
                    double value = level.sent().values()[i];
                    pixels++;
                    sum += value;
                    squares += value * value;
                }
            }
        }
        return pixels >= MIN_SHARE * size * size && squares - sum * sum / pixels > MIN_DETAIL * MIN_DETAIL * pixels;
    }

    /** Copies values and slopes; pixels that are no evidence, or next to such, are marked by not being a number. */
    private void copyBlocks() {
        float[] sent = level.sent().values();
        boolean[] evidence = level.evidence();
        int width = level.width();
        int at = 0;
        for (int b = 0; b < count; b++) {
            for (int y = top[b]; y < top[b] + size; y++) {
                for (int i = y * width + left[b]; i < y * width + left[b] + size; i++, at++) {
                    boolean seen = evidence[i]
                            && evidence[i - 1]
                            && evidence[i + 1]
                            && evidence[i - width]
                            && evidence[i + width];
                    values[at] = seen ? sent[i] : Float.NaN;
                    slopesX[at] = (sent[i + 1] - sent[i - 1]) / 2;
                    slopesY[at] = (sent[i + width] - sent[i - width]) / 2;
                }
            }
        }
    }

    int count() {
        return count;
    }

    Level level() {
        return level;
    }

    /** Returns the horizontal position of a block's center. */
    double x(int block) {
        return left[block] + size / 2.0;
    }

    double y(int block) {
        return top[block] + size / 2.0;
    }

    /** Compares every block with the place in the response where a motion, in pixels of this level, puts it. */
    Match match(Motion motion) {
        Match match = new Match(this);
        double[] xs = new double[size];
        double[] ys = new double[size];
        for (int b = 0; b < count; b++) {
            BlockSums sums = new BlockSums();
            for (int row = 0; row < size; row++) {
                motion.row(top[b] + row, left[b], size, xs, ys);
                add(sums, (b * size + row) * size, xs, ys);
            }
            match.set(b, sums, MIN_SHARE * size * size);
        }
        return match;
    }

    private void add(BlockSums sums, int from, double[] xs, double[] ys) {
        int width = level.width();
        int height = level.height();
        float[] received = level.received().values();
        boolean[] evidence = level.evidence();
        for (int i = 0; i < size; i++) {
            float value = values[from + i];
            float x = (float) xs[i] - 0.5f;
            float y = (float) ys[i] - 0.5f;
            if (Float.isNaN(value) || !(x >= 0 && y >= 0 && x < width - 1 && y < height - 1)) {
                continue;
            }
            int column = (int) x;
            int row = (int) y;
            float s = x - column;
            float t = y - row;
            int at = row * width + column;
            if (!evidence[at] || !evidence[at + width + 1]) {
                continue;
            }
            float above = received[at] + s * (received[at + 1] - received[at]);
            float below = received[at + width] + s * (received[at + width + 1] - received[at + width]);
            sums.add(value, above + t * (below - above), slopesX[from + i], slopesY[from + i]);
        }
    }

    @Override
    public String toString() {
        return "Blocks" + Arrays.asList(count, size);
    }
}
