package dev.easel.core.domain.image;

/** Which pixels of a mask image are repainted. */
public enum MaskConvention {
    /** Alpha 0 is fully repainted, alpha 255 kept: what OpenAI reads. */
    TRANSPARENT,
    /** White is fully repainted, black kept. */
    WHITE,
    /** Black is fully repainted, white kept. */
    BLACK,
    /** Repainted is white <em>and</em> transparent, kept is black <em>and</em> opaque: valid in either convention. */
    WHITE_AND_TRANSPARENT,
    /** Alpha if the image has any clear transparency, else gray is repainted, white fully. */
    BY_CONTENT
}
