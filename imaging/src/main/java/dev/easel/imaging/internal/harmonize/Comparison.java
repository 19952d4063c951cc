package dev.easel.imaging.internal.harmonize;

import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.harmonize.motion.Motion;
import dev.easel.imaging.internal.harmonize.motion.Resampler;
import dev.easel.imaging.internal.harmonize.plane.Plane;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was sent beside what came back, both reduced by a whole factor.
 *
 * @param factor how many pixels a value stands for, each way
 * @param sent red, green and blue
 * @param received red, green and blue
 * @param evidence which values stand only for pixels that the mask keeps and that are opaque
 */
record Comparison(int factor, List<Plane> sent, List<Plane> received, boolean[] evidence) {
    static final int CHANNELS = 3;
    /** An image is reduced to about this many values that are evidence. */
    private static final int MAX_EVIDENCE = 110_000;

    private static final int MAX_VALUES = 400_000;

    private static final int ROWS_PER_PART = 32;

    static Comparison of(Pixels sent, Pixels received, Coverage mask, Box seen, ParallelRows workers) {
        int factor = factor(sent, mask);
        int width = sent.width() / factor;
        int height = sent.height() / factor;
        Comparison comparison =
                new Comparison(factor, blank(width, height), blank(width, height), new boolean[width * height]);
        workers.rows(height, ROWS_PER_PART, (from, to) -> {
            for (int y = from; y < to; y++) {
                for (int x = 0; x < width; x++) {
                    comparison.reduce(sent, received, mask, seen, x, y);
                }
            }
        });
        return comparison;
    }

    private static int factor(Pixels image, Coverage mask) {
        int kept = 0;
        for (byte weight : mask.weights()) {
            kept += weight == 0 ? 1 : 0;
        }
        double wanted = Math.max((double) kept / MAX_EVIDENCE, (double) image.argb().length / MAX_VALUES);
        return Math.max(1, Math.min((int) Math.ceil(Math.sqrt(wanted)), Math.min(image.width(), image.height())));
    }

    static List<Plane> blank(int width, int height) {
        return Stream.generate(() -> Plane.blank(width, height)).limit(CHANNELS).toList();
    }

    int width() {
        return sent.get(0).width();
    }

    int height() {
        return sent.get(0).height();
    }

    /** Returns whether no kept value differs. */
    boolean unchanged() {
        for (int channel = 0; channel < CHANNELS; channel++) {
            float[] from = sent.get(channel).values();
            float[] back = received.get(channel).values();
            for (int at = 0; at < evidence.length; at++) {
                if (evidence[at] && from[at] != back[at]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Returns the same with what was received moved back; what it does not show is no evidence. */
    Comparison moved(Motion motion, ParallelRows workers) {
        if (motion.identity()) {
            return this;
        }
        Motion reduced = motion.scaled(1.0 / factor, 1.0 / factor);
        Resampler resampler = new Resampler(workers);
        boolean[] shown = evidence.clone();
        double[] xs = new double[width()];
        double[] ys = new double[width()];
        for (int y = 0; y < height(); y++) {
            reduced.row(y, 0, width(), xs, ys);
            for (int x = 0; x < width(); x++) {
                boolean inside = xs[x] >= 0 && ys[x] >= 0 && xs[x] <= width() && ys[x] <= height();
                shown[y * width() + x] &= inside;
            }
        }
        List<Plane> pulled =
                received.stream().map(plane -> resampler.pull(plane, reduced)).toList();
        return new Comparison(factor, sent, pulled, shown);
    }

    /** Returns the brightness of the planes of three channels. */
    static Plane brightness(List<Plane> planes) {
        Plane mean = Plane.blank(planes.get(0).width(), planes.get(0).height());
        for (int at = 0; at < mean.values().length; at++) {
            mean.values()[at] = 0.3f * planes.get(0).values()[at]
                    + 0.59f * planes.get(1).values()[at]
                    + 0.11f * planes.get(2).values()[at];
        }
        return mean;
    }

    private void reduce(Pixels from, Pixels back, Coverage mask, Box seen, int x, int y) {
        int left = x * factor;
        int top = y * factor;
        boolean kept =
                left >= seen.x() && top >= seen.y() && left + factor <= seen.right() && top + factor <= seen.bottom();
        int alpha = 0xFF;
        int weights = 0;
        int sentRed = 0;
        int sentGreen = 0;
        int sentBlue = 0;
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int row = top; row < top + factor; row++) {
            int end = row * from.width() + left + factor;
            for (int i = end - factor; i < end; i++) {
                int a = from.argb()[i];
                int b = back.argb()[i];
                weights |= mask.weights()[i];
                alpha &= a >>> 24 & b >>> 24;
                sentRed += a >> 16 & 0xFF;
                sentGreen += a >> 8 & 0xFF;
                sentBlue += a & 0xFF;
                red += b >> 16 & 0xFF;
                green += b >> 8 & 0xFF;
                blue += b & 0xFF;
            }
        }
        int at = y * width() + x;
        float share = 1f / (factor * factor);
        sent.get(0).values()[at] = sentRed * share;
        sent.get(1).values()[at] = sentGreen * share;
        sent.get(2).values()[at] = sentBlue * share;
        received.get(0).values()[at] = red * share;
        received.get(1).values()[at] = green * share;
        received.get(2).values()[at] = blue * share;
        evidence[at] = kept && weights == 0 && alpha == 0xFF;
    }
}
