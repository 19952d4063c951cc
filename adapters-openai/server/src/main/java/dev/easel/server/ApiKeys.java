package dev.easel.server;

import dev.easel.server.route.HttpError;
import dev.easel.server.route.HttpErrorException;
import dev.easel.server.route.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** The keys a caller must have one of, as {@code Authorization: Bearer} or {@code X-API-Key}; no keys let everybody in. */
final class ApiKeys {
    private static final String BEARER = "bearer ";

    private final List<byte[]> keys;

    ApiKeys(List<String> keys) {
        this.keys =
                keys.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /** Refuses a caller without a key, or with another; what it sent is not told. */
    void check(ServerRequest request) {
        if (keys.isEmpty()) {
            return;
        }
        String given = request.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()))
                .or(() -> request.header("X-API-Key"))
                .orElseThrow(() ->
                        refusal("No API key was given: send one as 'Authorization: Bearer …' or 'X-API-Key: …'."));
        if (!isKnown(given.strip())) {
            throw refusal("The API key is not one this server knows.");
        }
    }

    private boolean isKnown(String given) {
        byte[] bytes = given.getBytes(StandardCharsets.UTF_8);
        boolean known = false;
        for (byte[] key : keys) {
            known |= MessageDigest.isEqual(key, bytes);
        }
        return known;
    }

    private static HttpErrorException refusal(String message) {
        return HttpError.of(401, "invalid_api_key", message)
                .header("WWW-Authenticate", "Bearer")
                .asException();
    }
}
