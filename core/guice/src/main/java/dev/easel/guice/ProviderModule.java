package dev.easel.guice;

import static java.util.Objects.requireNonNull;

import com.google.inject.AbstractModule;
import com.google.inject.Binder;
import com.google.inject.Inject;
import com.google.inject.Provider;
import com.google.inject.ProvisionException;
import com.google.inject.Singleton;
import com.google.inject.name.Names;
import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.port.out.Interceptor;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Binds a provider: for its verbs, each under the key that {@link ForVerb} marks, or under a name.
 *
 * <p>Two modules that bind the same verb fail when the injector is created, naming both; {@link #only} or {@link #named}
 * resolves that.
 */
public class ProviderModule extends AbstractModule {
    private final String label;
    private final Set<Verb> verbs;
    private final Supplier<? extends ProviderSource> source;
    private final UnaryOperator<ImageProvider> change;
    private final @Nullable String name;

    /**
     * Creates the module of a provider that is opened when it is first used.
     *
     * @param label the provider's name, for error messages
     * @param verbs the verbs it has
     * @param source creates what opens it, once for each injector
     */
    protected ProviderModule(String label, Set<Verb> verbs, Supplier<? extends ProviderSource> source) {
        this(
                requireNonNull(label, "label"),
                ported(requireNonNull(verbs, "verbs")),
                requireNonNull(source, "source"),
                UnaryOperator.identity(),
                null);
    }

    private ProviderModule(
            String label,
            Set<Verb> verbs,
            Supplier<? extends ProviderSource> source,
            UnaryOperator<ImageProvider> change,
            @Nullable String name) {
        this.label = label;
        this.verbs = verbs;
        this.source = source;
        this.change = change;
        this.name = name;
    }

    /** Returns the module of any provider. */
    public static ProviderModule of(ImageProvider provider) {
        requireNonNull(provider, "provider");
        return new ProviderModule(provider.name(), provider.verbs(), () -> new ProviderSource() {
            @Override
            protected ImageProvider open() {
                return provider;
            }
        });
    }

    /** Returns a module that binds the provider for these verbs only. */
    public final ProviderModule only(Verb... some) {
        Set<Verb> kept = ported(Set.copyOf(Arrays.asList(requireNonNull(some, "some"))));
        kept.retainAll(verbs);
        return new ProviderModule(
                label, kept, source, provider -> change.apply(provider).only(some), name);
    }

    /** Returns a module that binds the provider with an interceptor around each call; the last one added is outermost. */
    public final ProviderModule around(Interceptor interceptor) {
        requireNonNull(interceptor, "interceptor");
        return new ProviderModule(
                label, verbs, source, provider -> change.apply(provider).around(interceptor), name);
    }

    /**
     * Returns a module that binds the provider as {@code @Named(key) ImageProvider}, and as {@code @Named(key) Easel} an
     * Easel that uses it; the unnamed {@link Easel} does not.
     */
    public final ProviderModule named(String key) {
        return new ProviderModule(label, verbs, source, change, requireNonNull(key, "key"));
    }

    /** Expanding has no port: it comes with inpainting. */
    private static Set<Verb> ported(Set<Verb> verbs) {
        return verbs.stream().map(Verb::port).collect(Collectors.toCollection(() -> EnumSet.noneOf(Verb.class)));
    }

    @Override
    protected final void configure() {
        Binder here = binder().withSource(this);
        ProviderSource provider = source.get().changedBy(change);
        if (name == null) {
            verbs.forEach(
                    verb -> here.bind(ForVerbs.key(verb)).toProvider(provider).in(Singleton.class));
        } else {
            here.bind(ImageProvider.class)
                    .annotatedWith(Names.named(name))
                    .toProvider(provider)
                    .in(Singleton.class);
            here.bind(Easel.class).annotatedWith(Names.named(name)).toProvider(new NamedEasel(provider));
        }
    }

    /** An Easel beside the unnamed one that uses the named provider; cheap, so that nothing keeps it. */
    private static final class NamedEasel implements Provider<Easel> {
        private final Provider<ImageProvider> provider;

        @Inject(optional = true)
        private @Nullable Provider<Easel> unnamed;

        private NamedEasel(Provider<ImageProvider> provider) {
            this.provider = provider;
        }

        @Override
        public Easel get() {
            if (unnamed == null) {
                throw new ProvisionException("No Easel is bound; install EaselModule.");
            }
            return unnamed.get().with(provider.get());
        }
    }

    /** Returns the module's class and the provider's name, which messages of Guice show. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + " of " + label;
    }
}
