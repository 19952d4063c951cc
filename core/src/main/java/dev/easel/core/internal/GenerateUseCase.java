package dev.easel.core.internal;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.port.out.ImageProvider;
import java.time.Instant;

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
                Verb.GENERATE, provider, provider.generators(), context, link -> call(request, link, context));
    }

    /** Plans a request, and rejects what cannot be done before anything is sent. */
    RequestPlan plan(GenerateRequest request, ImageProvider.Link<ImageGenerator> link, Instant now) {
        RequestPlan plan =
                RequestPlan.of(request, link.port().capabilities(request.model().orElse(ModelId.DEFAULT)), now);
        converter.check(plan);
        return plan;
    }

    private ImageResult.Builder call(
            GenerateRequest request, ImageProvider.Link<ImageGenerator> link, RunningCallContext context) {
        RequestPlan plan = plan(request, link, context.now());
        ImageResult.Builder received = BatchedCalls.run(
                plan,
                dependencies.executor(),
                context,
                (from, count) -> plan.apply(request.toBuilder(), from, count).build(),
                link.port()::generate);
        return converter.deliver(received, plan, context);
    }
}
