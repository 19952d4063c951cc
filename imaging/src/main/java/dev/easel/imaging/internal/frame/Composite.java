package dev.easel.imaging.internal.frame;

import dev.easel.imaging.internal.masks.Coverage;
import java.util.Arrays;

/**
 * Replaces the original pixels with the repainted ones, by weight. This is replacement, not painting over: at weight 0
 * the pixel is the original's bit for bit, at 255 it is the repainted one, transparency included.
 */
final class Composite {
    private final Coverage mask;
    private final byte[] keptRow;
    private final byte[] repaintedRow;

    Composite(Coverage mask) {
        this.mask = mask;
        this.keptRow = new byte[mask.width()];
        this.repaintedRow = new byte[mask.width()];
        Arrays.fill(repaintedRow, (byte) 255);
    }

    /** A run of pixels of one row: its array and where it begins there. */
    record Run(int[] argb, int at) {}

    /**
     * Fills a run, by weight, from the original's and the repainted one's; the target may be either of the two.
     *
     * @param weight where the run's weights begin in the mask
     */
    void fill(Run target, Run original, Run response, int weight, int count) {
        int at = 0;
        while (at < count) {
            byte first = mask.weights()[weight + at];
            int end = at + 1;
            if (first == 0) {
                end = at + same(weight + at, count - at, keptRow);
                copy(original, target, at, end);
            } else if (first == -1) {
                end = at + same(weight + at, count - at, repaintedRow);
                copy(response, target, at, end);
            } else {
                target.argb()[target.at() + at] =
                        mix(original.argb()[original.at() + at], response.argb()[response.at() + at], first & 0xFF);
            }
            at = end;
        }
    }

    private int same(int from, int count, byte[] row) {
        int other = Arrays.mismatch(mask.weights(), from, from + count, row, 0, count);
        return other < 0 ? count : other;
    }

    private static void copy(Run from, Run to, int first, int end) {
        if (from.argb() != to.argb()) {
            System.arraycopy(from.argb(), from.at() + first, to.argb(), to.at() + first, end - first);
        }
    }

    /** Returns a weighted mix of two pixels; each color counts in proportion to its alpha. */
    static int mix(int original, int response, int weight) {
        if ((original & response) >>> 24 == 0xFF) {
            return 0xFF000000
                    | level(original >> 16 & 0xFF, response >> 16 & 0xFF, weight) << 16
                    | level(original >> 8 & 0xFF, response >> 8 & 0xFF, weight) << 8
                    | level(original & 0xFF, response & 0xFF, weight);
        }
        int keep = (original >>> 24) * (255 - weight);
        int take = (response >>> 24) * weight;
        int seen = keep + take;
        if (seen == 0) {
            return weight < 128 ? original : response;
        }
        return (seen + 127) / 255 << 24
                | share(original >> 16 & 0xFF, keep, response >> 16 & 0xFF, take, seen) << 16
                | share(original >> 8 & 0xFF, keep, response >> 8 & 0xFF, take, seen) << 8
                | share(original & 0xFF, keep, response & 0xFF, take, seen);
    }

    private static int level(int original, int response, int weight) {
        return (original * (255 - weight) + response * weight + 127) / 255;
    }

    private static int share(int original, int keep, int response, int take, int seen) {
        return (original * keep + response * take + seen / 2) / seen;
    }
}
