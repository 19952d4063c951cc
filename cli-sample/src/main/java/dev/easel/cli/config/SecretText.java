package dev.easel.cli.config;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recognizes text that looks like a key or a password, which is neither configured nor remembered. */
public final class SecretText {
    /** The words by which a name tells that its value is secret. */
    private static final Set<String> WORDS = Set.of(
            "authorization",
            "auth",
            "apikey",
            "key",
            "keys",
            "token",
            "secret",
            "cookie",
            "password",
            "passwd",
            "credential",
            "credentials",
            "signature");

    /** How the keys of well-known services begin: mostly with two to four letters and a dash or an underscore. */
    private static final Pattern ISSUED = Pattern.compile("(?<![A-Za-z0-9])(?:sk[-_][A-Za-z0-9_-]{8,}"
            + "|[a-z][a-z0-9]{1,3}[-_](?=[A-Za-z]*[0-9])[A-Za-z0-9]{16,}|github_pat_\\w{16,}|AIza[A-Za-z0-9_-]{20,}"
            + "|eyJ[A-Za-z0-9_-]{10,}\\.|Bearer\\s+\\S{8,})");

    /** Many letters and digits in a row; the version of a model, after a colon, is a public hash. */
    private static final Pattern RANDOM =
            Pattern.compile("(?<![A-Za-z0-9:])(?=[A-Za-z]*[0-9])(?=[0-9]*[A-Za-z])[A-Za-z0-9]{32,}(?![A-Za-z0-9])");

    private static final Pattern USER_IN_URL = Pattern.compile("\\w+://[^/?#]*@");
    private static final Pattern QUERY_OF_URL = Pattern.compile("\\w+://[^?#]*[?#].*");

    private SecretText() {}

    /** Returns whether a text holds what looks like a key. */
    public static boolean looksLikeKey(String text) {
        return ISSUED.matcher(text).find() || RANDOM.matcher(text).find();
    }

    /** Returns whether a text holds a URL with a user or a query, which may carry a secret. */
    public static boolean hasUrlWithSecret(String text) {
        return USER_IN_URL.matcher(text).find() || QUERY_OF_URL.matcher(text).find();
    }

    /** Returns whether a name, such as that of a header, says that its value is secret. */
    public static boolean isNameOfSecret(String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT).split("[-_. ]")).anyMatch(WORDS::contains);
    }

    /** Rejects a configured value that looks like a key, without showing it. */
    static void reject(String place, String key, String value) {
        String name = key.toLowerCase(Locale.ROOT).replace('_', '-');
        boolean option = Set.of("key-env", "key-file", "auth-header", "require-key-env", "idempotency-key")
                .contains(name);
        if (!option && isNameOfSecret(name) || looksLikeKey(key) || looksLikeKey(value)) {
            throw new IllegalArgumentException(
                    place + ": this looks like a key, and keys are not configured: put it into"
                            + " an environment variable and name that with key-env, or into a private file with key-file.");
        }
        if (USER_IN_URL.matcher(value).find()) {
            throw new IllegalArgumentException(
                    place + ": the URL has a user or a password, and those are not configured.");
        }
    }
}
