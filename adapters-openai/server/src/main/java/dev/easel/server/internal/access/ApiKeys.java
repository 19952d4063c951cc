package dev.easel.server.internal.access;

import dev.easel.core.internal.io.Sha256;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.HttpErrorException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The API keys of the callers of a server, sent as {@code Authorization: Bearer}, {@code X-API-Key} or
 * {@code api-key}; without any, everyone is served. Only digests of the keys are kept.
 *
 * @param <C> who is known by a key
 */
public final class ApiKeys<C> {
    private static final String BEARER = "bearer ";

    private final List<C> callers;
    private final List<byte[]> digests = new ArrayList<>();

    /**
     * Creates the keys of callers.
     *
     * @param key returns the key of a caller
     * @throws IllegalArgumentException when two callers have the same key
     */
    public ApiKeys(List<C> callers, Function<? super C, String> key) {
        this.callers = List.copyOf(callers);
        for (C caller : this.callers) {
            byte[] digest = Sha256.of(key.apply(caller));
            if (digests.stream().anyMatch(other -> MessageDigest.isEqual(other, digest))) {
                throw new IllegalArgumentException("Two callers have the same API key: give each a different one.");
            }
            digests.add(digest);
        }
    }

    /**
     * Returns who sends a request, or empty if the server knows no keys. Several headers may have keys, as some clients
     * always send one: those that the server does not know are ignored beside one that it knows.
     *
     * @param header returns the first value of a header, ignoring the case of its name
     * @throws HttpErrorException when the key is missing or unknown, or there are those of two callers; the error repeats no key
     */
    public Optional<C> check(Function<String, Optional<String>> header) {
        if (callers.isEmpty()) {
            return Optional.empty();
        }
        Set<String> sent = new LinkedHashSet<>();
        header.apply("Authorization")
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .ifPresent(value -> sent.add(value.substring(BEARER.length()).strip()));
        header.apply("X-API-Key").ifPresent(value -> sent.add(value.strip()));
        header.apply("api-key").ifPresent(value -> sent.add(value.strip()));
        if (sent.isEmpty()) {
            throw unauthorized(
                    "Missing API key. Send it as 'Authorization: Bearer …', 'X-API-Key: …' or 'api-key: …'.");
        }
        Set<C> known = new LinkedHashSet<>();
        sent.forEach(key -> find(key).ifPresent(known::add));
        if (known.size() > 1) {
            throw HttpError.of(
                            400,
                            "ambiguous_api_key",
                            "The request has the API keys of two callers in two headers: send only one.")
                    .asException();
        }
        return Optional.of(known.stream()
                .findFirst()
                .orElseThrow(() -> unauthorized("Invalid API key. This server does not know it.")));
    }

    /** Every key is compared, and digests have one length, so that time does not tell anything about the keys. */
    private Optional<C> find(String key) {
        byte[] digest = Sha256.of(key);
        int found = -1;
        for (int i = 0; i < digests.size(); i++) {
            found = MessageDigest.isEqual(digests.get(i), digest) ? i : found;
        }
        return found < 0 ? Optional.empty() : Optional.of(callers.get(found));
    }

    private static HttpErrorException unauthorized(String message) {
        return HttpError.of(401, "invalid_api_key", message)
                .header("WWW-Authenticate", "Bearer")
                .asException();
    }
}
