package dev.easel.core.interceptor;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ProviderOptions;

/**
 * What a request asks for, as a hash: equal for the same request in every process and every version, so that it makes an
 * idempotency key, {@code call.idempotencyKey(RequestKey.of(request).value())}.
 *
 * <p>Input images count by their content, wherever they are stored, and those at a URL by the URL. How the request is made
 * ({@code maxCalls}, {@code partialImages}) does not count. Two people who want the same thing have the same key: for one
 * image each, put something of theirs before it.
 *
 * @param value 64 characters of lower-case hexadecimal
 */
public record RequestKey(String value) {
    public RequestKey {
        requireNonNull(value, "value");
        if (!value.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Invalid request key '" + value
                    + "': 64 characters of lower-case hexadecimal are expected; RequestKey.of(request) makes one.");
        }
    }

    /**
     * Returns the key of a request; files are read once, and not held in memory.
     *
     * @throws IllegalArgumentException when options of the request do not tell their {@link ProviderOptions#settings()}
     * @throws dev.easel.core.failure.EaselException when an input image cannot be read
     */
    public static RequestKey of(ImageRequest request) {
        requireNonNull(request, "request");
        RequestDigest digest = RequestDigest.withoutOptions(request);
        request.options().forEach(digest::addOptions);
        return digest.key();
    }

    /** Returns the hash alone. */
    @Override
    public String toString() {
        return value;
    }
}
