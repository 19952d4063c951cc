package dev.easel.adapters.chat;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.Verb;
import dev.easel.http.guice.RemoteProviderModule;
import java.util.EnumSet;

/** Binds a chat server for all verbs; {@code only} limits them. */
public final class ChatModule extends RemoteProviderModule {
    /** Creates the module of a configuration. */
    public ChatModule(ChatConfig config) {
        super(requireNonNull(config, "config").endpoint(), EnumSet.allOf(Verb.class), config::provider);
    }
}
