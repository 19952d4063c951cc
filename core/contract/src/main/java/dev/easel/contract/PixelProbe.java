package dev.easel.contract;

import dev.easel.core.domain.image.ImageData;

/** Gives a contract access to pixels, which core cannot decode. */
@FunctionalInterface
public interface PixelProbe {
    /** Returns the pixels as seen, row by row, as straight {@code 0xAARRGGBB}. */
    int[] argb(ImageData image);
}
