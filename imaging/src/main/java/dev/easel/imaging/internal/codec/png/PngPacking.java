package dev.easel.imaging.internal.codec.png;

import java.util.zip.Deflater;

/**
 * How rows are filtered and compressed.
 *
 * @param level the effort of {@link Deflater}
 * @param strategy the strategy of {@link Deflater}
 * @param linked whether bands of rows refer to what is above them: fewer bytes, in more time
 */
record PngPacking(PngFilterRule rule, int level, int strategy, boolean linked) {
    private static final int LEVEL_FILTERED = 1;
    private static final int LEVEL_UNFILTERED = 6;

    /** Returns the fast packing for a layout: palettes and small grays are not filtered but compressed more strongly. */
    static PngPacking fast(PngLayout layout) {
        return layout.filters()
                ? new PngPacking(PngFilterRule.SAMPLED, LEVEL_FILTERED, Deflater.DEFAULT_STRATEGY, false)
                : new PngPacking(PngFilterRule.NONE, LEVEL_UNFILTERED, Deflater.DEFAULT_STRATEGY, false);
    }

    /** Returns the strongest compression of rows filtered by a rule. */
    static PngPacking small(PngFilterRule rule, int strategy) {
        return new PngPacking(rule, Deflater.BEST_COMPRESSION, strategy, true);
    }
}
