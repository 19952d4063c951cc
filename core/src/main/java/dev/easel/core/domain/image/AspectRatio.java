package dev.easel.core.domain.image;

import static java.util.Objects.requireNonNull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A ratio of width to height in lowest terms, such as 2:3; 4:6 is the same value. */
public record AspectRatio(int width, int height) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})\\s*:\\s*(\\d{1,9})");

    public AspectRatio {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "Invalid aspect ratio " + width + ":" + height + ": both numbers must be at least 1.");
        }
        int divisor = greatestCommonDivisor(width, height);
        width /= divisor;
        height /= divisor;
    }

    /** Reads a ratio such as {@code 2:3}. */
    public static AspectRatio parse(String text) {
        Matcher matcher = TEXT.matcher(requireNonNull(text, "text").strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Invalid aspect ratio '" + text + "': expected W:H, such as 2:3.");
        }
        return new AspectRatio(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Returns the ratio of the sides of a size. */
    public static AspectRatio of(Size size) {
        requireNonNull(size, "size");
        return new AspectRatio(size.width(), size.height());
    }

    /** Returns width divided by height. */
    public double value() {
        return (double) width / height;
    }

    /** Returns how far two ratios are apart: the absolute logarithm of their quotient, 0 when they are equal. */
    public double distance(AspectRatio other) {
        requireNonNull(other, "other");
        return Math.abs(Math.log(value() / other.value()));
    }

    /** Returns whether a size has this ratio up to the rounding of its shorter side to whole pixels. */
    public boolean fits(Size size) {
        requireNonNull(size, "size");
        return Math.abs(size.width() - size.height() * value()) < 1.0
                || Math.abs(size.height() - size.width() / value()) < 1.0;
    }

    /** Returns the largest size of this ratio within another. */
    public Size within(Size bounds) {
        requireNonNull(bounds, "bounds");
        double scale = Math.min(bounds.width() / (double) width, bounds.height() / (double) height);
        return new Size(
                Math.max(1, Math.min(bounds.width(), (int) Math.round(width * scale))),
                Math.max(1, Math.min(bounds.height(), (int) Math.round(height * scale))));
    }

    /** Returns the size of this ratio whose number of pixels is nearest to the given one. */
    public Size withPixels(long pixels) {
        double w = Math.sqrt(pixels * value());
        return new Size(Math.max(1, (int) Math.round(w)), Math.max(1, (int) Math.round(w / value())));
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    /** Returns {@code W:H}. */
    @Override
    public String toString() {
        return width + ":" + height;
    }
}
