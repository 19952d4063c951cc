package dev.easel.cli.options;

import dev.easel.core.domain.image.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers alternately along the width and the height of an image, in pixels or percent, as in {@code 120,400,50%,260}.
 * Spaces may be used instead of commas.
 */
public final class Coordinates {
    private static final Pattern NUMBER = Pattern.compile("([+-]?\\d{1,7}(?:\\.\\d{1,6})?)(%?)");

    /** A length, and whether it is a percentage of a side. */
    private record Length(double value, boolean percent) {
        double in(int side) {
            return percent ? value / 100 * side : value;
        }
    }

    private final String text;
    private final List<Length> numbers;

    private Coordinates(String text, List<Length> numbers) {
        this.text = text;
        this.numbers = List.copyOf(numbers);
    }

    /** Parses numbers separated by commas or spaces. */
    static Coordinates parse(String text) {
        List<Length> numbers = new ArrayList<>();
        for (String part : text.strip().split("\\s*[,;\\s]\\s*", -1)) {
            Matcher matcher = NUMBER.matcher(part);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("Invalid coordinates '" + text
                        + "': expected numbers in pixels or percent, such as 120,400,500,260 or 10%,10%,80%,25%.");
            }
            numbers.add(new Length(
                    Double.parseDouble(matcher.group(1)), !matcher.group(2).isEmpty()));
        }
        return new Coordinates(text, numbers);
    }

    /** Returns the numbers in pixels: those at even indexes along the width, the others along the height. */
    double[] in(Size size) {
        return in(size, 0);
    }

    /** Returns the numbers in pixels from an index on. */
    private double[] in(Size size, int from) {
        double[] pixels = new double[numbers.size() - from];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = numbers.get(from + i).in(i % 2 == 0 ? size.width() : size.height());
        }
        return pixels;
    }

    /** Returns x, y, width and height of a box in whole pixels. */
    int[] box(Size size) {
        if (numbers.size() != 4) {
            throw new IllegalArgumentException("Invalid box '" + text
                    + "': expected X,Y,WIDTH,HEIGHT, such as 120,400,500,260 or 10%,10%,80%,25%.");
        }
        double[] box = in(size);
        int[] whole = new int[4];
        for (int i = 0; i < 4; i++) {
            whole[i] = (int) Math.round(box[i]);
        }
        return whole;
    }

    /** Returns the first number in pixels along the shorter side: the width of a line. */
    double first(Size size) {
        return numbers.get(0).in(Math.min(size.width(), size.height()));
    }

    /** Returns all numbers but the first: the points of a line. */
    double[] rest(Size size) {
        return in(size, 1);
    }

    @Override
    public String toString() {
        return text;
    }
}
