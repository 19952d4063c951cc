package dev.easel.cli.batch.manifest;

import static java.util.Objects.requireNonNull;

/** A key of a line with one of its values, as text. */
public record Member(String key, String value) {
    public Member {
        requireNonNull(key, "key");
        requireNonNull(value, "value");
    }
}
