package dev.easel.imaging.internal.codec.webp;

/**
 * How strongly the edges of a block are filtered (RFC 6386, section 15).
 *
 * @param limit how large a step across an edge is still filtered; 0 for no filter
 * @param interior how large steps beside it may be
 * @param detail above which step it counts as detail, and less is changed
 */
record LoopStrength(int limit, int interior, int detail) {
    private static final int MOST = 63;

    static LoopStrength of(int wanted, int sharpness) {
        int level = Math.max(0, Math.min(MOST, wanted));
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
