package dev.easel.core.domain;

/** How an image is brought to another size; it is never stretched. */
public enum ResizeMode {
    /** Fills the size and crops what does not fit. */
    COVER,
    /** Shrinks or grows to fit within the size; the result may be smaller on one side. */
    CONTAIN,
    /** As {@link #CONTAIN}, then padded to the exact size. */
    PAD
}
