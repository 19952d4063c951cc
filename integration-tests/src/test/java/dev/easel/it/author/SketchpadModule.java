package dev.easel.it.author;

import dev.easel.core.domain.Verb;
import dev.easel.http.Endpoint;
import dev.easel.http.guice.RemoteProviderModule;
import java.util.EnumSet;

// sample: sketchpad_module
/** Binds Sketchpad for all verbs, on the HTTP kit that all remote providers share. */
public final class SketchpadModule extends RemoteProviderModule {
    public SketchpadModule(Endpoint endpoint) {
        super(endpoint, EnumSet.allOf(Verb.class), kit -> Sketchpad.provider(endpoint, kit));
    }
}
// end
