package dev.easel.cli.provider;

import dev.easel.adapters.http.HttpKit;
import dev.easel.core.port.out.ImageProvider;
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
        String name,
        String summary,
        Optional<String> keyVariable,
        boolean keyNeeded,
        boolean addressNeeded,
        Factory factory) {
    /** Makes a provider of the kind. */
    @FunctionalInterface
    public interface Factory {
        ImageProvider make(ProviderSettings settings, Supplier<HttpKit> kit);
    }

    /** Returns a kind that works on this machine: no key, no address, no connection. */
    public static ProviderKind local(String name, String summary, Supplier<ImageProvider> provider) {
        return new ProviderKind(name, summary, Optional.empty(), false, false, (settings, kit) -> provider.get());
    }
}
