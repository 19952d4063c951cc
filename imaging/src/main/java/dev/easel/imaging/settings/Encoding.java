package dev.easel.imaging.settings;

import dev.easel.core.domain.image.ImageFormat;

/** How images are encoded where a request leaves it open. */
public final class Encoding {
    private static final Encoding STANDARD = new Encoding(90, 85, 30, Chroma.AUTO, false, false, false);
    private static final int BEST = 100;

    private final int jpegQuality;
    private final int webpQuality;
    private final int qualityFloor;
    private final Chroma chroma;
    private final boolean progressive;
    private final boolean losslessWebp;
    private final boolean keepsProfile;

    private Encoding(
            int jpegQuality,
            int webpQuality,
            int qualityFloor,
            Chroma chroma,
            boolean progressive,
            boolean losslessWebp,
            boolean keepsProfile) {
        this.jpegQuality = quality(jpegQuality);
        this.webpQuality = quality(webpQuality);
        this.qualityFloor = quality(qualityFloor);
        this.chroma = chroma;
        this.progressive = progressive;
        this.losslessWebp = losslessWebp;
        this.keepsProfile = keepsProfile;
    }

    /**
     * Returns what holds unless something else is said: JPEG of quality 90, baseline, color kept whole from quality 90 on;
     * lossy WebP of quality 85; never below quality 30 for the sake of bytes; colors converted to sRGB.
     */
    public static Encoding defaults() {
        return STANDARD;
    }

    /** Returns the same with another quality of JPEG where none is asked for, 0 to 100 (best). */
    public Encoding jpegQuality(int quality) {
        return new Encoding(quality, webpQuality, qualityFloor, chroma, progressive, losslessWebp, keepsProfile);
    }

    /** Returns the same with another quality of WebP where none is asked for, 0 to 100 (best). */
    public Encoding webpQuality(int quality) {
        return new Encoding(jpegQuality, quality, qualityFloor, chroma, progressive, losslessWebp, keepsProfile);
    }

    /** Returns the same with another quality below which a number of bytes is not met but refused, 0 to 100. */
    public Encoding qualityFloor(int quality) {
        return new Encoding(jpegQuality, webpQuality, quality, chroma, progressive, losslessWebp, keepsProfile);
    }

    /** Returns the same with another fineness of color in JPEG. */
    public Encoding chroma(Chroma fineness) {
        return new Encoding(jpegQuality, webpQuality, qualityFloor, fineness, progressive, losslessWebp, keepsProfile);
    }

    /** Returns the same with JPEG progressive or baseline: a few percent fewer bytes, slower to write and read. */
    public Encoding progressive(boolean wanted) {
        return new Encoding(jpegQuality, webpQuality, qualityFloor, chroma, wanted, losslessWebp, keepsProfile);
    }

    /** Returns the same with WebP lossless or lossy; lossless takes no notice of quality. */
    public Encoding losslessWebp(boolean wanted) {
        return new Encoding(jpegQuality, webpQuality, qualityFloor, chroma, progressive, wanted, keepsProfile);
    }

    /** Returns the same with color profiles kept, colors as they are, in place of converting them to sRGB. */
    public Encoding keepProfile(boolean wanted) {
        return new Encoding(jpegQuality, webpQuality, qualityFloor, chroma, progressive, losslessWebp, wanted);
    }

    private static int quality(int quality) {
        if (quality < 0 || quality > BEST) {
            throw new IllegalArgumentException("Quality " + quality + " is impossible: 0 to 100 (best) is allowed.");
        }
        return quality;
    }

    /** Returns the quality of a format where none is asked for. */
    public int quality(ImageFormat format) {
        return switch (format) {
            case JPEG -> jpegQuality;
            case WEBP -> webpQuality;
            case PNG, GIF -> BEST;
        };
    }

    /** Returns whether it says how a format is written beyond quality and profile: progressive, fineness of color, lossless. */
    public boolean isParticular(ImageFormat format) {
        return switch (format) {
            case JPEG -> progressive || chroma != Chroma.AUTO;
            case WEBP -> losslessWebp;
            case PNG, GIF -> false;
        };
    }

    public int qualityFloor() {
        return qualityFloor;
    }

    public Chroma chroma() {
        return chroma;
    }

    public boolean progressive() {
        return progressive;
    }

    public boolean losslessWebp() {
        return losslessWebp;
    }

    public boolean keepsProfile() {
        return keepsProfile;
    }
}
