package dev.easel.cli.verb;

import java.text.Normalizer;
import java.util.Locale;

/** The name of a file that shows what a prompt asks for: its first words, with dashes between them. */
final class PromptName {
    private static final int LONGEST = 40;

    private PromptName() {}

    /** Returns a name that is safe on every system, or {@code image} for a prompt without letters and digits. */
    static String of(String prompt) {
        String words = Normalizer.normalize(prompt, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{Nd}]+", "-")
                .replaceAll("^-|-$", "");
        String name = shortened(words);
        boolean reserved = name.matches("con|prn|aux|nul|com\\d|lpt\\d");
        return name.isEmpty() ? "image" : reserved ? "image-" + name : name;
    }

    /** Cuts between words where there is a dash, and never within a character. */
    private static String shortened(String words) {
        if (words.codePointCount(0, words.length()) <= LONGEST) {
            return words;
        }
        String cut = words.substring(0, words.offsetByCodePoints(0, LONGEST));
        int dash = cut.lastIndexOf('-');
        return dash > LONGEST / 2 ? cut.substring(0, dash) : cut;
    }
}
