package dev.easel.core.domain;

/** What new ground is filled with before a provider repaints it. */
public enum Prefill {
    /** The image mirrored at its edges. */
    MIRROR,
    /** The edge pixels drawn outwards. */
    EDGE,
    /** The mirrored image, blurred more the further out. */
    BLUR,
    /** The output's matte color. */
    COLOR,
    /** Ground made of patches of the image itself. */
    CONTENT_AWARE
}
