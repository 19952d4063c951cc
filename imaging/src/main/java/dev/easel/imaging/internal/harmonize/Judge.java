package dev.easel.imaging.internal.harmonize;

import dev.easel.imaging.internal.harmonize.plane.Plane;
import java.util.List;

/** Tells how much a change leaves of what differs in squares that no fit has seen, without fine detail. */
final class Judge {
    /** How many values of a comparison are averaged, each way. */
    private static final int BLOCK = 3;
    /** A value that differs by more is as wrong as one that differs by this. */
    private static final float MAX_LEVELS = 60;

    private final float[] xs;
    private final float[] ys;
    private final float[][] sent;
    private final float[][] received;
    private int count;

    Judge(Comparison comparison, HeldOut squares) {
        int across = squares.side() / BLOCK;
        int most = squares.corners().size() * across * across;
        this.xs = new float[most];
        this.ys = new float[most];
        this.sent = new float[Comparison.CHANNELS][most];
        this.received = new float[Comparison.CHANNELS][most];
        for (int[] corner : squares.corners()) {
            for (int i = 0; i < across * across; i++) {
                add(comparison, corner[0] + i % across * BLOCK, corner[1] + i / across * BLOCK);
            }
        }
    }

    private void add(Comparison comparison, int left, int top) {
        for (int y = top; y < top + BLOCK; y++) {
            for (int x = left; x < left + BLOCK; x++) {
                if (!comparison.evidence()[y * comparison.width() + x]) {
                    return;
                }
            }
        }
        xs[count] = left + BLOCK / 2f;
        ys[count] = top + BLOCK / 2f;
        mean(comparison.sent(), left, top, sent);
        mean(comparison.received(), left, top, received);
        count++;
    }

    private void mean(List<Plane> planes, int left, int top, float[][] means) {
        for (int channel = 0; channel < means.length; channel++) {
            Plane plane = planes.get(channel);
            float sum = 0;
            for (int y = top; y < top + BLOCK; y++) {
                for (int x = left; x < left + BLOCK; x++) {
                    sum += plane.at(x, y);
                }
            }
            means[channel][count] = sum / (BLOCK * BLOCK);
        }
    }

    /** Returns the mean difference of a channel, in levels. */
    double error(Change change) {
        double sum = 0;
        for (int channel = 0; channel < Comparison.CHANNELS; channel++) {
            for (int i = 0; i < count; i++) {
                float level = received[channel][i];
                float changed = level + change.of(channel, level, xs[i], ys[i]);
                sum += Math.min(MAX_LEVELS, Math.abs(sent[channel][i] - Math.max(0, Math.min(255, changed))));
            }
        }
        return count == 0 ? 0 : sum / (Comparison.CHANNELS * count);
    }
}
