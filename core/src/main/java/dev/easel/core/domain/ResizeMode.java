package dev.easel.core.domain;

/** How an image is brought to another size; it is never stretched. */
public enum ResizeMode {
    /** Fills the size and cuts what stands over. */
    COVER,
    /** Shrinks or grows to lie within the size; the result may be smaller on one side. */
    CONTAIN,
    /** As {@link #CONTAIN}, then padded to the exact size. */
    PAD
}
