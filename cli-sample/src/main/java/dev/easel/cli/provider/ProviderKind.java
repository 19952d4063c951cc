package dev.easel.cli.provider;

import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.HttpKit;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A kind of provider that the command line supports by name.
 *
 * @param keyVariable the default environment variable of its key; empty for a provider without keys
 * @param keyNeeded whether it requires a key
 * @param addressNeeded whether it has no default URL, so that {@code --base-url} is required
 */
public record ProviderKind(
        String name, Optional<String> keyVariable, boolean keyNeeded, boolean addressNeeded, Factory factory) {
    /** Creates a provider of the kind; connections are opened only if it uses them. */
    @FunctionalInterface
    public interface Factory {
        ImageProvider make(ProviderSettings settings, Supplier<HttpKit> kit);
    }

    /** Returns a kind that works on this machine: without a key, a URL or a connection. */
    public static ProviderKind local(String name, Supplier<ImageProvider> provider) {
        return new ProviderKind(name, Optional.empty(), false, false, (settings, kit) -> provider.get());
    }

    /** Returns a kind with a default URL that requires a key. */
    public static ProviderKind remote(String name, String keyVariable, Factory factory) {
        return new ProviderKind(name, Optional.of(keyVariable), true, false, factory);
    }

    /** Returns whether it is accessed over the network. */
    public boolean remote() {
        return keyVariable.isPresent();
    }

    /** Returns the same kind without a default URL. */
    ProviderKind withRequiredBaseUrl() {
        return new ProviderKind(name, keyVariable, keyNeeded, true, factory);
    }

    /** Returns the same kind with an optional key. */
    ProviderKind withOptionalKey() {
        return new ProviderKind(name, keyVariable, false, addressNeeded, factory);
    }
}
