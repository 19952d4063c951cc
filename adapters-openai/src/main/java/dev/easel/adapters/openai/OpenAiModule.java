package dev.easel.adapters.openai;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.Verb;
import dev.easel.http.guice.RemoteProviderModule;
import java.util.EnumSet;

/** Binds OpenAI's images API for all verbs; {@code only} limits them. */
public final class OpenAiModule extends RemoteProviderModule {
    /** Creates the module of a configuration. */
    public OpenAiModule(OpenAi config) {
        super(requireNonNull(config, "config").endpoint(), EnumSet.allOf(Verb.class), config::provider);
    }
}
