package dev.easel.adapters.chat;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.TestImages;

class ChatInpaintFaultsTest extends ChatFaultTable {
    @Override
    protected ImageResult ask(ImageProvider provider, CallContext context) {
        InpaintRequest sofa =
                InpaintRequest.of(TestImages.photo(20, 10), TestImages.mask(20, 10, 2, 2, 8, 8), "a green sofa");
        return provider.inpainter().orElseThrow().inpaint(sofa, context);
    }
}
