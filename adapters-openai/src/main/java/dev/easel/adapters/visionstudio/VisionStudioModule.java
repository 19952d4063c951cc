package dev.easel.adapters.visionstudio;

import dev.easel.adapters.http.ProviderModule;

/** Binds a Vision Studio as a provider of all verbs, unless told {@code only} some. */
public final class VisionStudioModule extends ProviderModule {
    /** Makes the module of a Vision Studio. */
    public VisionStudioModule(VisionStudioConfig config) {
        super(config::provider);
    }
}
