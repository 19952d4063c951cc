package dev.easel.http.guice;

import static java.util.Objects.requireNonNull;

import com.google.inject.Inject;
import com.google.inject.Provider;
import com.google.inject.Stage;
import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.guice.ProviderModule;
import dev.easel.guice.ProviderSource;
import dev.easel.http.Endpoint;
import dev.easel.http.HttpKit;
import java.util.Set;
import java.util.function.Function;

/** Binds a remote provider, opened on the {@link HttpKit} that is bound, else on the {@link DefaultHttpKit}. */
public abstract class RemoteProviderModule extends ProviderModule {
    /**
     * Creates the module of a provider.
     *
     * <p>In {@link Stage#PRODUCTION} a missing environment variable for its key fails at start-up, else with the first call.
     *
     * @param verbs the verbs it has
     */
    protected RemoteProviderModule(Endpoint endpoint, Set<Verb> verbs, Function<HttpKit, ImageProvider> provider) {
        super(requireNonNull(endpoint, "endpoint").provider(), verbs, () -> new OnAKit(endpoint, provider));
        requireNonNull(provider, "provider");
    }

    /** Opens the provider on a kit. */
    private static final class OnAKit extends ProviderSource {
        private final Endpoint endpoint;
        private final Function<HttpKit, ImageProvider> provider;

        @Inject(optional = true)
        private @Nullable HttpKit bound;

        @Inject
        private @Nullable Provider<DefaultHttpKit> fallback;

        @Inject
        private @Nullable Stage stage;

        private OnAKit(Endpoint endpoint, Function<HttpKit, ImageProvider> provider) {
            this.endpoint = endpoint;
            this.provider = provider;
        }

        @Override
        protected ImageProvider open() {
            if (stage == Stage.PRODUCTION) {
                endpoint.checkKey();
            }
            return provider.apply(
                    bound != null ? bound : requireNonNull(fallback).get().kit());
        }
    }
}
