package dev.easel.adapters.http;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.name.Names;
import dev.easel.core.domain.Nullable;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.port.out.Interceptor;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Binds one remote provider: among those that Easel is made of, or under a name of its own, to be given to {@code
 * Easel.with}. All of them share one {@link HttpKit}, which whoever created the injector closes.
 */
public class ProviderModule extends AbstractModule {
    private final Function<HttpKit, ImageProvider> provider;
    private final @Nullable String name;

    /** Makes the module of a provider that is opened on a kit. */
    protected ProviderModule(Function<HttpKit, ImageProvider> provider) {
        this(provider, null);
    }

    private ProviderModule(Function<HttpKit, ImageProvider> provider, @Nullable String name) {
        this.provider = provider;
        this.name = name;
    }

    /** Returns a module that binds the provider for these verbs only. */
    public final ProviderModule only(Verb... verbs) {
        UnaryOperator<ImageProvider> limit = whole -> whole.only(verbs);
        return new ProviderModule(provider.andThen(limit), name);
    }

    /** Returns a module that binds the provider with something around each call, such as a limit of calls at once. */
    public final ProviderModule around(Interceptor around) {
        UnaryOperator<ImageProvider> wrap = whole -> whole.around(around);
        return new ProviderModule(provider.andThen(wrap), name);
    }

    /** Returns a module that binds the provider as {@code @Named(name) ImageProvider} and keeps it out of Easel. */
    public final ProviderModule named(String key) {
        return new ProviderModule(provider, key);
    }

    @Override
    protected final void configure() {
        install(new HttpKitModule());
        Provider<HttpKit> kit = getProvider(HttpKit.class);
        Provider<ImageProvider> opened = () -> provider.apply(kit.get());
        if (name == null) {
            Multibinder.newSetBinder(binder(), ImageProvider.class)
                    .addBinding()
                    .toProvider(opened)
                    .in(Singleton.class);
        } else {
            bind(ImageProvider.class)
                    .annotatedWith(Names.named(name))
                    .toProvider(opened)
                    .in(Singleton.class);
        }
    }
}
