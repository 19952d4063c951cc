package dev.easel.adapters.visionstudio;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;

class VisionStudioGenerationFaultsTest extends VisionStudioFaultTable {
    @Override
    protected ImageResult ask(ImageProvider provider, CallContext context) {
        return provider.generator().orElseThrow().generate(GenerateRequest.of("a fox"), context);
    }
}
