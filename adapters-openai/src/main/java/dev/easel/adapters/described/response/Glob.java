package dev.easel.adapters.described.response;

import java.util.regex.Pattern;

/** Text with {@code *} for any text, {@code ?} for any character and {@code |} between alternatives; case does not matter. */
public record Glob(String text, Pattern pattern) {
    /** Returns the pattern of a text. */
    public static Glob of(String text) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            pattern.append(
                    switch (c) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        case '|' -> "|";
                        default -> Pattern.quote(String.valueOf(c));
                    });
        }
        return new Glob(
                text,
                Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL));
    }

    /** Returns whether all of a word matches. */
    public boolean matches(String word) {
        return pattern.matcher(word).matches();
    }
}
