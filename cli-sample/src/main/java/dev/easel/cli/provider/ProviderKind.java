package dev.easel.cli.provider;

import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.HttpKit;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A kind of provider that the command line knows by name.
 *
 * @param keyVariable the environment variable its key is taken from unless said; none for a provider without keys
 * @param keyNeeded whether it cannot be asked without a key
 * @param addressNeeded whether it has no address of its own, so that {@code --base-url} must say one
 */
public record ProviderKind(
        String name, Optional<String> keyVariable, boolean keyNeeded, boolean addressNeeded, Factory factory) {
    /** Makes a provider of the kind; the connections are opened only if it asks for them. */
    @FunctionalInterface
    public interface Factory {
        ImageProvider make(ProviderSettings settings, Supplier<HttpKit> kit);
    }

    /** Returns a kind that works on this machine: no key, no address, no connection. */
    public static ProviderKind local(String name, Supplier<ImageProvider> provider) {
        return new ProviderKind(name, Optional.empty(), false, false, (settings, kit) -> provider.get());
    }

    /** Returns a kind with an address of its own that wants a key. */
    public static ProviderKind remote(String name, String keyVariable, Factory factory) {
        return new ProviderKind(name, Optional.of(keyVariable), true, false, factory);
    }

    /** Returns whether it is reached over the network. */
    public boolean remote() {
        return keyVariable.isPresent();
    }

    /** Returns the same kind without an address of its own. */
    ProviderKind withoutAddress() {
        return new ProviderKind(name, keyVariable, keyNeeded, true, factory);
    }

    /** Returns the same kind that may be asked without a key. */
    ProviderKind perhapsWithoutKey() {
        return new ProviderKind(name, keyVariable, false, addressNeeded, factory);
    }
}
