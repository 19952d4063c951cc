package dev.easel.server.internal;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.Interceptor;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.OfferedProvider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The providers that a caller may choose from, and which of them a request is for. */
public final class Providers {
    private static final String UNNAMED = "default";

    private final Easel standard;
    private final List<OfferedProvider> offered;

    /**
     * A request, and what runs its call.
     *
     * @param request with the name of the model as the provider knows it
     */
    public record Target(Easel easel, ImageRequest request) {}

    private Providers(Easel standard, List<OfferedProvider> offered) {
        this.standard = standard;
        this.offered = List.copyOf(offered);
    }

    /**
     * Returns the providers of a server.
     *
     * @param standard serves the requests that name no provider
     * @param offered where it is empty, the provider of the standard Easel is offered under its own name
     */
    public static Providers of(Easel standard, List<OfferedProvider> offered) {
        return new Providers(
                standard,
                offered.isEmpty() ? List.of(new OfferedProvider(nameOf(standard), standard, List.of())) : offered);
    }

    private static String nameOf(Easel easel) {
        try {
            String name =
                    easel.estimate(GenerateRequest.of("a name")).provider().replace('/', ' ');
            return name.isBlank() ? UNNAMED : name;
        } catch (RuntimeException unknown) {
            // It has no generator, or prices of somebody else's that fail: a name is no reason not to start.
            return UNNAMED;
        }
    }

    /** Returns the same with an interceptor around each call, whichever provider it is for. */
    public Providers around(Interceptor interceptor) {
        return new Providers(
                standard.around(interceptor),
                offered.stream()
                        .map(provider -> new OfferedProvider(
                                provider.name(), provider.easel().around(interceptor), provider.models()))
                        .toList());
    }

    /** Returns what serves the requests that name no provider. */
    public Easel standard() {
        return standard;
    }

    /** Returns all providers, the default first. */
    public List<OfferedProvider> offered() {
        return offered;
    }

    /**
     * Returns what runs a request: the provider with a name, else the one of several that its model's name tells, as {@code
     * NAME/MODEL} or as a model that only another one is known to have, else the standard one.
     *
     * @throws dev.easel.server.route.HttpErrorException when no provider has the name
     */
    public Target target(ImageRequest request, Optional<String> name) {
        if (name.isPresent()) {
            return new Target(named(name.get()).easel(), request);
        }
        Optional<String> model = request.model().map(ModelId::name);
        // A single provider may have models with slashes, some below its own name.
        if (model.isEmpty() || offered.size() == 1 || offered.get(0).models().contains(model.get())) {
            return new Target(standard, request);
        }
        int slash = model.get().indexOf('/');
        if (slash > 0 && slash < model.get().length() - 1) {
            Optional<OfferedProvider> prefixed = find(model.get().substring(0, slash));
            if (prefixed.isPresent()) {
                return new Target(
                        prefixed.get().easel(), withModel(request, model.get().substring(slash + 1)));
            }
        }
        return offered.stream()
                .filter(provider -> provider.models().contains(model.get()) && has(provider, request))
                .findFirst()
                .map(provider -> new Target(provider.easel(), request))
                .orElseGet(() -> new Target(standard, request));
    }

    /** A provider may be there for other verbs only: its name of a model says nothing for this one. */
    private static boolean has(OfferedProvider provider, ImageRequest request) {
        try {
            provider.easel().capabilities(request.verb(), request.model().orElse(ModelId.DEFAULT));
            return true;
        } catch (UnsupportedRequestException withoutVerb) {
            return false;
        }
    }

    private static ImageRequest withModel(ImageRequest request, String name) {
        ImageRequest.Builder<?> builder = request.toBuilder();
        builder.model(name);
        return builder.build();
    }

    private Optional<OfferedProvider> find(String name) {
        return offered.stream().filter(provider -> provider.name().equals(name)).findFirst();
    }

    private OfferedProvider named(String name) {
        return find(name)
                .orElseThrow(() -> HttpError.value(
                                "provider",
                                "This server has no provider '" + name + "'; it has "
                                        + offered.stream()
                                                .map(OfferedProvider::name)
                                                .collect(Collectors.joining(", "))
                                        + ".")
                        .asException());
    }
}
