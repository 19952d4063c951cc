package dev.easel.imaging.internal.masks;

import java.util.Arrays;
import java.util.Optional;

/**
 * Feathers a mask that is one rectangle, or everything except one, without measuring: its distances are known in
 * advance.
 */
final class RectangleFeather {
    private final Coverage mask;
    private final Ramp ramp;

    private RectangleFeather(Coverage mask, Ramp ramp) {
        this.mask = mask;
        this.ramp = ramp;
    }

    /** Feathers such a mask; returns false and leaves any other mask unchanged. */
    static boolean apply(Coverage mask, Ramp ramp) {
        RectangleFeather feather = new RectangleFeather(mask, ramp);
        Optional<Bounds> marked = Bounds.of(mask);
        if (marked.filter(bounds -> feather.filled(bounds, (byte) 255)).isPresent()) {
            feather.rectangle(marked.get());
            return true;
        }
        Optional<Bounds> kept = Bounds.kept(mask);
        if (kept.filter(bounds -> feather.filled(bounds, (byte) 0)).isPresent()) {
            feather.border(kept.get());
            return true;
        }
        return false;
    }

    private boolean filled(Bounds bounds, byte weight) {
        byte[] row = new byte[bounds.width()];
        Arrays.fill(row, weight);
        for (int y = bounds.top(); y < bounds.bottom(); y++) {
            int start = y * mask.width() + bounds.left();
            if (Arrays.mismatch(mask.weights(), start, start + row.length, row, 0, row.length) >= 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Inside a rectangle, the nearest pixel outside is straight across a side, unless that side is the image's edge.
     */
    private void rectangle(Bounds bounds) {
        int[] across = rise(bounds.left(), bounds.right(), mask.width());
        int[] down = rise(bounds.top(), bounds.bottom(), mask.height());
        byte[] middle = row(across, 255);
        for (int y = 0; y < down.length; y++) {
            byte[] row = down[y] == 255 ? middle : row(across, down[y]);
            System.arraycopy(row, 0, mask.weights(), (bounds.top() + y) * mask.width() + bounds.left(), row.length);
        }
    }

    private int[] rise(int from, int to, int side) {
        int[] weights = new int[to - from];
        Arrays.fill(weights, 255);
        for (int i = 0; i < Math.min(weights.length, ramp.pixels()); i++) {
            int weight = ramp.at((i + 1) * (i + 1)) & 0xFF;
            if (from > 0) {
                weights[i] = Math.min(weights[i], weight);
            }
            if (to < side) {
                int last = weights.length - 1 - i;
                weights[last] = Math.min(weights[last], weight);
            }
        }
        return weights;
    }

    private static byte[] row(int[] across, int most) {
        byte[] row = new byte[across.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (byte) Math.min(across[i], most);
        }
        return row;
    }

    /** Around a rectangle, the nearest pixel is straight across its sides, or one of its corners. */
    private void border(Bounds kept) {
        int reach = ramp.pixels();
        int top = Math.max(0, kept.top() - reach);
        int bottom = Math.min(mask.height(), kept.bottom() + reach);
        int left = Math.max(0, kept.left() - reach);
        int right = Math.min(mask.width(), kept.right() + reach);
        for (int y = top; y < bottom; y++) {
            int start = y * mask.width();
            int away = outside(y, kept.top(), kept.bottom());
            int squared = away * away;
            for (int x = left; x < kept.left(); x++) {
                int dx = kept.left() - x;
                mask.weights()[start + x] = ramp.at(squared + dx * dx);
            }
            if (away > 0) {
                Arrays.fill(mask.weights(), start + kept.left(), start + kept.right(), ramp.at(squared));
            }
            for (int x = kept.right(); x < right; x++) {
                int dx = x - kept.right() + 1;
                mask.weights()[start + x] = ramp.at(squared + dx * dx);
            }
        }
    }

    private static int outside(int place, int from, int to) {
        return place < from ? from - place : Math.max(0, place - to + 1);
    }
}
