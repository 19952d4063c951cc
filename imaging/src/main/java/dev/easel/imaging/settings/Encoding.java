package dev.easel.imaging.settings;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.image.ImageFormat;
import java.util.Objects;

/** Settings for encoding images that a request does not specify. */
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
     * Returns the defaults: baseline JPEG of quality 90, without chroma subsampling from quality 90 up; lossy WebP of
     * quality 85; quality never reduced below 30 to meet a byte limit; colors converted to sRGB.
     */
    public static Encoding defaults() {
        return STANDARD;
    }

    /** Returns the same with another JPEG quality for requests that do not set one, 0 to 100 (best). */
    public Encoding jpegQuality(int quality) {
        return new Encoding(quality, webpQuality, qualityFloor, chroma, progressive, losslessWebp, keepsProfile);
    }

    /** Returns the same with another WebP quality for requests that do not set one, 0 to 100 (best). */
    public Encoding webpQuality(int quality) {
        return new Encoding(jpegQuality, quality, qualityFloor, chroma, progressive, losslessWebp, keepsProfile);
    }

    /** Returns the same with another minimum quality, 0 to 100; a byte limit that would need a lower one is an error. */
    public Encoding qualityFloor(int quality) {
        return new Encoding(jpegQuality, webpQuality, quality, chroma, progressive, losslessWebp, keepsProfile);
    }

    /** Returns the same with another chroma subsampling in JPEG. */
    public Encoding chroma(Chroma subsampling) {
        return new Encoding(
                jpegQuality,
                webpQuality,
                qualityFloor,
                requireNonNull(subsampling, "subsampling"),
                progressive,
                losslessWebp,
                keepsProfile);
    }

    /** Returns the same with progressive or baseline JPEG: progressive is a few percent smaller and slower to write and read. */
    public Encoding progressive(boolean enabled) {
        return new Encoding(jpegQuality, webpQuality, qualityFloor, chroma, enabled, losslessWebp, keepsProfile);
    }

    /** Returns the same with lossless or lossy WebP; lossless ignores the quality. */
    public Encoding losslessWebp(boolean enabled) {
        return new Encoding(jpegQuality, webpQuality, qualityFloor, chroma, progressive, enabled, keepsProfile);
    }

    /** Returns the same with color profiles kept and colors unchanged, instead of converting them to sRGB. */
    public Encoding keepProfile(boolean enabled) {
        return new Encoding(jpegQuality, webpQuality, qualityFloor, chroma, progressive, losslessWebp, enabled);
    }

    private static int quality(int quality) {
        if (quality < 0 || quality > BEST) {
            throw new IllegalArgumentException("Invalid quality " + quality + ": must be from 0 to 100 (best).");
        }
        return quality;
    }

    /** Returns the quality of a format for requests that do not set one. */
    public int quality(ImageFormat format) {
        return switch (requireNonNull(format, "format")) {
            case JPEG -> jpegQuality;
            case WEBP -> webpQuality;
            case PNG, GIF -> BEST;
        };
    }

    /** Returns whether a format has settings besides quality and profile: progressive, chroma subsampling, lossless. */
    public boolean isParticular(ImageFormat format) {
        return switch (requireNonNull(format, "format")) {
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

    @Override
    public boolean equals(Object other) {
        return other instanceof Encoding that
                && jpegQuality == that.jpegQuality
                && webpQuality == that.webpQuality
                && qualityFloor == that.qualityFloor
                && chroma == that.chroma
                && progressive == that.progressive
                && losslessWebp == that.losslessWebp
                && keepsProfile == that.keepsProfile;
    }

    @Override
    public int hashCode() {
        return Objects.hash(jpegQuality, webpQuality, qualityFloor, chroma, progressive, losslessWebp, keepsProfile);
    }

    @Override
    public String toString() {
        return "Encoding[JPEG quality " + jpegQuality + ", WebP quality " + webpQuality + ", quality floor "
                + qualityFloor
                + ", chroma " + chroma + (progressive ? ", progressive" : "") + (losslessWebp ? ", lossless WebP" : "")
                + (keepsProfile ? ", profile kept" : "") + "]";
    }
}
