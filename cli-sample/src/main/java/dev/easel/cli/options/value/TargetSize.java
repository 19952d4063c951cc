package dev.easel.cli.options.value;

import dev.easel.core.domain.image.Size;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A size as written on a command line: {@code 300x200}, a width {@code 300x}, a height {@code x200}, or a share {@code 50%}
 * of another image.
 */
public final class TargetSize {
    private static final Pattern SIDES = Pattern.compile("(\\d{1,9})?\\s*[xX×]\\s*(\\d{1,9})?");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,4}(?:\\.\\d{1,4})?)\\s*%");

    private final String text;
    private final int width;
    private final int height;
    private final double percent;

    private TargetSize(String text, int width, int height, double percent) {
        this.text = text;
        this.width = width;
        this.height = height;
        this.percent = percent;
    }

    /** Reads a size. */
    public static TargetSize parse(String text) {
        String word = text.strip();
        Matcher share = PERCENT.matcher(word);
        if (share.matches()) {
            double percent = Double.parseDouble(share.group(1));
            if (percent == 0) {
                throw new IllegalArgumentException("Invalid size " + text + ": it must be above 0%.");
            }
            return new TargetSize(word, 0, 0, percent);
        }
        Matcher sides = SIDES.matcher(word);
        if (!sides.matches() || sides.group(1) == null && sides.group(2) == null) {
            throw new IllegalArgumentException("Invalid size '" + text
                    + "': expected WIDTHxHEIGHT, WIDTHx, xHEIGHT or percent, such as 1024x768, 300x, x200 or 50%.");
        }
        int width = side(sides.group(1), text);
        return new TargetSize(word, width, side(sides.group(2), text), 0);
    }

    /** Returns the length of a side, or 0 for one that follows from the other. */
    private static int side(String digits, String text) {
        if (digits == null) {
            return 0;
        }
        int side = Integer.parseInt(digits);
        if (side < 1) {
            throw new IllegalArgumentException("Invalid size " + text + ": width and height must be at least 1.");
        }
        return side;
    }

    /** Returns whether both sides are given, so that no other image decides. */
    public boolean isExact() {
        return width > 0 && height > 0;
    }

    /** Returns whether this is a share of another image. */
    public boolean isShare() {
        return percent > 0;
    }

    /**
     * Returns the size where both sides are given.
     *
     * @throws IllegalArgumentException when it depends on another image
     */
    public Size exact() {
        if (!isExact()) {
            throw new IllegalArgumentException(
                    "The size " + text + " depends on an input image, which this command lacks: give WIDTHxHEIGHT.");
        }
        return new Size(width, height);
    }

    /** Returns the size, with what is not given taken from an image. */
    public Size of(Size image) {
        if (isExact()) {
            return exact();
        }
        double scale = width > 0
                ? (double) width / image.width()
                : height > 0 ? (double) height / image.height() : percent / 100;
        return new Size(
                width > 0 ? width : scaled(image.width(), scale), height > 0 ? height : scaled(image.height(), scale));
    }

    private int scaled(int side, double scale) {
        long pixels = Math.max(1, Math.round(side * scale));
        if (pixels > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "The size " + text + " is too large: the other side would have " + pixels + " pixels.");
        }
        return (int) pixels;
    }

    @Override
    public String toString() {
        return text;
    }
}
