package dev.easel.adapters.described;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names with {@code *} for any number of characters, compared without regard to case. */
final class Glob {
    private Glob() {}

    static boolean matches(String pattern, String name) {
        String regex = Pattern.compile("\\*")
                .splitAsStream(pattern.toLowerCase(Locale.ROOT) + "\0")
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return (name.toLowerCase(Locale.ROOT) + "\0").matches(regex);
    }

    static boolean isOne(String pattern) {
        return pattern.contains("*");
    }
}
