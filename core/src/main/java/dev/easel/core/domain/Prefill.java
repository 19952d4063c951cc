package dev.easel.core.domain;

/** What new ground is filled with before a provider repaints it. */
public enum Prefill {
    /** The picture mirrored at its edges. */
    MIRROR,
    /** The edge pixels drawn outwards. */
    EDGE,
    /** The mirrored picture, blurred more the further out. */
    BLUR,
    /** The output's matte colour. */
    COLOUR,
    /** Ground made of patches of the picture itself. */
    CONTENT_AWARE
}
