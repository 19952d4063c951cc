package dev.easel.imaging.internal.masks;

import java.util.Arrays;

/** Scales masks; unlike images they must not ring, and a binary mask may have to stay binary. */
public final class CoverageScaler {
    private CoverageScaler() {}

    /** Returns the mask at another size, each weight taken from the pixel under the center: binary stays binary. */
    public static Coverage nearest(Coverage mask, int width, int height) {
        Coverage scaled = Coverage.none(width, height);
        int[] columns = centers(mask.width(), width);
        int[] rows = centers(mask.height(), height);
        for (int y = 0; y < height; y++) {
            int from = rows[y] * mask.width();
            for (int x = 0; x < width; x++) {
                scaled.weights()[y * width + x] = mask.weights()[from + columns[x]];
            }
        }
        return scaled;
    }

    private static int[] centers(int sources, int targets) {
        int[] centers = new int[targets];
        for (int target = 0; target < targets; target++) {
            centers[target] = (int) ((2L * target + 1) * sources / (2L * targets));
        }
        return centers;
    }

    /** Returns the mask at another size, each weight the mean over the pixel's exact area, rounded. */
    public static Coverage area(Coverage mask, int width, int height) {
        long[] across = new long[width];
        long[] sums = new long[width];
        Coverage scaled = Coverage.none(width, height);
        long whole = (long) mask.width() * mask.height();
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            long top = (long) y * mask.height();
            long bottom = top + mask.height();
            for (long row = top / height; row * height < bottom; row++) {
                long overlap = Math.min(bottom, (row + 1) * height) - Math.max(top, row * height);
                addRow(mask, (int) row, across);
                for (int x = 0; x < width; x++) {
                    sums[x] += overlap * across[x];
                }
            }
            for (int x = 0; x < width; x++) {
                scaled.weights()[y * width + x] = (byte) ((sums[x] + whole / 2) / whole);
            }
        }
        return scaled;
    }

    /** Source pixels are {@code width} units wide and target pixels {@code mask.width()}: all overlaps are integers. */
    private static void addRow(Coverage mask, int row, long[] across) {
        int width = across.length;
        for (int x = 0; x < width; x++) {
            long left = (long) x * mask.width();
            long right = left + mask.width();
            long sum = 0;
            for (long column = left / width; column * width < right; column++) {
                long overlap = Math.min(right, (column + 1) * width) - Math.max(left, column * width);
                sum += overlap * mask.at((int) column, row);
            }
            across[x] = sum;
        }
    }

    /** Returns the binary mask that fully marks every pixel whose weight is at least the given one, 1 to 255. */
    public static Coverage threshold(Coverage mask, int weight) {
        if (weight < 1 || weight > 255) {
            throw new IllegalArgumentException("Invalid threshold " + weight + ": 1 to 255 is allowed.");
        }
        byte[] weights = new byte[mask.weights().length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (byte) ((mask.weights()[i] & 0xFF) >= weight ? 255 : 0);
        }
        return new Coverage(mask.width(), mask.height(), weights);
    }
}
