package dev.easel.imaging.internal.harmonize.motion;

import java.util.Arrays;
import java.util.Locale;

/** Writes figures for people: with the same decimals everywhere, a true minus sign, and no negative zero. */
final class Figures {
    private Figures() {}

    /** Fills in numbers that show a sign only where they are negative. */
    static String signed(String text, int decimals, double... numbers) {
        return fill(text, decimals, "", numbers);
    }

    /** Fills in numbers that always show a sign. */
    static String withSign(String text, int decimals, double... numbers) {
        return fill(text, decimals, "+", numbers);
    }

    private static String fill(String text, int decimals, String plus, double... numbers) {
        Object[] words = Arrays.stream(numbers)
                .mapToObj(number -> {
                    String digits = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(number));
                    boolean zero = digits.chars().allMatch(c -> c == '0' || c == '.');
                    return (number < 0 && !zero ? "−" : plus) + digits;
                })
                .toArray();
        return String.format(Locale.ROOT, text, words);
    }
}
