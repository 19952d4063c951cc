package dev.easel.core.domain;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Rgb;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How images are delivered: format, compression, and how an exact size is met.
 *
 * <p>All of it is done on this machine where the provider cannot do it, so it is never rejected because of a provider.
 */
public final class Output {
    private static final Output AS_RECEIVED = new Output(
            Optional.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            false,
            ResizeMode.COVER,
            Gravity.CENTER,
            Rgb.WHITE);

    private final Optional<ImageFormat> format;
    private final OptionalInt quality;
    private final OptionalLong maxBytes;
    private final boolean mayShrink;
    private final ResizeMode resizeMode;
    private final Gravity gravity;
    private final Rgb matte;

    private Output(
            Optional<ImageFormat> format,
            OptionalInt quality,
            OptionalLong maxBytes,
            boolean mayShrink,
            ResizeMode resizeMode,
            Gravity gravity,
            Rgb matte) {
        this.format = format;
        this.quality = quality;
        this.maxBytes = maxBytes;
        this.mayShrink = mayShrink;
        this.resizeMode = resizeMode;
        this.gravity = gravity;
        this.matte = matte;
    }

    /** Leaves format and compression as the provider sends them, with the bytes of an image that needs no other change. */
    public static Output asReceived() {
        return AS_RECEIVED;
    }

    /** Requests a format at its default compression. */
    public static Output of(ImageFormat format) {
        return AS_RECEIVED.format(requireNonNull(format, "format"));
    }

    /** Requests PNG. */
    public static Output png() {
        return of(ImageFormat.PNG);
    }

    /** Requests JPEG of a quality, 0 to 100 (best). */
    public static Output jpeg(int quality) {
        return of(ImageFormat.JPEG).quality(quality);
    }

    /** Requests WebP of a quality, 0 to 100 (best). */
    public static Output webp(int quality) {
        return of(ImageFormat.WEBP).quality(quality);
    }

    /** Returns the same with a format. */
    public Output format(ImageFormat wanted) {
        return new Output(
                Optional.of(requireNonNull(wanted, "wanted")),
                quality,
                maxBytes,
                mayShrink,
                resizeMode,
                gravity,
                matte);
    }

    /** Returns the same with a quality of compression, 0 to 100 (best); PNG ignores it. */
    public Output quality(int wanted) {
        if (wanted < 0 || wanted > 100) {
            throw new IllegalArgumentException("Invalid output quality " + wanted + ": 0 to 100 (best) is allowed.");
        }
        return new Output(format, OptionalInt.of(wanted), maxBytes, mayShrink, resizeMode, gravity, matte);
    }

    /** Returns the same with a number of bytes that no image may exceed; quality is lowered to meet it. */
    public Output maxBytes(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("maxBytes must be at least 1, got " + bytes + ".");
        }
        return new Output(format, quality, OptionalLong.of(bytes), mayShrink, resizeMode, gravity, matte);
    }

    /**
     * Returns the same with images scaled down, or refused, that cannot have so few bytes in their size: then an exact size
     * is the largest allowed. Without a number of bytes it has no effect.
     */
    public Output mayShrink(boolean allowed) {
        return new Output(format, quality, maxBytes, allowed, resizeMode, gravity, matte);
    }

    /** Returns the same with a way to meet an exact size or ratio. */
    public Output resizeMode(ResizeMode mode) {
        return new Output(format, quality, maxBytes, mayShrink, requireNonNull(mode, "mode"), gravity, matte);
    }

    /** Returns the same with the part that stays when an image is cropped. */
    public Output gravity(Gravity position) {
        return new Output(
                format, quality, maxBytes, mayShrink, resizeMode, requireNonNull(position, "position"), matte);
    }

    /** Returns the same with the color that replaces lost transparency and fills padding. */
    public Output matte(Rgb color) {
        return new Output(format, quality, maxBytes, mayShrink, resizeMode, gravity, requireNonNull(color, "color"));
    }

    public Optional<ImageFormat> format() {
        return format;
    }

    public OptionalInt quality() {
        return quality;
    }

    public OptionalLong maxBytes() {
        return maxBytes;
    }

    /** Returns whether images are scaled down to meet the number of bytes; default: false, they are refused. */
    public boolean mayShrink() {
        return mayShrink;
    }

    /** Returns how an exact size or ratio is met; default: {@link ResizeMode#COVER}. */
    public ResizeMode resizeMode() {
        return resizeMode;
    }

    /** Returns which part stays when an image is cropped; default: {@link Gravity#CENTER}. */
    public Gravity gravity() {
        return gravity;
    }

    /** Returns the color that replaces lost transparency; default: white. */
    public Rgb matte() {
        return matte;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Output that
                && format.equals(that.format)
                && quality.equals(that.quality)
                && maxBytes.equals(that.maxBytes)
                && mayShrink == that.mayShrink
                && resizeMode == that.resizeMode
                && gravity == that.gravity
                && matte.equals(that.matte);
    }

    @Override
    public int hashCode() {
        return Objects.hash(format, quality, maxBytes, mayShrink, resizeMode, gravity, matte);
    }

    @Override
    public String toString() {
        return "Output[format=" + format.map(ImageFormat::word).orElse("as received")
                + (quality.isPresent() ? ", quality=" + quality.getAsInt() : "")
                + (maxBytes.isPresent() ? ", maxBytes=" + maxBytes.getAsLong() : "")
                + (mayShrink ? ", mayShrink" : "")
                + ", resizeMode=" + resizeMode + ", gravity=" + gravity + ", matte=" + matte + "]";
    }
}
