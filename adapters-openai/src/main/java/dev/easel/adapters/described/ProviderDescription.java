package dev.easel.adapters.described;

import dev.easel.core.domain.Verb;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A document that says how one server is spelled: where it is, how it takes its key, how each verb's request is written, and
 * where its responses have their images. Immutable.
 */
public final class ProviderDescription {
    private ProviderDescription() {}

    /**
     * Reads the description in a file.
     *
     * @throws IllegalArgumentException naming the place in it and what is allowed there, when it is not a description
     * @throws dev.easel.core.failure.StorageException when the file cannot be read
     */
    public static ProviderDescription load(Path file) {
        throw new UnsupportedOperationException("not written yet: " + file);
    }

    /** Reads a description from text, as {@link #load} does. */
    public static ProviderDescription parse(String json) {
        throw new UnsupportedOperationException("not written yet: " + json);
    }

    /**
     * Returns a provided description.
     *
     * @throws IllegalArgumentException listing all names when there is none of that name
     */
    public static ProviderDescription named(String name) {
        throw new UnsupportedOperationException("not written yet: " + name);
    }

    /** Returns all provided descriptions, by name. */
    public static List<ProviderDescription> provided() {
        return List.of();
    }

    public String name() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Returns the base URL, placeholders of settings in it. */
    public String base() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Returns the environment variable that usually holds the key; empty for a server without keys. */
    public Optional<String> keyVariable() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Returns whether calls need a key. */
    public boolean keyNeeded() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Returns the verbs it has, emulated ones included. */
    public Set<Verb> verbs() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Returns the settings that its placeholders need, each with its default, or empty where the user must give one. */
    public Map<String, Optional<String>> settings() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Returns the models that it names, in its order; the server may have others. */
    public List<String> models() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Returns where the facts come from, each with its date where it has one. */
    public List<String> sources() {
        throw new UnsupportedOperationException("not written yet");
    }
}
