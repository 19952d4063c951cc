package dev.easel.guice;

import static java.util.Objects.requireNonNull;

import com.google.inject.AbstractModule;
import com.google.inject.Inject;
import com.google.inject.Provider;
import dev.easel.core.EaselBuilder;
import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.port.out.ImageProvider;
import java.util.function.UnaryOperator;

/**
 * Binds {@link Easel} to the providers bound for each verb.
 *
 * <p>A {@link ProviderModule} binds a provider for its verbs. An {@link ImageProcessor} and an {@link ImageFetcher} are used
 * where they are bound; without a processor, the one in easel-imaging is used where that is present. Whoever creates the
 * injector closes the Easel.
 */
public final class EaselModule extends AbstractModule {
    private final UnaryOperator<EaselBuilder> settings;

    /** Creates the module with the defaults of {@link EaselBuilder}. */
    public EaselModule() {
        this(builder -> builder);
    }

    /** Creates the module with further settings, such as {@code builder -> builder.executor(pool)}. */
    public EaselModule(UnaryOperator<EaselBuilder> settings) {
        this.settings = requireNonNull(settings, "settings");
    }

    @Override
    protected void configure() {
        bind(Easel.class).toProvider(new BoundEasel(settings)).asEagerSingleton();
    }

    /** Builds the Easel from what the injector binds; every binding is optional. */
    static final class BoundEasel implements Provider<Easel> {
        private final UnaryOperator<EaselBuilder> settings;

        @Inject(optional = true)
        @ForVerb(Verb.GENERATE)
        private @Nullable ImageProvider generator;

        @Inject(optional = true)
        @ForVerb(Verb.EDIT)
        private @Nullable ImageProvider editor;

        @Inject(optional = true)
        @ForVerb(Verb.INPAINT)
        private @Nullable ImageProvider inpainter;

        @Inject(optional = true)
        private @Nullable ImageProcessor processor;

        @Inject(optional = true)
        private @Nullable ImageFetcher fetcher;

        BoundEasel(UnaryOperator<EaselBuilder> settings) {
            this.settings = settings;
        }

        @Override
        public Easel get() {
            EaselBuilder builder = settings.apply(EaselBuilder.create());
            add(builder, Verb.GENERATE, generator);
            add(builder, Verb.EDIT, editor);
            add(builder, Verb.INPAINT, inpainter);
            if (processor != null) {
                builder.processor(processor);
            }
            if (fetcher != null) {
                builder.fetcher(fetcher);
            }
            return builder.build();
        }

        private static void add(EaselBuilder builder, Verb verb, @Nullable ImageProvider provider) {
            if (provider != null) {
                builder.provider(provider.only(verb));
            }
        }
    }
}
