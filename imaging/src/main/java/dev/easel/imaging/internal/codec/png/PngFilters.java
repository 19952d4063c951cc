package dev.easel.imaging.internal.codec.png;

import dev.easel.core.failure.ImageProcessingException;

/** Reverses the filters of PNG rows (PNG specification, section 9). */
final class PngFilters {
    private PngFilters() {}

    /**
     * Restores a row in place from the restored row above it. Index 0 of both is the filter byte.
     *
     * @param end the index after the row's last byte
     * @param step the distance in bytes to the pixel on the left
     */
    static void undo(byte[] row, byte[] above, int end, int step) {
        switch (row[0]) {
            case 0 -> {}
            case 1 -> {
                for (int i = 1 + step; i < end; i++) {
                    row[i] += row[i - step];
                }
            }
            case 2 -> {
                for (int i = 1; i < end; i++) {
                    row[i] += above[i];
                }
            }
            case 3 -> {
                for (int i = 1; i < end; i++) {
                    int left = i > step ? row[i - step] & 0xFF : 0;
                    row[i] += (byte) (left + (above[i] & 0xFF) >> 1);
                }
            }
            case 4 -> {
                for (int i = 1; i < end; i++) {
                    row[i] += i > step
                            ? (byte) paeth(row[i - step] & 0xFF, above[i] & 0xFF, above[i - step] & 0xFF)
                            : above[i];
                }
            }
            default ->
                throw new ImageProcessingException(
                        "The PNG is damaged: a row has filter " + (row[0] & 0xFF) + ", but only 0 to 4 are valid.");
        }
    }

    /** Returns the one of left, above and above left that is nearest to left + above − above left. */
    static int paeth(int left, int above, int aboveLeft) {
        int toLeft = Math.abs(above - aboveLeft);
        int toAbove = Math.abs(left - aboveLeft);
        int toAboveLeft = Math.abs(left + above - 2 * aboveLeft);
        int otherwise = toAbove <= toAboveLeft ? above : aboveLeft;
        return toLeft <= Math.min(toAbove, toAboveLeft) ? left : otherwise;
    }
}
