package dev.easel.core.domain.image;

/** Which pixels of a mask image are to be repainted. */
public enum MaskConvention {
    /** Alpha 0 is repainted whole, alpha 255 kept: what OpenAI reads. */
    TRANSPARENT,
    /** White is repainted whole, black kept. */
    WHITE,
    /** Black is repainted whole, white kept. */
    BLACK,
    /** Repainted is white <em>and</em> transparent, kept is black <em>and</em> opaque: right by either reading. */
    WHITE_AND_TRANSPARENT,
    /** Alpha if the image has any transparency, else any gray above 0 is repainted. */
    BY_CONTENT
}
