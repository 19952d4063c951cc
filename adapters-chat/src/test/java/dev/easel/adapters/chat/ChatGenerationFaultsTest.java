package dev.easel.adapters.chat;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;

class ChatGenerationFaultsTest extends ChatFaultTable {
    @Override
    protected ImageResult ask(ImageProvider provider, CallContext context) {
        return provider.generator().orElseThrow().generate(GenerateRequest.of("a fox"), context);
    }
}
