package dev.easel.cli.provider;

import java.net.URI;
import java.util.Optional;

/** What a command line says of the provider it wants; the key never appears in words. */
public record ProviderSettings(Optional<URI> baseUrl, Optional<String> key) {
    @Override
    public String toString() {
        return "ProviderSettings[" + baseUrl + (key.isPresent() ? ", key" : ", no key") + "]";
    }
}
