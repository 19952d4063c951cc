package dev.easel.imaging.internal.codec.webp.lossy;

/**
 * The filter strength for the edges of a block (RFC 6386, section 15).
 *
 * @param limit the largest step across an edge that is filtered; 0 for no filter
 * @param interior the largest allowed step next to the edge
 * @param detail the step above which the edge counts as detail and is changed less
 */
record LoopStrength(int limit, int interior, int detail) {
    private static final int MAX_LEVEL = 63;

    static LoopStrength of(int rawLevel, int sharpness) {
        int level = Math.max(0, Math.min(MAX_LEVEL, rawLevel));
        if (level == 0) {
            return new LoopStrength(0, 0, 0);
        }
        int interior = level;
        if (sharpness > 0) {
            interior = Math.min(level >> (sharpness > 4 ? 2 : 1), 9 - sharpness);
        }
        interior = Math.max(1, interior);
        return new LoopStrength(2 * level + interior, interior, level >= 40 ? 2 : level >= 15 ? 1 : 0);
    }
}
