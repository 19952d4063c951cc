package dev.easel.imaging.internal.harmonize.motion;

/** Where each block wants to be displaced to, in all, against an affine motion, and how well that is known along each direction. */
final class Steps {
    /** A block that correlates less than this does not count. */
    private static final double MIN_CORRELATION = 0.3;

    private final Match match;
    final double[] xx;
    final double[] xy;
    final double[] yy;
    final double[] rightX;
    final double[] rightY;
    private final boolean[] known;

    Steps(Match match, Affine affine, Motion motion) {
        Blocks blocks = match.blocks();
        int count = blocks.count();
        this.match = match;
        xx = new double[count];
        xy = new double[count];
        yy = new double[count];
        rightX = new double[count];
        rightY = new double[count];
        known = new boolean[count];
        double[] x = new double[1];
        double[] y = new double[1];
        for (int b = 0; b < count; b++) {
            known[b] = match.known(b) && match.correlation(b) > MIN_CORRELATION;
            double slope = Math.max(match.xx[b], match.yy[b]);
            if (!known[b] || slope <= 0) {
                known[b] = false;
                continue;
            }
            xx[b] = match.xx[b] / slope;
            xy[b] = match.xy[b] / slope;
            yy[b] = match.yy[b] / slope;
            motion.row((int) blocks.y(b), (int) blocks.x(b), 1, x, y);
            double middleX = (int) blocks.x(b) + 0.5;
            double middleY = (int) blocks.y(b) + 0.5;
            double nowX = x[0] - affine.x(middleX, middleY);
            double nowY = y[0] - affine.y(middleX, middleY);
            // A block that matches better where its content would move on moves the motion back.
            rightX[b] = xx[b] * nowX + xy[b] * nowY - match.gx[b] / slope;
            rightY[b] = xy[b] * nowX + yy[b] * nowY - match.gy[b] / slope;
        }
    }

    int count() {
        return known.length;
    }

    boolean known(int block) {
        return known[block];
    }

    /** Returns how far, in pixels, a displacement is from what a block wants, along what its detail tells. */
    double off(int block, double x, double y) {
        return Math.hypot(rightX[block] - xx[block] * x - xy[block] * y, rightY[block] - xy[block] * x - yy[block] * y);
    }

    /** Returns how far a block wants to be from where the affine motion puts it. */
    double wanted(int block) {
        return off(block, 0, 0);
    }

    /** Returns how far a block wants to be from where the motion puts it. */
    double lacks(int block) {
        return Math.hypot(match.gx[block], match.gy[block]) / Math.max(match.xx[block], match.yy[block]);
    }
}
