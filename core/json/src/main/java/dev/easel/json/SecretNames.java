package dev.easel.json;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of settings and headers whose values are secret by all appearances: those are not written. */
final class SecretNames {
    private static final Pattern BETWEEN = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");
    private static final Set<String> SECRET = Set.of(
            "authorization",
            "auth",
            "cookie",
            "token",
            "secret",
            "password",
            "passwd",
            "signature",
            "sig",
            "credential",
            "credentials",
            "apikey",
            "key");

    private SecretNames() {}

    static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !lower.contains("idempotency")
                && Arrays.stream(BETWEEN.split(name))
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .anyMatch(SECRET::contains);
    }

    /**
     * Refuses settings with such a name, in any depth.
     *
     * @param of whose settings they are, for the error
     */
    static void refuse(String of, Map<?, ?> settings) {
        settings.forEach((name, value) -> {
            if (!(value instanceof Map) && isSecret(String.valueOf(name))) {
                throw new IllegalArgumentException(of + " may not hold '" + name
                        + "', whose value looks like a secret: keep it in an environment variable.");
            }
            if (value instanceof Map<?, ?> inner) {
                refuse(of, inner);
            } else if (value instanceof Iterable<?> elements) {
                elements.forEach(element -> {
                    if (element instanceof Map<?, ?> inner) {
                        refuse(of, inner);
                    }
                });
            }
        });
    }
}
