package dev.easel.core.internal;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageEditor;
import dev.easel.core.port.out.ImageProvider;
import java.util.List;

/** Resolve, load the images, ask, deliver. */
final class EditUseCase {
    private final Dependencies tools;
    private final OutputConverter deliverer;

    EditUseCase(Dependencies tools) {
        this.tools = tools;
        this.deliverer = new OutputConverter(tools);
    }

    ImageResult run(EditRequest request, ImageProvider provider, CallContext context) {
        return FallbackChain.ask(Verb.EDIT, provider, provider.editors(), context, link -> ask(request, link, context));
    }

    private ImageResult ask(EditRequest request, ImageProvider.Link<ImageEditor> link, CallContext context) {
        ImageEditor port = link.port();
        RequestPlan resolution =
                RequestPlan.of(request, port.capabilities(request.model().orElse(ModelId.DEFAULT)), context.now());
        deliverer.check(resolution);
        int most = resolution.capabilities().maxInputImages();
        if (request.images().size() > most) {
            throw new UnsupportedRequestException(request.images().size() + " images are more than " + link.provider()
                    + " edits at once: 1 to " + most + " are allowed.");
        }
        boolean fetches = resolution.capabilities().fetchesUrls();
        List<ImageSource> images = request.images().stream()
                .map(image -> tools.loadUnlessFetched(image, fetches, link, context))
                .toList();
        ImageResult received = BatchedCalls.run(
                resolution.batchSizes(),
                (from, count) -> port.edit(
                        resolution
                                .tell(request.toBuilder(), from, count)
                                .images(images)
                                .build(),
                        context));
        return deliverer.deliver(received, resolution, context);
    }
}
