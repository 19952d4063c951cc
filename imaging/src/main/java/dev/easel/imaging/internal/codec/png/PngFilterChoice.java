package dev.easel.imaging.internal.codec.png;

/**
 * Filters rows, each with the filter that a rule finds best.
 *
 * <p>Sums over a quarter of each row, in short runs, almost always find the same filter as sums over all of it: files grow
 * by less than half a percent, and filtering takes less than half the time.
 */
final class PngFilterChoice {
    private static final int RUN = 24;
    private static final int SPACING = 4 * RUN;

    private final int step;
    private final PngFilterRule rule;
    private byte[] tried = {};

    /** Creates a filter choice for rows whose pixels are {@code step} bytes apart. */
    PngFilterChoice(int step, PngFilterRule rule) {
        this.step = step;
        this.rule = rule;
    }

    /** Writes a filtered row to an array, starting at an index; the first byte of row and output is the filter byte. */
    void write(byte[] row, byte[] above, byte[] out, int at) {
        switch (rule) {
            case NONE -> filter(0, row, above, out, at);
            case SAMPLED -> filter(choose(row, above), row, above, out, at);
            case SUM, ENTROPY -> tryAll(row, above, out, at);
        }
    }

    private void tryAll(byte[] row, byte[] above, byte[] out, int at) {
        tried = tried.length == row.length ? tried : new byte[row.length];
        double least = Double.POSITIVE_INFINITY;
        for (int filter = 0; filter < 5; filter++) {
            filter(filter, row, above, tried, 0);
            double cost = rule.cost(tried);
            if (cost < least) {
                least = cost;
                System.arraycopy(tried, 0, out, at, row.length);
            }
        }
    }

    private void filter(int filter, byte[] row, byte[] above, byte[] out, int at) {
        out[at] = (byte) filter;
        switch (filter) {
            case 0 -> System.arraycopy(row, 1, out, at + 1, row.length - 1);
            case 1 -> sub(row, out, at);
            case 2 -> up(row, above, out, at);
            case 3 -> average(row, above, out, at);
            default -> paeth(row, above, out, at);
        }
    }

    private int choose(byte[] row, byte[] above) {
        int[] sums = new int[5];
        for (int from = 1 + step; from < row.length; from += SPACING) {
            addRun(row, above, from, Math.min(row.length, from + RUN), sums);
        }
        int best = 0;
        for (int filter = 1; filter < 5; filter++) {
            best = sums[filter] < sums[best] ? filter : best;
        }
        return best;
    }

    private void addRun(byte[] row, byte[] above, int from, int end, int[] sums) {
        int none = 0;
        int sub = 0;
        int up = 0;
        int average = 0;
        int paeth = 0;
        for (int i = from; i < end; i++) {
            int current = row[i] & 0xFF;
            int left = row[i - step] & 0xFF;
            int over = above[i] & 0xFF;
            none += Math.abs(row[i]);
            sub += Math.abs((byte) (current - left));
            up += Math.abs((byte) (current - over));
            average += Math.abs((byte) (current - (left + over >> 1)));
            paeth += Math.abs((byte) (current - PngFilters.paeth(left, over, above[i - step] & 0xFF)));
        }
        sums[0] += none;
        sums[1] += sub;
        sums[2] += up;
        sums[3] += average;
        sums[4] += paeth;
    }

    private void sub(byte[] row, byte[] out, int at) {
        System.arraycopy(row, 1, out, at + 1, step);
        for (int i = 1 + step; i < row.length; i++) {
            out[at + i] = (byte) (row[i] - row[i - step]);
        }
    }

    private static void up(byte[] row, byte[] above, byte[] out, int at) {
        for (int i = 1; i < row.length; i++) {
            out[at + i] = (byte) (row[i] - above[i]);
        }
    }

    private void average(byte[] row, byte[] above, byte[] out, int at) {
        for (int i = 1; i <= step; i++) {
            out[at + i] = (byte) (row[i] - ((above[i] & 0xFF) >> 1));
        }
        for (int i = 1 + step; i < row.length; i++) {
            out[at + i] = (byte) (row[i] - ((row[i - step] & 0xFF) + (above[i] & 0xFF) >> 1));
        }
    }

    private void paeth(byte[] row, byte[] above, byte[] out, int at) {
        for (int i = 1; i <= step; i++) {
            out[at + i] = (byte) (row[i] - above[i]);
        }
        for (int i = 1 + step; i < row.length; i++) {
            int predicted = PngFilters.paeth(row[i - step] & 0xFF, above[i] & 0xFF, above[i - step] & 0xFF);
            out[at + i] = (byte) (row[i] - predicted);
        }
    }
}
