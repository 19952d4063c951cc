package dev.easel.cli.serve;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.easel.adapters.chat.ChatRoutes;
import dev.easel.adapters.multipart.MultipartRoutes;
import dev.easel.adapters.openai.OpenAiRoutes;
import dev.easel.adapters.visionstudio.VisionStudioRoutes;
import dev.easel.cli.options.connection.ChosenProvider;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.guice.EaselModule;
import dev.easel.guice.ProviderModule;
import dev.easel.server.EaselServer;
import dev.easel.server.route.Route;
import dev.easel.studio.StudioRoutes;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A server for every dialect, assembled by Guice from the providers and the routes. */
public final class ServeModule extends AbstractModule {
    private final List<ChosenProvider> providers;
    private final ImageProcessor processor;
    private final Path savedResponses;
    private final boolean studio;

    /**
     * Creates the module of a server with some providers, and with a folder for billed responses that nobody takes.
     *
     * @param studio whether it has the studio page
     */
    public ServeModule(List<ChosenProvider> providers, ImageProcessor processor, Path savedResponses, boolean studio) {
        this.providers = providers;
        this.processor = processor;
        this.savedResponses = savedResponses;
        this.studio = studio;
    }

    @Override
    protected void configure() {
        install(new EaselModule(builder -> builder.savedResponses(savedResponses)));
        bind(ImageProcessor.class).toInstance(processor);
        providers.stream()
                .filter(chosen -> !chosen.usual().isEmpty())
                .map(chosen -> chosen.provider().only(chosen.usual().toArray(Verb[]::new)))
                .forEach(provider -> install(ProviderModule.of(provider)));
    }

    /** Provides the builder of a server with all routes, not started yet. */
    @Provides
    @Singleton
    EaselServer.Builder server(Easel easel, ImageProcessor processor) {
        EaselServer.Builder server = EaselServer.builder(easel).routes(routes());
        providers.forEach(chosen -> server.provider(chosen.name(), easel.with(chosen.provider()), chosen.models()));
        return studio ? server.routes(StudioRoutes.of(processor)) : server;
    }

    /** Returns the routes of all dialects. */
    public static List<Route> routes() {
        return Stream.of(OpenAiRoutes.all(), MultipartRoutes.all(), ChatRoutes.all(), VisionStudioRoutes.all())
                .flatMap(List::stream)
                .toList();
    }
}
