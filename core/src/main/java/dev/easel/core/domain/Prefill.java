package dev.easel.core.domain;

/** What a new border is filled with before a provider repaints it. */
public enum Prefill {
    /** The image mirrored at its edges. */
    MIRROR,
    /** The edge pixels repeated outwards. */
    EDGE,
    /** The mirrored image, blurred more the further out. */
    BLUR,
    /** The output's matte color. */
    COLOR,
    /** A fill made of patches of the image itself. */
    CONTENT_AWARE
}
