package dev.easel.adapters.multipart;

import dev.easel.adapters.http.ProviderModule;

/** Binds a server of the OpenAI style that edits and inpaints by form parts, unless told {@code only} one of them. */
public final class MultipartModule extends ProviderModule {
    /** Makes the module of a server. */
    public MultipartModule(MultipartConfig config) {
        super(config::provider);
    }
}
