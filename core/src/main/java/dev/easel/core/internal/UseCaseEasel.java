package dev.easel.core.internal;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.Estimate;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.out.ImagePort;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.port.out.Interceptor;
import dev.easel.core.port.out.Timer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The verbs as use cases over one provider value. */
public final class UseCaseEasel implements Easel {
    private final ImageProvider provider;
    private final Dependencies dependencies;
    private final EaselRuntime runtime;
    private final boolean owner;

    public UseCaseEasel(ImageProvider provider, Dependencies dependencies, EaselRuntime runtime, boolean owner) {
        this.provider = provider;
        this.dependencies = dependencies;
        this.runtime = runtime;
        this.owner = owner;
    }

    @Override
    public ImageCall generate(GenerateRequest request) {
        return prepared(request, context -> new GenerateUseCase(dependencies).run(request, provider, context));
    }

    @Override
    public ImageCall edit(EditRequest request) {
        return prepared(request, context -> new EditUseCase(dependencies).run(request, provider, context));
    }

    @Override
    public ImageCall inpaint(InpaintRequest request) {
        return prepared(request, context -> new InpaintUseCase(dependencies).run(request, provider, context));
    }

    @Override
    public ImageCall expand(ExpandRequest request) {
        return prepared(request, context -> new ExpandUseCase(dependencies).run(request, provider, context));
    }

    @Override
    public ImageCall recover(Path response) {
        requireNonNull(response, "response");
        return recovered(context -> new RecoverUseCase(response).run(provider, context));
    }

    @Override
    public ImageCall recover(String job) {
        requireNonNull(job, "job");
        return recovered(context -> {
            Optional<Path> saved = dependencies
                    .savedResponses()
                    .ofJob(job, provider.savedResponseReaders().keySet());
            return saved.isPresent()
                    ? new RecoverUseCase(saved.get()).run(provider, context)
                    : RecoverUseCase.fetch(job, provider, context);
        });
    }

    private ImageCall recovered(Function<RunningCallContext, ImageResult.Builder> steps) {
        return new PreparedCall(
                runtime, new SavedImages(dependencies.savedResponses(), Optional.empty()), result -> false, steps);
    }

    @Override
    public Estimate estimate(ImageRequest request) {
        requireNonNull(request, "request");
        Instant now = runtime.timer().now();
        if (request instanceof GenerateRequest generate) {
            GenerateUseCase verb = new GenerateUseCase(dependencies);
            return estimate(request, provider.generators(), false, link -> verb.plan(generate, link, now));
        }
        if (request instanceof EditRequest edit) {
            EditUseCase verb = new EditUseCase(dependencies);
            return estimate(request, provider.editors(), false, link -> verb.plan(edit, link, now));
        }
        if (request instanceof InpaintRequest inpaint) {
            InpaintUseCase verb = new InpaintUseCase(dependencies);
            return estimate(
                    request, provider.inpainters(), !inpaint.asReturned(), link -> verb.plan(inpaint, link, now));
        }
        ExpandRequest expand = (ExpandRequest) request;
        ExpandUseCase verb = new ExpandUseCase(dependencies);
        return estimate(request, provider.inpainters(), true, link -> verb.plan(expand, link, now));
    }

    private <P extends ImagePort> Estimate estimate(
            ImageRequest request,
            List<ImageProvider.Link<P>> links,
            boolean framed,
            Function<ImageProvider.Link<P>, RequestPlan> plan) {
        return FallbackChain.planned(
                request.verb(), provider, links, link -> plan.apply(link).estimate(link.provider(), framed));
    }

    private ImageCall prepared(ImageRequest request, Function<RunningCallContext, ImageResult.Builder> verb) {
        requireNonNull(request, "request");
        return new PreparedCall(
                runtime,
                dependencies.saving(request),
                result -> isFree(request, result),
                context -> verb.apply(context).requestedSize(request.size()));
    }

    private List<? extends ImageProvider.Link<? extends ImagePort>> links(Verb verb) {
        return switch (verb) {
            case GENERATE -> provider.generators();
            case EDIT -> provider.editors();
            case INPAINT, EXPAND -> provider.inpainters();
        };
    }

    /** Returns whether the provider that made a result charges nothing. */
    private boolean isFree(ImageRequest request, ImageResult result) {
        return links(request.verb()).stream()
                .filter(link -> link.provider().equals(result.provider()))
                .anyMatch(link -> link.port()
                        .capabilities(request.model().orElse(ModelId.DEFAULT))
                        .free());
    }

    @Override
    public Easel with(ImageProvider other) {
        return new UseCaseEasel(requireNonNull(other, "other"), dependencies, runtime, false);
    }

    @Override
    public Easel around(Interceptor interceptor) {
        return with(provider.around(requireNonNull(interceptor, "interceptor")));
    }

    /** Returns the time of this Easel's calls. */
    public Timer timer() {
        return runtime.timer();
    }

    @Override
    public Capabilities capabilities(Verb verb, ModelId model) {
        requireNonNull(verb, "verb");
        requireNonNull(model, "model");
        List<? extends ImageProvider.Link<? extends ImagePort>> links = links(verb);
        if (links.isEmpty()) {
            throw FallbackChain.unbound(verb, provider);
        }
        return links.get(0).port().capabilities(model);
    }

    @Override
    public void close(Duration patience) {
        requireNonNull(patience, "patience");
        if (owner) {
            runtime.close(patience);
        }
    }

    @Override
    public String toString() {
        return "Easel[" + provider + "]";
    }
}
