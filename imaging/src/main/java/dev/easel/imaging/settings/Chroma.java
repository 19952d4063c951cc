package dev.easel.imaging.settings;

/** How finely a JPEG keeps color beside brightness. */
public enum Chroma {
    /** Full from quality 90 on, half below. */
    AUTO,
    /** Every pixel its own color (4:4:4): for text, line art and saturated edges. */
    FULL,
    /** One color for each square of four pixels (4:2:0): a fifth to a third fewer bytes. */
    HALF;

    private static final int FULL_FROM = 90;

    public boolean full(int quality) {
        return this == FULL || this == AUTO && quality >= FULL_FROM;
    }
}
