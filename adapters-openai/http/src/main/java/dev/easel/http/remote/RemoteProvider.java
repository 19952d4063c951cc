package dev.easel.http.remote;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageEditor;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.Dialect;
import dev.easel.http.Endpoint;
import dev.easel.http.HttpKit;
import dev.easel.http.internal.retry.Attempts;
import dev.easel.http.retry.RetryPolicy;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** Builds a provider from an endpoint, a dialect for each verb, and what each can do with a model. */
public final class RemoteProvider {
    private final Endpoint endpoint;
    private final ResultImages images;
    private final Map<Verb, Dialect<?>> dialects = new EnumMap<>(Verb.class);
    private final JobCalls jobs;
    private final RemoteCalls calls;
    private final ImageProvider.Builder provider;

    private RemoteProvider(Endpoint endpoint, HttpKit kit, RetryPolicy policy) {
        Attempts attempts = new Attempts(
                policy,
                kit.quota(endpoint.base()),
                () -> ThreadLocalRandom.current().nextDouble());
        this.endpoint = endpoint;
        this.images = new ResultImages(endpoint, kit.fetcher(endpoint));
        this.jobs = new JobCalls(endpoint, kit, images);
        this.calls = new RemoteCalls(endpoint, kit, attempts, images, jobs);
        this.provider = ImageProvider.named(endpoint.provider()).fetcher(kit.fetcher());
    }

    /** Starts a provider without any verbs. */
    public static RemoteProvider at(Endpoint endpoint, HttpKit kit, RetryPolicy policy) {
        requireNonNull(endpoint, "endpoint");
        requireNonNull(kit, "kit");
        requireNonNull(policy, "policy");
        return new RemoteProvider(endpoint, kit, policy);
    }

    /** Adds the port that generates. */
    public RemoteProvider generates(Dialect<GenerateRequest> dialect, Function<ModelId, Capabilities> capabilities) {
        requireNonNull(dialect, "dialect");
        requireNonNull(capabilities, "capabilities");
        dialects.put(Verb.GENERATE, dialect);
        provider.generator(new ImageGenerator() {
            @Override
            public ImageResult generate(GenerateRequest request, CallContext context) {
                return calls.execute(dialect, request, context);
            }

            @Override
            public Capabilities capabilities(ModelId model) {
                return WirePrices.in(capabilities.apply(model));
            }
        });
        return this;
    }

    /** Adds the port that edits. */
    public RemoteProvider edits(Dialect<EditRequest> dialect, Function<ModelId, Capabilities> capabilities) {
        requireNonNull(dialect, "dialect");
        requireNonNull(capabilities, "capabilities");
        dialects.put(Verb.EDIT, dialect);
        provider.editor(new ImageEditor() {
            @Override
            public ImageResult edit(EditRequest request, CallContext context) {
                return calls.execute(dialect, request, context);
            }

            @Override
            public Capabilities capabilities(ModelId model) {
                return WirePrices.in(capabilities.apply(model));
            }
        });
        return this;
    }

    /** Adds the port that inpaints. */
    public RemoteProvider inpaints(Dialect<InpaintRequest> dialect, Function<ModelId, Capabilities> capabilities) {
        requireNonNull(dialect, "dialect");
        requireNonNull(capabilities, "capabilities");
        dialects.put(Verb.INPAINT, dialect);
        provider.inpainter(new ImageInpainter() {
            @Override
            public ImageResult inpaint(InpaintRequest request, CallContext context) {
                return calls.execute(dialect, request, context);
            }

            @Override
            public Capabilities capabilities(ModelId model) {
                return WirePrices.in(capabilities.apply(model));
            }
        });
        return this;
    }

    /** Returns the provider. */
    public ImageProvider build() {
        return provider.savedResponseReader(new ResponseRecovery(endpoint, images, jobs, new EnumMap<>(dialects)))
                .build();
    }
}
