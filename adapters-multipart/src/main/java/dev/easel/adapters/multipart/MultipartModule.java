package dev.easel.adapters.multipart;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.Verb;
import dev.easel.http.guice.RemoteProviderModule;
import java.util.EnumSet;

/** Binds a server that edits and inpaints by form parts; {@code only} limits the verbs. */
public final class MultipartModule extends RemoteProviderModule {
    /** Creates the module of a configuration. */
    public MultipartModule(MultipartConfig config) {
        super(
                requireNonNull(config, "config").endpoint(),
                EnumSet.of(Verb.EDIT, Verb.INPAINT, Verb.EXPAND),
                config::provider);
    }
}
