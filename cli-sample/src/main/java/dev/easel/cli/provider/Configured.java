package dev.easel.cli.provider;

import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.Endpoint;
import dev.easel.http.HttpKit;
import java.net.URI;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Providers that are made from a configuration with an endpoint. */
record Configured<C>(
        Function<ProviderSettings, C> config,
        Function<C, Endpoint> endpoint,
        BiFunction<C, HttpKit, ImageProvider> provider)
        implements ProviderKind.Factory {
    @Override
    public ImageProvider make(ProviderSettings settings, Supplier<HttpKit> kit) {
        return provider.apply(config.apply(settings), kit.get());
    }

    @Override
    public Optional<URI> base(ProviderSettings settings) {
        return Optional.of(endpoint.apply(config.apply(settings)).base());
    }
}
