package dev.easel.core.internal;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.ImageEditor;
import dev.easel.core.port.out.ImageProvider;
import java.time.Instant;
import java.util.List;

/** Plans the request, loads the images, calls the provider, delivers. */
final class EditUseCase {
    private final Dependencies dependencies;
    private final OutputConverter converter;

    EditUseCase(Dependencies dependencies) {
        this.dependencies = dependencies;
        this.converter = new OutputConverter(dependencies);
    }

    ImageResult.Builder run(EditRequest request, ImageProvider provider, RunningCallContext context) {
        return FallbackChain.call(
                Verb.EDIT, provider, provider.editors(), context, link -> call(request, link, context));
    }

    /** Plans a request, and rejects what cannot be done before anything is sent. */
    RequestPlan plan(EditRequest request, ImageProvider.Link<ImageEditor> link, Instant now) {
        RequestPlan plan =
                RequestPlan.of(request, link.port().capabilities(request.model().orElse(ModelId.DEFAULT)), now);
        converter.check(plan);
        int maxImages = plan.capabilities().maxInputImages();
        if (request.images().size() > maxImages) {
            throw new UnsupportedRequestException(link.provider() + " cannot edit "
                    + request.images().size() + " images at once: 1 to " + maxImages + " are allowed.");
        }
        return plan;
    }

    private ImageResult.Builder call(
            EditRequest request, ImageProvider.Link<ImageEditor> link, RunningCallContext context) {
        RequestPlan plan = plan(request, link, context.now());
        List<ImageSource> images =
                new Uploads(dependencies, link, plan, request.sendAsIs(), context).of(request.images());
        ImageResult.Builder received = BatchedCalls.run(
                plan,
                dependencies.executor(),
                context,
                (from, count) -> plan.apply(request.toBuilder(), from, count)
                        .images(images)
                        .build(),
                link.port()::edit);
        return converter.deliver(received, plan, context);
    }
}
