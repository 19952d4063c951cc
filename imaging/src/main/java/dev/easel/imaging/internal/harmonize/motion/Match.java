package dev.easel.imaging.internal.harmonize.motion;

import java.util.Arrays;

/**
 * How well the detail of each block matches a response, and what says where it would match better.
 *
 * <p>For block b the matrix (xx, xy; xy, yy) times the step that is missing equals (gx, gy): along an edge the matrix
 * says nothing, so that an edge alone never tells of a motion along itself. All are in proportion to how much a block is
 * to be believed.
 */
final class Match {
    /** The difference that remains, as a share of a block's variance, where two images match perfectly. */
    private static final double FLOOR = 0.05;

    private static final double MAX_GAIN = 3;

    /** What is missing in all where a match is as good as perfect. */
    private static final double LEAST_LOSS = 0.05;

    private final Blocks blocks;
    private final float[] correlation;
    final double[] xx;
    final double[] xy;
    final double[] yy;
    final double[] gx;
    final double[] gy;

    Match(Blocks blocks) {
        int count = blocks.count();
        this.blocks = blocks;
        this.correlation = new float[count];
        this.xx = new double[count];
        this.xy = new double[count];
        this.yy = new double[count];
        this.gx = new double[count];
        this.gy = new double[count];
    }

    void set(int b, BlockSums sums, double leastPixels) {
        correlation[b] = Float.NaN;
        if (sums.pixels < leastPixels) {
            return;
        }
        double n = sums.pixels;
        double sentMean = sums.sent / n;
        double receivedMean = sums.received / n;
        double sentVariance = Math.max(0.01, sums.sentSquares / n - sentMean * sentMean);
        double receivedVariance = Math.max(0.01, sums.receivedSquares / n - receivedMean * receivedMean);
        double product = sums.products / n - sentMean * receivedMean;
        double c = product / Math.sqrt(sentVariance * receivedVariance);
        double gain = Math.min(MAX_GAIN, Math.sqrt(sentVariance / receivedVariance));
        double offset = gain * receivedMean - sentMean;
        double positive = Math.max(0, c);
        double belief = (FLOOR + positive * positive) / (sentVariance * (FLOOR + 1 - positive)) / n;
        correlation[b] = (float) c;
        xx[b] = belief * sums.slopesXX;
        xy[b] = belief * sums.slopesXY;
        yy[b] = belief * sums.slopesYY;
        gx[b] = belief * (gain * sums.receivedX - sums.sentX - offset * sums.slopesX);
        gy[b] = belief * (gain * sums.receivedY - sums.sentY - offset * sums.slopesY);
    }

    Blocks blocks() {
        return blocks;
    }

    /** Returns whether the response shows enough of a block. */
    boolean known(int block) {
        return !Float.isNaN(correlation[block]);
    }

    double correlation(int block) {
        return correlation[block];
    }

    /** Returns the number of blocks that could be compared. */
    int known() {
        int known = 0;
        for (int b = 0; b < correlation.length; b++) {
            known += known(b) ? 1 : 0;
        }
        return known;
    }

    /** Returns the median correlation; 0 if no block could be compared. */
    double median() {
        float[] sorted = correlation.clone();
        Arrays.sort(sorted);
        int known = known();
        return known == 0 ? 0 : sorted[known / 2];
    }

    /**
     * Returns how much closer this match is to a perfect one than another of the same blocks: what is missing to
     * correlations of 1, of blocks that both know, as a share of what the other misses.
     */
    double lossAgainst(Match other) {
        double own = LEAST_LOSS;
        double others = LEAST_LOSS;
        for (int b = 0; b < correlation.length; b++) {
            if (known(b) && other.known(b)) {
                own += 1 - Math.max(0, correlation[b]);
                others += 1 - Math.max(0, other.correlation[b]);
            }
        }
        return own / others;
    }
}
