package dev.easel.imaging.internal.harmonize;

import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Pixels;

/** Measures how much kept pixels still differ once a change is undone, on evenly spaced rows that are enough to tell. */
final class RemainingDrift {
    private static final int ENOUGH_PIXELS = 50_000;

    private final Pixels sent;
    private final Coverage mask;
    private final Box seen;

    RemainingDrift(Pixels sent, Coverage mask, Box seen) {
        this.sent = sent;
        this.mask = mask;
        this.seen = seen;
    }

    /** Returns the mean difference of a channel, 0 to 1; each color counts in proportion to its alpha. */
    double of(Pixels received, Harmony harmony) {
        Coverage rows = rows();
        Pixels undone = harmony.undone(received, rows);
        long sum = 0;
        long count = 0;
        for (int i = 0; i < rows.weights().length; i++) {
            if (rows.weights()[i] != 0) {
                sum += Drift.difference(sent.argb()[i], undone.argb()[i]);
                count++;
            }
        }
        return Drift.share(sum, count);
    }

    private Coverage rows() {
        Coverage rows = Coverage.none(sent.width(), sent.height());
        int step = Math.max(1, seen.width() * seen.height() / ENOUGH_PIXELS);
        for (int y = seen.y() + step / 2 % seen.height(); y < seen.bottom(); y += step) {
            for (int i = y * sent.width() + seen.x(); i < y * sent.width() + seen.right(); i++) {
                rows.weights()[i] = (byte) (mask.weights()[i] == 0 ? 255 : 0);
            }
        }
        return rows;
    }
}
