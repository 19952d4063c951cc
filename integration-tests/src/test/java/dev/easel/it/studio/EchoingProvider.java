package dev.easel.it.studio;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;

/** What a provider responds that is done at once: the image that it was sent, or a small one where there was none. */
final class EchoingProvider {
    private EchoingProvider() {}

    /** Returns a provider that responds so to a number of calls. */
    static ScriptedProvider calls(int count) {
        ScriptedProvider provider = new ScriptedProvider();
        for (int i = 0; i < count; i++) {
            provider.answer(EchoingProvider::respond);
        }
        return provider;
    }

    static ImageResult respond(ImageRequest request, CallContext context) {
        return ImageResult.builder("scripted")
                .image(GeneratedImage.received(image(request)))
                .model(request.model())
                .build();
    }

    private static ImageData image(ImageRequest request) {
        if (request instanceof InpaintRequest inpaint) {
            return inpaint.image().load();
        }
        if (request instanceof EditRequest edit) {
            return edit.images().get(0).load();
        }
        return TestImages.photo(64, 48);
    }
}
