package dev.easel.cli.provider;

import dev.easel.adapters.http.ApiKey;
import java.util.Optional;

/** What a command line says of the provider it wants. */
public record ProviderSettings(Optional<String> baseUrl, Optional<ApiKey> key) {}
