package dev.easel.imaging.internal.masks;

/**
 * How much of each pixel is repainted, row by row: 0 keeps it bit for bit, 255 repaints it fully.
 *
 * <p>All masks are read into this form and written from it. The array is the mask itself, not a copy.
 */
public record Coverage(int width, int height, byte[] weights) {
    public Coverage {
        if (width < 1 || height < 1 || weights.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException("Invalid mask of " + width + "×" + height + " with " + weights.length
                    + " weights: width and height must be at least 1, with one weight per pixel.");
        }
    }

    /** Returns a mask that keeps everything. */
    public static Coverage none(int width, int height) {
        return new Coverage(width, height, new byte[Math.multiplyExact(width, height)]);
    }

    /** Returns the weight at a position within the mask, 0 (keep) to 255 (repaint). */
    public int at(int x, int y) {
        return weights[y * width + x] & 0xFF;
    }

    /** Returns a copy with separate weights. */
    public Coverage copy() {
        return new Coverage(width, height, weights.clone());
    }

    /** Returns whether every pixel is either kept or fully repainted (checks all of them). */
    public boolean binary() {
        for (byte weight : weights) {
            if (weight != 0 && weight != -1) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "Coverage[" + width + "×" + height + "]";
    }
}
