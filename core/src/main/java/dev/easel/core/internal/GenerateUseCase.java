package dev.easel.core.internal;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.port.out.ImageProvider;

/** Plans the request, calls the provider, delivers. */
final class GenerateUseCase {
    private final Dependencies dependencies;
    private final OutputConverter converter;

    GenerateUseCase(Dependencies dependencies) {
        this.dependencies = dependencies;
        this.converter = new OutputConverter(dependencies);
    }

    ImageResult.Builder run(GenerateRequest request, ImageProvider provider, CallContext context) {
        return FallbackChain.call(
                Verb.GENERATE, provider, provider.generators(), context, link -> call(request, link.port(), context));
    }

    private ImageResult.Builder call(GenerateRequest request, ImageGenerator port, CallContext context) {
        RequestPlan plan =
                RequestPlan.of(request, port.capabilities(request.model().orElse(ModelId.DEFAULT)), context.now());
        converter.check(plan);
        ImageResult.Builder received = BatchedCalls.run(
                plan,
                dependencies.executor(),
                (from, count) -> port.generate(
                        plan.apply(request.toBuilder(), from, count).build(), context));
        return converter.deliver(received, plan, context);
    }
}
