package dev.easel.imaging.internal.codec.webp.lossless;

/** A change made to pixels before compression, which is reversed after decompression. */
interface LosslessTransform {
    /** Returns the width of the encoded image, which a palette makes smaller. */
    int codedWidth();

    /** Returns the original pixels, in the same array if it is large enough. */
    int[] undo(int[] pixels);
}
