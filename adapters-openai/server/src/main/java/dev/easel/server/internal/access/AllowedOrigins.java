package dev.easel.server.internal.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The origins whose pages may use a server. */
public final class AllowedOrigins {
    private static final String ALL = "*";

    private final boolean all;
    private final List<WebOrigin> origins = new ArrayList<>();

    /** Allows origins, each checked before by {@link #checked}. */
    AllowedOrigins(List<String> texts) {
        this.all = texts.contains(ALL);
        texts.forEach(text -> WebOrigin.parse(text).ifPresent(origins::add));
    }

    /**
     * Returns a setting that is {@code *} or an origin.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static String checked(String text) {
        String origin = text.strip();
        if (!origin.equals(ALL) && WebOrigin.parse(origin).isEmpty()) {
            throw new IllegalArgumentException("Invalid origin '" + text
                    + "': expected scheme, host and perhaps a port without a path, such as"
                    + " https://app.example.org or http://localhost:3000, or * for all.");
        }
        return origin;
    }

    /** Returns the value of Access-Control-Allow-Origin for an origin, or empty if its pages are not allowed. */
    Optional<String> answer(String origin) {
        if (all) {
            return Optional.of(ALL);
        }
        return WebOrigin.parse(origin).filter(origins::contains).map(allowed -> origin);
    }

    /** Returns whether the response differs by origin, which caches must know. */
    boolean varies() {
        return !all && !origins.isEmpty();
    }
}
