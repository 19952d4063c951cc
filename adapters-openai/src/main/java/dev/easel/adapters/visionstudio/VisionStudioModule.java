package dev.easel.adapters.visionstudio;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.Verb;
import dev.easel.http.guice.RemoteProviderModule;
import java.util.EnumSet;

/** Binds Vision Studio for all verbs; {@code only} limits them. */
public final class VisionStudioModule extends RemoteProviderModule {
    /** Creates the module of a configuration. */
    public VisionStudioModule(VisionStudioConfig config) {
        super(requireNonNull(config, "config").endpoint(), EnumSet.allOf(Verb.class), config::provider);
    }
}
