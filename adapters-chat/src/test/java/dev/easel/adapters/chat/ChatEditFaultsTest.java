package dev.easel.adapters.chat;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.TestImages;

class ChatEditFaultsTest extends ChatFaultTable {
    @Override
    protected ImageResult ask(ImageProvider provider, CallContext context) {
        return provider.editor().orElseThrow().edit(EditRequest.of(TestImages.photo(20, 10), "at night"), context);
    }
}
