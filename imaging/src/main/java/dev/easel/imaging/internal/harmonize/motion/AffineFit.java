package dev.easel.imaging.internal.harmonize.motion;

import dev.easel.imaging.internal.harmonize.plane.Cholesky;
import java.util.Arrays;

/** Finds the motion, of a number of parameters, that follows the steps of all blocks best. */
final class AffineFit {
    /** Shift. */
    static final int SHIFT = 2;

    /** Shift, scale and rotation. */
    static final int SIMILARITY = 4;

    /** Shift, scales across and down, rotation and skew. */
    static final int AFFINE = 6;

    /** How strongly a parameter stays as it is about which the blocks say little, as a share of what they say at all. */
    private static final double INERTIA = 0.001;

    private static final double LEAST_INERTIA = 1e-6;

    /** Steps that differ from the motion by this many pixels, or by twice the usual, count half. */
    private static final double TOLERANCE = 0.25;

    private static final int ROUNDS = 3;

    private final Match match;
    private final double middleX;
    private final double middleY;
    private final double half;
    private final double[] trust;

    AffineFit(Match match) {
        this.match = match;
        Level level = match.blocks().level();
        this.middleX = level.width() / 2.0;
        this.middleY = level.height() / 2.0;
        this.half = Math.max(middleX, middleY);
        this.trust = new double[match.blocks().count()];
        Arrays.fill(trust, 1);
    }

    /** Returns a motion whose steps the blocks were compared with, improved by their steps. */
    Affine improve(Affine motion, int parameters) {
        double[] step = new double[AFFINE];
        for (int round = 0; round < ROUNDS; round++) {
            step = solve(parameters, INERTIA, step(b -> match.gx[b]), step(b -> match.gy[b]));
            weigh(step);
        }
        return after(motion, asAffine(step).inverse());
    }

    /** Returns the motion of fewer parameters that comes closest to another where blocks tell. */
    Affine simplify(Affine motion, int parameters) {
        double[] x = step(b -> motion.x(x(b), y(b)) - x(b));
        double[] y = step(b -> motion.y(x(b), y(b)) - y(b));
        return asAffine(solve(
                parameters,
                LEAST_INERTIA,
                step(b -> match.xx[b] * x[b] + match.xy[b] * y[b]),
                step(b -> match.xy[b] * x[b] + match.yy[b] * y[b])));
    }

    private interface OfBlock {
        double value(int block);
    }

    private double[] step(OfBlock value) {
        double[] values = new double[trust.length];
        Arrays.setAll(values, b -> match.known(b) ? value.value(b) : 0);
        return values;
    }

    private double x(int block) {
        return match.blocks().x(block);
    }

    private double y(int block) {
        return match.blocks().y(block);
    }

    private double[] solve(int parameters, double inertia, double[] gx, double[] gy) {
        double[][] matrix = new double[parameters][parameters];
        double[] right = new double[parameters];
        double[] across = new double[AFFINE];
        double[] down = new double[AFFINE];
        double all = 0;
        for (int b = 0; b < trust.length; b++) {
            if (!match.known(b)) {
                continue;
            }
            columns(b, across, down);
            all += trust[b] * (match.xx[b] + match.yy[b]) / 2;
            for (int i = 0; i < parameters; i++) {
                double alongX = trust[b] * (across[i] * match.xx[b] + down[i] * match.xy[b]);
                double alongY = trust[b] * (across[i] * match.xy[b] + down[i] * match.yy[b]);
                for (int j = 0; j <= i; j++) {
                    matrix[i][j] += alongX * across[j] + alongY * down[j];
                }
                right[i] += trust[b] * (across[i] * gx[b] + down[i] * gy[b]);
            }
        }
        for (int i = 0; i < parameters; i++) {
            matrix[i][i] += inertia * all + 1e-9;
        }
        return Arrays.copyOf(Cholesky.solve(matrix, right), AFFINE);
    }

    /** Writes how a block moves across and down with each parameter. */
    private void columns(int block, double[] across, double[] down) {
        double u = (x(block) - middleX) / half;
        double v = (y(block) - middleY) / half;
        across[0] = 1;
        down[1] = 1;
        across[2] = u;
        down[2] = v;
        across[3] = -v;
        down[3] = u;
        across[4] = u;
        down[4] = -v;
        across[5] = v;
        down[5] = u;
    }

    /** Trusts blocks less whose step differs, along what their detail tells, from the common one. */
    private void weigh(double[] parameters) {
        double[] across = new double[AFFINE];
        double[] down = new double[AFFINE];
        double[] off = new double[trust.length];
        int known = 0;
        for (int b = 0; b < off.length; b++) {
            if (!match.known(b)) {
                continue;
            }
            columns(b, across, down);
            double x = 0;
            double y = 0;
            for (int i = 0; i < AFFINE; i++) {
                x += parameters[i] * across[i];
                y += parameters[i] * down[i];
            }
            double restX = match.gx[b] - match.xx[b] * x - match.xy[b] * y;
            double restY = match.gy[b] - match.xy[b] * x - match.yy[b] * y;
            off[b] = Math.hypot(restX, restY) / Math.max(1e-9, match.xx[b] + match.yy[b]);
            known++;
        }
        double[] sorted = off.clone();
        Arrays.sort(sorted);
        double usual = known == 0 ? 0 : sorted[sorted.length - 1 - known / 2];
        double scale = Math.max(TOLERANCE, 2 * usual);
        for (int b = 0; b < off.length; b++) {
            double share = off[b] / scale;
            trust[b] = 1 / (1 + share * share * share * share);
        }
    }

    private Affine asAffine(double[] p) {
        double xx = 1 + (p[2] + p[4]) / half;
        double xy = (p[5] - p[3]) / half;
        double yx = (p[5] + p[3]) / half;
        double yy = 1 + (p[2] - p[4]) / half;
        return new Affine(
                xx,
                xy,
                p[0] + middleX - xx * middleX - xy * middleY,
                yx,
                yy,
                p[1] + middleY - yx * middleX - yy * middleY);
    }

    /** Returns the motion that first does another. */
    private static Affine after(Affine motion, Affine first) {
        return new Affine(
                motion.xx() * first.xx() + motion.xy() * first.yx(),
                motion.xx() * first.xy() + motion.xy() * first.yy(),
                motion.x(first.x0(), first.y0()),
                motion.yx() * first.xx() + motion.yy() * first.yx(),
                motion.yx() * first.xy() + motion.yy() * first.yy(),
                motion.y(first.x0(), first.y0()));
    }
}
