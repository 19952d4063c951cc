package dev.easel.imaging.internal.codec.webp;

/** A change that was made to pixels before they were packed, and is undone after they were unpacked. */
interface LosslessTransform {
    /** Returns how wide the packed image is, which a palette makes smaller. */
    int codedWidth();

    /** Returns the pixels as they were before; in the same array where it is large enough. */
    int[] undo(int[] pixels);
}
