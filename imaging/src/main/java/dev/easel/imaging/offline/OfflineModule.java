package dev.easel.imaging.offline;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.name.Names;
import dev.easel.core.domain.Nullable;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.out.ImageProvider;

/** Binds the offline provider: among those that Easel is made of, or under a name of its own. */
public final class OfflineModule extends AbstractModule {
    private final ImageProvider provider;
    private final @Nullable String name;

    /** Makes the module of the provider with all its verbs, working on the thread of each call. */
    public OfflineModule() {
        this(OfflineProvider.create(), null);
    }

    private OfflineModule(ImageProvider provider, @Nullable String name) {
        this.provider = provider;
        this.name = name;
    }

    /** Returns a module that binds the provider for these verbs only. */
    public OfflineModule only(Verb... verbs) {
        return new OfflineModule(provider.only(verbs), name);
    }

    /** Returns a module that binds the provider as {@code @Named(name) ImageProvider} and keeps it out of Easel. */
    public OfflineModule named(String key) {
        return new OfflineModule(provider, key);
    }

    @Override
    protected void configure() {
        if (name == null) {
            Multibinder.newSetBinder(binder(), ImageProvider.class).addBinding().toInstance(provider);
        } else {
            bind(ImageProvider.class).annotatedWith(Names.named(name)).toInstance(provider);
        }
    }
}
