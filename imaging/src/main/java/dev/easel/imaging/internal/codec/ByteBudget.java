package dev.easel.imaging.internal.codec;

import java.util.function.IntFunction;

/**
 * Searches for the highest quality whose file stays within a number of bytes, but not below a minimum quality.
 */
record ByteBudget(long bytes, int floor) {
    /**
     * Returns the file in the preferred quality if it fits; otherwise in the highest lower quality that fits, found in at
     * most eight encodings; otherwise in the minimum quality, although it does not fit.
     */
    byte[] meet(int preferred, IntFunction<byte[]> encoder) {
        byte[] best = encoder.apply(preferred);
        if (best.length <= bytes) {
            return best;
        }
        int low = Math.min(floor, preferred);
        best = low == preferred ? best : encoder.apply(low);
        if (best.length > bytes) {
            return best;
        }
        int high = preferred;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            byte[] candidate = encoder.apply(middle);
            if (candidate.length <= bytes) {
                best = candidate;
                low = middle;
            } else {
                high = middle;
            }
        }
        return best;
    }
}
