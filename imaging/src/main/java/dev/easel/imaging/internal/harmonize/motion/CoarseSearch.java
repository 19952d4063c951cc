package dev.easel.imaging.internal.harmonize.motion;

import java.util.Arrays;

/** Tries scales and shifts on a small level, for motions that are too far to be reached step by step. */
final class CoarseSearch {
    /** Tried beyond what is allowed, so that what lies beyond is not mistaken for what is allowed. */
    private static final double[] SCALES = {
        0.84, 0.86, 0.88, 0.9, 0.92, 0.94, 0.96, 0.98, 1, 1.02, 1.04, 1.07, 1.1, 1.13, 1.16, 1.19
    };

    private static final double MAX_SHIFT = 0.1;

    /** Detail that stands out more counts no more than this many times the usual. */
    private static final double MAX_CONTRAST = 2;

    private static final int MAX_LEVEL = 100;

    /** The least share of the evidence that must be compared. */
    private static final double MIN_SHARE = 0.5;

    private final Level level;
    private final int[] sent;
    private final float strength;
    private final int known;

    CoarseSearch(Level detail) {
        this.level = detail;
        int count = 0;
        double squares = 0;
        for (int i = 0; i < detail.evidence().length; i++) {
            if (detail.evidence()[i]) {
                count++;
                squares += detail.received().values()[i] * detail.received().values()[i];
            }
        }
        this.known = count;
        this.strength = strength(squares, count);
        this.sent = new int[detail.evidence().length];
        squares = 0;
        for (int i = 0; i < sent.length; i++) {
            squares += detail.evidence()[i]
                    ? detail.sent().values()[i] * detail.sent().values()[i]
                    : 0;
        }
        float sentStrength = strength(squares, count);
        Arrays.setAll(sent, i -> detail.evidence()[i] ? quantized(detail.sent().values()[i] * sentStrength) : 0);
    }

    private static float strength(double squares, int count) {
        return (float) (MAX_LEVEL / MAX_CONTRAST / Math.sqrt(Math.max(0.01, squares / Math.max(1, count))));
    }

    private static int quantized(float value) {
        return Math.round(Math.max(-MAX_LEVEL, Math.min(MAX_LEVEL, value)));
    }

    /** Returns the motion, of those tried, that fits best. */
    Affine best() {
        Affine best = Affine.IDENTITY;
        double most = -1;
        int reachX = (int) Math.ceil(MAX_SHIFT * level.width());
        int reachY = (int) Math.ceil(MAX_SHIFT * level.height());
        int[] moved = new int[sent.length];
        int[] seen = new int[sent.length];
        int[] own = new int[sent.length];
        Arrays.setAll(own, i -> level.evidence()[i] ? 1 : 0);
        for (double scale : SCALES) {
            Affine scaling = new Affine(
                    scale, 0, level.width() / 2.0 * (1 - scale), 0, scale, level.height() / 2.0 * (1 - scale));
            move(scaling, moved, seen);
            for (int y = -reachY; y <= reachY; y++) {
                for (int x = -reachX; x <= reachX; x++) {
                    double fit = fit(own, moved, seen, x, y);
                    if (fit > most) {
                        most = fit;
                        best = new Affine(scale, 0, scaling.x0() + scale * x, 0, scale, scaling.y0() + scale * y);
                    }
                }
            }
        }
        return best;
    }

    private void move(Affine motion, int[] moved, int[] seen) {
        float[] received = level.received().values();
        int width = level.width();
        double[] xs = new double[width];
        double[] ys = new double[width];
        for (int y = 0; y < level.height(); y++) {
            motion.row(y, 0, width, xs, ys);
            for (int x = 0; x < width; x++) {
                double left = xs[x] - 0.5;
                double top = ys[x] - 0.5;
                int at = y * width + x;
                moved[at] = 0;
                seen[at] = 0;
                if (left < 0 || top < 0 || left >= width - 1 || top >= level.height() - 1) {
                    continue;
                }
                int from = ((int) top) * width + (int) left;
                if (level.evidence()[from] && level.evidence()[from + width + 1]) {
                    float s = (float) (left - (int) left);
                    float t = (float) (top - (int) top);
                    float above = received[from] + s * (received[from + 1] - received[from]);
                    float below = received[from + width] + s * (received[from + width + 1] - received[from + width]);
                    moved[at] = quantized((above + t * (below - above)) * strength);
                    seen[at] = 1;
                }
            }
        }
    }

    /** Returns the correlation with what was moved, shifted further; −1 where too little can be compared. */
    private double fit(int[] own, int[] moved, int[] seen, int shiftX, int shiftY) {
        int width = level.width();
        int from = Math.max(0, -shiftX);
        int to = Math.min(width, width - shiftX);
        long products = 0;
        long squares = 0;
        long otherSquares = 0;
        int pixels = 0;
        for (int y = Math.max(0, -shiftY); y < Math.min(level.height(), level.height() - shiftY); y++) {
            int row = y * width;
            int other = (y + shiftY) * width + shiftX;
            int product = 0;
            int square = 0;
            int otherSquare = 0;
            int count = 0;
            for (int x = from; x < to; x++) {
                int one = sent[row + x] * seen[other + x];
                int two = moved[other + x] * own[row + x];
                product += one * two;
                square += one * one;
                otherSquare += two * two;
                count += own[row + x] * seen[other + x];
            }
            products += product;
            squares += square;
            otherSquares += otherSquare;
            pixels += count;
        }
        return pixels < MIN_SHARE * known ? -1 : products / Math.sqrt((squares + 1.0) * (otherSquares + 1.0));
    }
}
