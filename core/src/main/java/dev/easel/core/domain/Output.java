package dev.easel.core.domain;

import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Rgb;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How images are handed over: format, compression, and how an exact size is met.
 *
 * <p>All of it is delivered on this machine where the provider cannot, so none of it is ever refused for a provider.
 */
public final class Output {
    private static final Output AS_RECEIVED = new Output(
            Optional.empty(), OptionalInt.empty(), OptionalLong.empty(), ResizeMode.COVER, Gravity.CENTER, Rgb.WHITE);

    private final Optional<ImageFormat> format;
    private final OptionalInt quality;
    private final OptionalLong maxBytes;
    private final ResizeMode resizeMode;
    private final Gravity gravity;
    private final Rgb matte;

    private Output(
            Optional<ImageFormat> format,
            OptionalInt quality,
            OptionalLong maxBytes,
            ResizeMode resizeMode,
            Gravity gravity,
            Rgb matte) {
        this.format = format;
        this.quality = quality;
        this.maxBytes = maxBytes;
        this.resizeMode = resizeMode;
        this.gravity = gravity;
        this.matte = matte;
    }

    /** Leaves format and compression as the provider sends them. */
    public static Output asReceived() {
        return AS_RECEIVED;
    }

    /** Asks for a format at its usual compression. */
    public static Output of(ImageFormat format) {
        return AS_RECEIVED.format(format);
    }

    /** Asks for PNG. */
    public static Output png() {
        return of(ImageFormat.PNG);
    }

    /** Asks for JPEG of a quality, 0 to 100 (best). */
    public static Output jpeg(int quality) {
        return of(ImageFormat.JPEG).quality(quality);
    }

    /** Asks for WebP of a quality, 0 to 100 (best). */
    public static Output webp(int quality) {
        return of(ImageFormat.WEBP).quality(quality);
    }

    /** Returns the same with a format. */
    public Output format(ImageFormat wanted) {
        return new Output(Optional.of(wanted), quality, maxBytes, resizeMode, gravity, matte);
    }

    /** Returns the same with a quality of compression, 0 to 100 (best); PNG takes no notice of it. */
    public Output quality(int wanted) {
        if (wanted < 0 || wanted > 100) {
            throw new IllegalArgumentException(
                    "Output quality " + wanted + " is impossible: 0 to 100 (best) is allowed.");
        }
        return new Output(format, OptionalInt.of(wanted), maxBytes, resizeMode, gravity, matte);
    }

    /** Returns the same with a number of bytes that no image may exceed; quality is lowered to meet it. */
    public Output maxBytes(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("A limit of " + bytes + " bytes is impossible: at least 1 is allowed.");
        }
        return new Output(format, quality, OptionalLong.of(bytes), resizeMode, gravity, matte);
    }

    /** Returns the same with a way to meet an exact size or ratio. */
    public Output resizeMode(ResizeMode how) {
        return new Output(format, quality, maxBytes, how, gravity, matte);
    }

    /** Returns the same with the part that stays when an image is cut. */
    public Output gravity(Gravity where) {
        return new Output(format, quality, maxBytes, resizeMode, where, matte);
    }

    /** Returns the same with the color that shows through where transparency is lost, and pads. */
    public Output matte(Rgb color) {
        return new Output(format, quality, maxBytes, resizeMode, gravity, color);
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

    /** Returns how an exact size or ratio is met; {@link ResizeMode#COVER} unless said. */
    public ResizeMode resizeMode() {
        return resizeMode;
    }

    /** Returns which part stays when an image is cut; {@link Gravity#CENTER} unless said. */
    public Gravity gravity() {
        return gravity;
    }

    /** Returns what shows through where transparency is lost; white unless said. */
    public Rgb matte() {
        return matte;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Output that
                && format.equals(that.format)
                && quality.equals(that.quality)
                && maxBytes.equals(that.maxBytes)
                && resizeMode == that.resizeMode
                && gravity == that.gravity
                && matte.equals(that.matte);
    }

    @Override
    public int hashCode() {
        return Objects.hash(format, quality, maxBytes, resizeMode, gravity, matte);
    }

    @Override
    public String toString() {
        return "Output[format=" + format.map(ImageFormat::word).orElse("as received")
                + (quality.isPresent() ? ", quality=" + quality.getAsInt() : "")
                + (maxBytes.isPresent() ? ", maxBytes=" + maxBytes.getAsLong() : "")
                + ", resizeMode=" + resizeMode + ", gravity=" + gravity + ", matte=" + matte + "]";
    }
}
