package dev.easel.adapters.chat;

import dev.easel.adapters.http.ProviderModule;

/** Binds a chat server as a provider of all verbs, unless told {@code only} some. */
public final class ChatModule extends ProviderModule {
    /** Makes the module of a chat server. */
    public ChatModule(ChatConfig config) {
        super(config::provider);
    }
}
