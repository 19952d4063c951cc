package dev.easel.imaging;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.usecase.EaselBuilder;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/**
 * Binds {@link Easel} and the {@link ImageProcessor} on this machine.
 *
 * <p>Providers come from the modules of the adapters, which add them to the set of {@link ImageProvider}s; two that have
 * the same verb fail when the injector is created, naming both. One that is bound under a name of its own instead is left
 * to {@link Easel#with}. A {@link ImageFetcher} for input images given by address may be bound, by an optional binder;
 * it is asked in place of any provider's own. Whoever creates the injector closes the Easel.
 */
public final class EaselModule extends AbstractModule {
    private final ImageProcessor processor;

    /** Makes the module of a processor with the standard limits, which works on the thread of each call. */
    public EaselModule() {
        this(Imaging.processor());
    }

    /** Makes the module of a given processor. */
    public EaselModule(ImageProcessor processor) {
        this.processor = processor;
    }

    @Override
    protected void configure() {
        Multibinder.newSetBinder(binder(), ImageProvider.class);
        OptionalBinder.newOptionalBinder(binder(), ImageFetcher.class);
        bind(Easel.class).toProvider(BoundEasel.class).asEagerSingleton();
    }

    @Provides
    @Singleton
    ImageProcessor processor() {
        return processor;
    }

    /** Puts together what is bound. */
    static final class BoundEasel implements Provider<Easel> {
        private final Set<ImageProvider> providers;
        private final ImageProcessor processor;
        private final Optional<ImageFetcher> fetcher;

        @Inject
        BoundEasel(Set<ImageProvider> providers, ImageProcessor processor, Optional<ImageFetcher> fetcher) {
            this.providers = providers;
            this.processor = processor;
            this.fetcher = fetcher;
        }

        @Override
        public Easel get() {
            EaselBuilder builder = EaselBuilder.create().processor(processor);
            providers.forEach(builder::provider);
            fetcher.ifPresent(builder::fetcher);
            return builder.build();
        }
    }
}
