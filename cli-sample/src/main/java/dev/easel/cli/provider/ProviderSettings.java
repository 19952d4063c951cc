package dev.easel.cli.provider;

import dev.easel.http.ApiKey;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a command line says of the provider it wants: where it is, and the key. */
public record ProviderSettings(Optional<String> baseUrl, Optional<ApiKey> key) {
    private static final Pattern WITHOUT_PATH = Pattern.compile("(\\w+://)?[^/?#]+/?");

    /** Returns the address, where one was said; one without a path gets the path that such servers usually have. */
    Optional<String> address(String usualPath) {
        return baseUrl.map(String::strip)
                .map(base -> WITHOUT_PATH.matcher(base).matches() ? base.replaceAll("/$", "") + usualPath : base);
    }

    /** Returns the address of a kind that must be said one. */
    String neededAddress(String usualPath) {
        return address(usualPath).orElseThrow(() -> new IllegalArgumentException("--base-url is missing."));
    }

    /** Returns the key of a kind that must have one. */
    ApiKey neededKey() {
        return key.orElseThrow(() -> new IllegalArgumentException("The key is missing."));
    }
}
