package dev.easel.core.internal;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
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

    ImageResult.Builder run(GenerateRequest request, ImageProvider provider, RunningCallContext context) {
        return FallbackChain.call(
                Verb.GENERATE, provider, provider.generators(), context, link -> call(request, link.port(), context));
    }

    private ImageResult.Builder call(GenerateRequest request, ImageGenerator port, RunningCallContext context) {
        RequestPlan plan =
                RequestPlan.of(request, port.capabilities(request.model().orElse(ModelId.DEFAULT)), context.now());
        converter.check(plan);
        ImageResult.Builder received = BatchedCalls.run(
                plan,
                dependencies.executor(),
                context,
                (from, count, its) -> port.generate(
                        plan.apply(request.toBuilder(), from, count).build(), its));
        return converter.deliver(received, plan, context);
    }
}
