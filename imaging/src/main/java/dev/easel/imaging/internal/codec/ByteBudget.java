package dev.easel.imaging.internal.codec;

import dev.easel.core.failure.ImageProcessingException;
import java.util.function.IntFunction;

/**
 * The search for the best quality whose file stays within a number of bytes, down to a floor under which an image is not
 * worth having.
 */
record ByteBudget(long bytes, int floor) {
    /**
     * Returns the file of the quality wanted where it fits; otherwise that of the best lower quality that does, found in at
     * most eight encodings.
     */
    byte[] meet(int wanted, IntFunction<byte[]> encoder) {
        byte[] best = encoder.apply(wanted);
        if (best.length <= bytes) {
            return best;
        }
        int low = Math.min(floor, wanted);
        best = low == wanted ? best : encoder.apply(low);
        if (best.length > bytes) {
            throw new ImageProcessingException("The image has " + best.length + " bytes at quality " + low
                    + ", more than the " + bytes + " allowed; allow more bytes, a smaller size, or a lower quality.");
        }
        int high = wanted;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            byte[] tried = encoder.apply(middle);
            if (tried.length <= bytes) {
                best = tried;
                low = middle;
            } else {
                high = middle;
            }
        }
        return best;
    }
}
