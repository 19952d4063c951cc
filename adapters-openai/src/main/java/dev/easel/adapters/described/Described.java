package dev.easel.adapters.described;

import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.ApiKey;
import dev.easel.http.Credential;
import dev.easel.http.Endpoint;
import dev.easel.http.HttpKit;
import dev.easel.http.retry.RetryPolicy;

/** A described provider with its key and settings. Immutable; each method returns a changed copy; shows no key. */
public final class Described {
    private Described() {}

    /** Returns a provider that needs no key. */
    public static Described of(ProviderDescription description) {
        throw new UnsupportedOperationException("not written yet: " + description);
    }

    /** Returns a provider, its key sent as the description says. */
    public static Described of(ProviderDescription description, ApiKey key) {
        throw new UnsupportedOperationException("not written yet: " + description + key);
    }

    /** Returns the same at another base URL; one without a path gets the path of the description's. */
    public Described base(String url) {
        throw new UnsupportedOperationException("not written yet: " + url);
    }

    /**
     * Returns the same with a value for a setting of the description, such as the name of an account's resource.
     *
     * @throws IllegalArgumentException listing the settings when there is none of that name
     */
    public Described setting(String name, String value) {
        throw new UnsupportedOperationException("not written yet: " + name + value);
    }

    /** Returns the same with another model for requests that name none. */
    public Described model(String name) {
        throw new UnsupportedOperationException("not written yet: " + name);
    }

    /** Returns the same with a header on every call. */
    public Described header(String name, String value) {
        throw new UnsupportedOperationException("not written yet: " + name + value);
    }

    /** Returns the same with another way to send the key. */
    public Described credential(Credential credential) {
        throw new UnsupportedOperationException("not written yet: " + credential);
    }

    /** Returns the same with other retries. */
    public Described retries(RetryPolicy policy) {
        throw new UnsupportedOperationException("not written yet: " + policy);
    }

    /** Returns the same under another name, as results and failures carry it. */
    public Described named(String name) {
        throw new UnsupportedOperationException("not written yet: " + name);
    }

    /** Returns where the server is reached; shows no key. */
    public Endpoint endpoint() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Returns the provider, on the connections of a kit. */
    public ImageProvider provider(HttpKit kit) {
        throw new UnsupportedOperationException("not written yet: " + kit);
    }
}
