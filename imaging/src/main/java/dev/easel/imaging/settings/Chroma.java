package dev.easel.imaging.settings;

/** The chroma subsampling of a JPEG. */
public enum Chroma {
    /** FULL from quality 90 up, HALF below. */
    AUTO,
    /** A color for every pixel (4:4:4): for text, line art and saturated edges. */
    FULL,
    /** One color for every square of four pixels (4:2:0): a fifth to a third fewer bytes. */
    HALF;

    private static final int FULL_FROM = 90;

    public boolean full(int quality) {
        return this == FULL || this == AUTO && quality >= FULL_FROM;
    }
}
