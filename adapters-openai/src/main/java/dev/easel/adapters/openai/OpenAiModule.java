package dev.easel.adapters.openai;

import dev.easel.adapters.http.ProviderModule;

/** Binds a server of the OpenAI style, spoken to in JSON, for all verbs it has, unless told {@code only} some. */
public final class OpenAiModule extends ProviderModule {
    /** Makes the module of a server. */
    public OpenAiModule(OpenAiConfig config) {
        super(config::provider);
    }
}
