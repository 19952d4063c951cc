package dev.easel.core.internal;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.port.out.ImageProvider;

/** Resolve, ask, deliver. */
final class GenerateUseCase {
    private final OutputConverter deliverer;

    GenerateUseCase(Dependencies tools) {
        this.deliverer = new OutputConverter(tools);
    }

    ImageResult run(GenerateRequest request, ImageProvider provider, CallContext context) {
        return FallbackChain.ask(
                Verb.GENERATE, provider, provider.generators(), context, link -> ask(request, link.port(), context));
    }

    private ImageResult ask(GenerateRequest request, ImageGenerator port, CallContext context) {
        RequestPlan resolution =
                RequestPlan.of(request, port.capabilities(request.model().orElse(ModelId.DEFAULT)), context.now());
        deliverer.check(resolution);
        ImageResult received = BatchedCalls.run(
                resolution.batchSizes(),
                (from, count) -> port.generate(
                        resolution.tell(request.toBuilder(), from, count).build(), context));
        return deliverer.deliver(received, resolution, context);
    }
}
