package dev.easel.http;

import static java.util.Objects.requireNonNull;

import dev.easel.core.failure.UnsupportedRequestException;
import java.util.function.Supplier;

/** A provider's API key, read again for every call, so that it may change while the program runs; never shown. */
public final class ApiKey {
    private final Supplier<String> source;
    private final boolean checkable;

    private ApiKey(Supplier<String> source, boolean checkable) {
        this.source = source;
        this.checkable = checkable;
    }

    /** Returns a key that stays the same. */
    public static ApiKey of(String key) {
        requireNonNull(key, "key");
        return new ApiKey(() -> key, false);
    }

    /** Returns a key that is read from a supplier for every call. */
    public static ApiKey from(Supplier<String> source) {
        return new ApiKey(requireNonNull(source, "source"), false);
    }

    /** Returns the key in an environment variable. */
    public static ApiKey fromEnvironment(String variable) {
        requireNonNull(variable, "variable");
        Supplier<String> source = () -> {
            String value = System.getenv(variable);
            if (value == null) {
                throw new UnsupportedRequestException(
                        "The environment variable " + variable + " is not set; set it to the API key.");
            }
            return value;
        };
        return new ApiKey(source, true);
    }

    /** Checks that an environment variable is set; other sources may not be ready before a call needs them. */
    void checkPresent() {
        if (checkable) {
            value();
        }
    }

    /**
     * Returns the key as it is sent, without surrounding white space.
     *
     * @throws UnsupportedRequestException when it is empty or not allowed in a header
     */
    public String value() {
        String key = source.get();
        String trimmed = key == null ? "" : key.strip();
        if (trimmed.isEmpty()) {
            throw new UnsupportedRequestException("The API key is empty: set the provider's key.");
        }
        if (!trimmed.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new UnsupportedRequestException(
                    "The API key contains invalid characters (spaces, line breaks or characters outside ASCII): check how it was copied.");
        }
        return trimmed;
    }

    @Override
    public String toString() {
        return "ApiKey[…]";
    }
}
