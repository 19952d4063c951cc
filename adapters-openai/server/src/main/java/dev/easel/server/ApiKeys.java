package dev.easel.server;

import dev.easel.server.route.HttpError;
import dev.easel.server.route.HttpErrorException;
import dev.easel.server.route.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** API keys, sent as {@code Authorization: Bearer} or {@code X-API-Key}; without any, every caller is accepted. */
final class ApiKeys {
    private static final String BEARER = "bearer ";

    private final List<byte[]> keys;

    ApiKeys(List<String> keys) {
        this.keys =
                keys.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /**
     * Refuses a request with a missing or unknown key; the error does not repeat the key.
     *
     * @return what tells the caller from those with other keys; empty text if there are no others
     */
    String check(ServerRequest request) {
        if (keys.isEmpty()) {
            return "";
        }
        String given = request.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()))
                .or(() -> request.header("X-API-Key"))
                .orElseThrow(() -> error("Missing API key: send it as 'Authorization: Bearer …' or 'X-API-Key: …'."));
        int number = number(given.strip());
        if (number == 0) {
            throw error("Invalid API key: this server does not know it.");
        }
        return keys.size() == 1 ? "" : number + "-";
    }

    /** Returns which key it is, from 1, or 0 for none; every key is compared, so that time does not tell. */
    private int number(String given) {
        byte[] bytes = given.getBytes(StandardCharsets.UTF_8);
        int number = 0;
        for (int i = 0; i < keys.size(); i++) {
            number = MessageDigest.isEqual(keys.get(i), bytes) ? i + 1 : number;
        }
        return number;
    }

    private static HttpErrorException error(String message) {
        return HttpError.of(401, "invalid_api_key", message)
                .header("WWW-Authenticate", "Bearer")
                .asException();
    }
}
