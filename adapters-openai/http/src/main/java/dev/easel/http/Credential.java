package dev.easel.http;

import static java.util.Objects.requireNonNull;

import dev.easel.http.internal.IdempotencyHeader;
import java.util.Objects;
import java.util.Optional;

/** How a provider expects its key: as a bearer token, in a separate header, or not at all. */
public final class Credential {
    private final String header;
    private final String scheme;
    private final Optional<ApiKey> key;

    private Credential(String header, String scheme, Optional<ApiKey> key) {
        this.header = header;
        this.scheme = scheme;
        this.key = key;
    }

    /** Returns {@code Authorization: Bearer key}. */
    public static Credential bearer(ApiKey key) {
        return new Credential("Authorization", "Bearer ", Optional.of(requireNonNull(key, "key")));
    }

    /** Returns the bare key in a header such as {@code X-API-Key}. */
    public static Credential header(String name, ApiKey key) {
        return new Credential(
                IdempotencyHeader.notIn(requireNonNull(name, "name")), "", Optional.of(requireNonNull(key, "key")));
    }

    /** Returns the key after a prefix, such as {@code Authorization: Key key}; the prefix includes its space. */
    public static Credential prefixed(String header, String prefix, ApiKey key) {
        return new Credential(
                IdempotencyHeader.notIn(requireNonNull(header, "header")),
                requireNonNull(prefix, "prefix"),
                Optional.of(requireNonNull(key, "key")));
    }

    /** Returns the credential for a server that needs no key. */
    public static Credential none() {
        return new Credential("Authorization", "", Optional.empty());
    }

    /** Returns the call with the current key. */
    HttpCall applyTo(HttpCall call) {
        return key.map(k -> call.secret(header, scheme + k.value())).orElse(call);
    }

    void checkKey() {
        key.ifPresent(ApiKey::checkPresent);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Credential that
                && header.equals(that.header)
                && scheme.equals(that.scheme)
                && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(header, scheme, key);
    }

    @Override
    public String toString() {
        return key.isPresent() ? header + ": " + scheme + "…" : "none";
    }
}
