package dev.easel.adapters.chat;

import dev.easel.adapters.http.HttpKit;
import dev.easel.adapters.http.remote.RemoteProvider;
import dev.easel.core.port.out.ImageProvider;

/** A chat server as a provider of pictures: it generates, edits with any number of pictures, and inpaints by instruction. */
public final class ChatProvider {
    private ChatProvider() {}

    /** Returns the provider; the kit stays the caller's to close. */
    public static ImageProvider of(ChatConfig config, HttpKit kit) {
        return RemoteProvider.at(config.endpoint(), kit, config.retries())
                .generates(ChatDialect.generate(config), model -> ChatCapabilities.generate(config.ratioHint()))
                .edits(ChatDialect.edit(config), model -> ChatCapabilities.edit(config.ratioHint()))
                .inpaints(ChatDialect.inpaint(config), model -> ChatCapabilities.inpaint())
                .build();
    }
}
