package dev.easel.core.domain.image;

import static java.util.Objects.requireNonNull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Width and height in pixels, each at least 1; as seen, after any EXIF orientation. */
public record Size(int width, int height) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})\\s*[xX×]\\s*(\\d{1,9})");

    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "Invalid size " + width + "x" + height + ": width and height must be at least 1.");
        }
    }

    /** Reads a size such as {@code 1024x768}. */
    public static Size parse(String text) {
        Matcher matcher = TEXT.matcher(requireNonNull(text, "text").strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Invalid size '" + text + "': expected WIDTHxHEIGHT, such as 1024x768.");
        }
        return new Size(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Returns the number of pixels. */
    public long pixels() {
        return (long) width * height;
    }

    /** Returns the longer side. */
    public int longEdge() {
        return Math.max(width, height);
    }

    /** Returns the size with width and height exchanged. */
    public Size turned() {
        return new Size(/* width= */ height, /* height= */ width);
    }

    /** Returns width divided by height. */
    public double ratio() {
        return (double) width / height;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Size size && width == size.width && height == size.height;
    }

    /** Returns what a record returns; written out, because the first hash of a record is expensive and sizes are keys early. */
    @Override
    public int hashCode() {
        return 31 * width + height;
    }

    /** Returns {@code WIDTHxHEIGHT}. */
    @Override
    public String toString() {
        return width + "x" + height;
    }
}
