package dev.easel.imaging.internal.fill;

import dev.easel.imaging.internal.geometry.Box;
import java.util.function.IntUnaryOperator;

/** How much is to be seen in a patch, by which things are told from their background. */
final class PatchDetail {
    /** What stands out has more detail than the edge beside it and faint noise, of about six levels, have together. */
    private static final int NOISE = 36 * PatchLevel.SIDE * PatchLevel.SIDE;

    private static final int PART_OF_SIDE = 16;

    private PatchDetail() {}

    /** Returns the sum of the squared differences of the pixels of a patch from their mean. */
    static int of(PatchLevel level, int center) {
        int detail = 0;
        for (int channel = 0; channel < level.channels; channel++) {
            int sum = 0;
            int squares = 0;
            for (int dy = -PatchLevel.RADIUS; dy <= PatchLevel.RADIUS; dy++) {
                int row = center + dy * level.width;
                for (int at = row - PatchLevel.RADIUS; at <= row + PatchLevel.RADIUS; at++) {
                    int value = level.samples[at * level.channels + channel];
                    sum += value;
                    squares += value * value;
                }
            }
            detail += squares - sum * sum / (PatchLevel.SIDE * PatchLevel.SIDE);
        }
        return detail;
    }

    /** Unmarks the sources around a known rectangle that stand out from its edge: a thing is not to appear twice. */
    static void keepPlainSources(PatchLevel level) {
        Box known = level.known();
        int first = PatchLevel.RADIUS;
        int lastX = known.right() - 1 - first;
        int lastY = known.bottom() - 1 - first;
        if (lastX < known.x() + first || lastY < known.y() + first) {
            return;
        }
        int width = level.width;
        int[] left = limits(level, known.y(), lastY, y -> y * width + known.x() + first);
        int[] right = limits(level, known.y(), lastY, y -> y * width + lastX);
        int[] top = limits(level, known.x(), lastX, x -> (known.y() + first) * width + x);
        int[] bottom = limits(level, known.x(), lastX, x -> lastY * width + x);
        for (int at = 0; at < level.source.length; at++) {
            if (level.source[at]) {
                int x = at % width;
                int y = at / width;
                int toLeft = open(known.x(), x - known.x());
                int toTop = open(known.y(), y - known.y());
                int across = Math.min(toLeft, open(width - known.right(), known.right() - x));
                int down = Math.min(toTop, open(level.height - known.bottom(), known.bottom() - y));
                int limit = across <= down
                        ? (toLeft == across ? left : right)[y - known.y()]
                        : (toTop == down ? top : bottom)[x - known.x()];
                level.source[at] = of(level, at) <= limit;
            }
        }
    }

    /** Returns the distance from a side with a border. */
    private static int open(int border, int distance) {
        return border > 0 ? distance : Integer.MAX_VALUE;
    }

    /** Returns, along an edge, the most detail that a source beside it may have. */
    private static int[] limits(PatchLevel level, int first, int last, IntUnaryOperator place) {
        int start = first + PatchLevel.RADIUS;
        int[] details = new int[last - start + 1];
        for (int i = 0; i < details.length; i++) {
            details[i] = of(level, place.applyAsInt(start + i));
        }
        int window = Math.max(2 * PatchLevel.SIDE, details.length / PART_OF_SIDE);
        int[] limits = new int[last - first + 1 + PatchLevel.RADIUS];
        for (int i = 0; i < limits.length; i++) {
            int most = 0;
            int middle = i - PatchLevel.RADIUS;
            for (int j = Math.max(0, middle - window); j < Math.min(details.length, middle + window + 1); j++) {
                most = Math.max(most, details[j]);
            }
            limits[i] = most + NOISE;
        }
        return limits;
    }
}
