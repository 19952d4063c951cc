package dev.easel.cli.provider;

import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.HttpKit;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A kind of provider that the command line supports by name.
 *
 * @param remote whether it is accessed over the network
 * @param needs what it must be given
 * @param takes which options it takes besides those of every remote provider
 * @param known what is known about it without calling it, read when it is needed
 */
public record ProviderKind(
        String name, boolean remote, Needs needs, Set<Extra> takes, Supplier<ProviderFacts> known, Factory factory) {
    public ProviderKind {
        takes = Set.copyOf(takes);
    }

    /** Creates a provider of the kind; connections are opened only if it uses them. */
    @FunctionalInterface
    public interface Factory {
        ImageProvider make(ProviderSettings settings, Supplier<HttpKit> kit);

        /** Returns the base URL that a provider with these settings is reached at, where it is known. */
        default Optional<URI> base(ProviderSettings settings) {
            return Optional.empty();
        }
    }

    /** An option that only some kinds take. */
    public enum Extra {
        /** {@code --edits}. */
        EDITS,
        /** {@code --omit}. */
        OMIT,
        /** A model for requests that name none. */
        MODEL
    }

    /**
     * What a kind must be given.
     *
     * @param keyVariable the default environment variable of its key; empty for a provider that has none
     * @param key whether it requires a key
     * @param address whether it has no default URL, so that {@code --base-url} is required
     * @param model whether it has no default model, so that {@code --model} is required
     */
    public record Needs(Optional<String> keyVariable, boolean key, boolean address, boolean model) {}

    /** Returns a kind that works on this machine: without a key, a URL or a connection. */
    public static ProviderKind local(String name, Supplier<ImageProvider> provider) {
        return new ProviderKind(
                name,
                false,
                new Needs(Optional.empty(), false, false, false),
                Set.of(),
                () -> ProviderFacts.NONE,
                (settings, kit) -> provider.get());
    }

    /** Returns a kind with a default URL that requires a key. */
    public static ProviderKind remote(String name, String keyVariable, Factory factory) {
        return remote(name, new Needs(Optional.of(keyVariable), true, false, false), factory);
    }

    /** Returns a kind that is accessed over the network. */
    public static ProviderKind remote(String name, Needs needs, Factory factory) {
        return new ProviderKind(name, true, needs, Set.of(), () -> ProviderFacts.NONE, factory);
    }

    /** Returns the default environment variable of its key; empty for a provider that has none. */
    public Optional<String> keyVariable() {
        return needs.keyVariable();
    }

    /** Returns the same kind without a default URL. */
    ProviderKind withRequiredBaseUrl() {
        return needing(new Needs(needs.keyVariable(), needs.key(), true, needs.model()));
    }

    /** Returns the same kind with an optional key. */
    ProviderKind withOptionalKey() {
        return needing(new Needs(needs.keyVariable(), false, needs.address(), needs.model()));
    }

    /** Returns the same kind without a default model. */
    public ProviderKind withRequiredModel() {
        return needing(new Needs(needs.keyVariable(), needs.key(), needs.address(), true));
    }

    private ProviderKind needing(Needs other) {
        return new ProviderKind(name, remote, other, takes, known, factory);
    }

    /** Returns the same kind with options that it takes. */
    public ProviderKind taking(Extra... extras) {
        return new ProviderKind(name, remote, needs, Set.copyOf(List.of(extras)), known, factory);
    }

    /** Returns the same kind with what is known about it. */
    public ProviderKind knownAs(Supplier<ProviderFacts> facts) {
        return new ProviderKind(name, remote, needs, takes, facts, factory);
    }

    /** Returns what is known about it without calling it. */
    public ProviderFacts facts() {
        return known.get();
    }
}
