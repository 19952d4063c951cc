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

    /** Returns the largest weight. */
    public int peak() {
        int peak = 0;
        for (byte weight : weights) {
            peak = Math.max(peak, weight & 0xFF);
        }
        return peak;
    }

    /**
     * Returns from which weight a pixel is marked in what is sent: a threshold, 1 to 255, or half of the largest weight
     * when no pixel reaches it, so that a mask that is weak everywhere is sent all the same.
     */
    public int sentFrom(int threshold) {
        int peak = peak();
        return peak >= threshold ? threshold : Math.max(1, (peak + 1) / 2);
    }

    @Override
    public String toString() {
        return "Coverage[" + width + "×" + height + "]";
    }
}
