package dev.easel.adapters.described;

import static java.util.Objects.requireNonNull;

import dev.easel.http.guice.RemoteProviderModule;

/** Binds a described provider for all of its verbs; {@code only} limits them. */
public final class DescribedModule extends RemoteProviderModule {
    /** Creates the module of a configuration. */
    public DescribedModule(Described config) {
        super(requireNonNull(config, "config").endpoint(), config.description().verbs(), config::provider);
    }
}
