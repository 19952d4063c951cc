package dev.easel.cli.provider;

import dev.easel.http.ApiKey;
import dev.easel.http.retry.RetryPolicy;
import java.util.Optional;
import java.util.regex.Pattern;

/** The base URL, the key and the retries of a provider from the command line, and how edits go out. */
public record ProviderSettings(Optional<String> baseUrl, Optional<ApiKey> key, RetryPolicy retries, EditsAs editsAs) {
    private static final Pattern WITHOUT_PATH = Pattern.compile("(\\w+://)?[^/?#]+/?");

    /** Returns the base URL, if one was given; a URL without a path gets the default path of such servers. */
    Optional<String> baseUrlOrEmpty(String defaultPath) {
        return baseUrl.map(String::strip)
                .map(base -> WITHOUT_PATH.matcher(base).matches() ? base.replaceAll("/$", "") + defaultPath : base);
    }

    /** Returns the base URL of a kind that requires one. */
    String requiredBaseUrl(String defaultPath) {
        return baseUrlOrEmpty(defaultPath).orElseThrow(() -> new IllegalArgumentException("--base-url is missing."));
    }

    /** Returns the key of a kind that requires one. */
    ApiKey requiredKey() {
        return key.orElseThrow(() -> new IllegalArgumentException("The key is missing."));
    }
}
