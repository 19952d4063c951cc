package dev.easel.imaging.internal.masks;

/**
 * How much of each pixel is to be repainted: 0 keeps it bit for bit, 255 repaints it whole, row by row.
 *
 * <p>This is the one language all masks are read into and written from. The array is the mask itself, not a copy.
 */
public record Coverage(int width, int height, byte[] weights) {
    public Coverage {
        if (width < 1 || height < 1 || weights.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException(
                    weights.length + " weights do not fill a mask of " + width + "×" + height + ".");
        }
    }

    /** Returns a mask that keeps everything. */
    public static Coverage none(int width, int height) {
        return new Coverage(width, height, new byte[Math.multiplyExact(width, height)]);
    }

    /** Returns the weight at a place within the mask, 0 (keep) to 255 (repaint). */
    public int at(int x, int y) {
        return weights[y * width + x] & 0xFF;
    }

    /** Returns a copy with weights of its own. */
    public Coverage copy() {
        return new Coverage(width, height, weights.clone());
    }

    /** Returns whether every pixel is either kept or repainted whole (looks at all of them). */
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
