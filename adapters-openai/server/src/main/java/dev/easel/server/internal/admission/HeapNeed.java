package dev.easel.server.internal.admission;

import dev.easel.core.domain.ImageRequest;

/** How much heap the call for a request needs: its images decoded, and its result, by measured bytes a pixel. */
public final class HeapNeed {
    private HeapNeed() {}

    /** Returns the bytes that a request needs at most at once. */
    public static long of(ImageRequest request) {
        return 0;
    }
}
