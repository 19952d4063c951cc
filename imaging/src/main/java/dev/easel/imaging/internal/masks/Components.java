package dev.easel.imaging.internal.masks;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The connected parts of a mask, found run by run: horizontal runs of similar pixels are joined with those they touch
 * in the row above. Takes a few integers per run.
 */
final class Components {
    private final int[] firstOfRow;
    private int[] from = new int[64];
    private int[] to = new int[64];
    private int[] parent = new int[64];
    private int count;

    private Components(int height) {
        firstOfRow = new int[height + 1];
    }

    /**
     * Finds the parts of the pixels whose weight passes a test.
     *
     * @param corners whether pixels that touch only at a corner belong together
     */
    static Components of(Coverage mask, IntPredicate belongs, boolean corners) {
        Components components = new Components(mask.height());
        for (int y = 0; y < mask.height(); y++) {
            components.firstOfRow[y] = components.count;
            components.readRow(mask, y, belongs);
            components.firstOfRow[y + 1] = components.count;
            if (y > 0) {
                components.joinRow(y, corners ? 1 : 0);
            }
        }
        return components;
    }

    private void readRow(Coverage mask, int y, IntPredicate belongs) {
        int x = 0;
        while (x < mask.width()) {
            if (!belongs.test(mask.at(x, y))) {
                x++;
                continue;
            }
            int start = x;
            while (x < mask.width() && belongs.test(mask.at(x, y))) {
                x++;
            }
            add(start, x);
        }
    }

    private void add(int start, int end) {
        if (count == from.length) {
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
            parent = Arrays.copyOf(parent, 2 * count);
        }
        from[count] = start;
        to[count] = end;
        parent[count] = count;
        count++;
    }

    private void joinRow(int y, int reach) {
        int above = firstOfRow[y - 1];
        for (int run = firstOfRow[y]; run < firstOfRow[y + 1]; run++) {
            while (above < firstOfRow[y] && to[above] + reach <= from[run]) {
                above++;
            }
            for (int other = above; other < firstOfRow[y] && from[other] < to[run] + reach; other++) {
                join(run, other);
            }
        }
    }

    private void join(int a, int b) {
        int first = root(a);
        int second = root(b);
        parent[Math.max(first, second)] = Math.min(first, second);
    }

    private int root(int run) {
        int at = run;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** Returns how many runs there are. */
    int runs() {
        return count;
    }

    /** Passes on each run of a part, from the first column to the last (excluded), with the number of its part. */
    void forEach(Found found) {
        for (int y = 0; y + 1 < firstOfRow.length; y++) {
            for (int run = firstOfRow[y]; run < firstOfRow[y + 1]; run++) {
                found.run(root(run), y, from[run], to[run]);
            }
        }
    }

    /** Receives a run; the number of a part is that of its first run, less than {@link #runs()}. */
    @FunctionalInterface
    interface Found {
        void run(int part, int y, int from, int to);
    }
}
