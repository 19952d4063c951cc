package dev.easel.adapters.described.response;

import java.util.List;
import java.util.Locale;

/** Text with {@code *} for any text, {@code ?} for any character and {@code |} between alternatives; case does not matter. */
public record Glob(String text, List<String> alternatives) {
    public Glob {
        alternatives = List.copyOf(alternatives);
    }

    /** Returns the pattern of a text. */
    public static Glob of(String text) {
        return new Glob(text, List.of(folded(text).split("\\|", -1)));
    }

    private static String folded(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** Returns whether all of a word matches. */
    public boolean matches(String word) {
        String folded = folded(word);
        return alternatives.stream().anyMatch(pattern -> matches(pattern, folded));
    }

    /** Only the last star is ever tried again, so that no pattern takes longer than its length times that of the word. */
    private static boolean matches(String pattern, String word) {
        int at = 0;
        int star = -1;
        int afterStar = 0;
        int i = 0;
        while (i < word.length()) {
            char wanted = at < pattern.length() ? pattern.charAt(at) : 0;
            if (at < pattern.length() && wanted == '*') {
                star = at++;
                afterStar = i;
            } else if (at < pattern.length() && (wanted == '?' || wanted == word.charAt(i))) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++afterStar;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
