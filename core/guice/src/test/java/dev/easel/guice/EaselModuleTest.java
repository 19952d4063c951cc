package dev.easel.guice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.inject.AbstractModule;
import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.PrivateModule;
import com.google.inject.name.Names;
import com.google.inject.util.Modules;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EaselModuleTest {
    private static final byte[] PNG = TestImages.photo(32, 32).bytes();

    private static ImageProvider provider(String name) {
        return new ScriptedProvider(name).answer(PNG).answer(PNG).answer(PNG).provider();
    }

    private static Easel easel(Module... modules) {
        return Guice.createInjector(modules).getInstance(Easel.class);
    }

    private static String generatedBy(Easel easel) {
        return easel.generate(GenerateRequest.of("a hill")).execute().provider();
    }

    @Test
    void usesAProviderForEachVerb() {
        Easel easel = easel(
                new EaselModule(),
                ProviderModule.of(provider("painter")).only(Verb.GENERATE),
                ProviderModule.of(provider("editor")).only(Verb.EDIT, Verb.EXPAND));
        assertThat(generatedBy(easel)).isEqualTo("painter");
        assertThat(easel.edit(EditRequest.of(TestImages.photo(8, 8), "warmer"))
                        .execute()
                        .provider())
                .isEqualTo("editor");
    }

    @Test
    void failsAtStartWhenTwoProvidersHaveOneVerbNamingBoth() {
        assertThatExceptionOfType(CreationException.class)
                .isThrownBy(() -> Guice.createInjector(
                        new EaselModule(),
                        ProviderModule.of(provider("painter")),
                        ProviderModule.of(provider("second painter")).only(Verb.GENERATE)))
                .withMessageContaining("ProviderModule of painter")
                .withMessageContaining("ProviderModule of second painter")
                .withMessageContaining("GENERATE");
    }

    @Test
    void startsWithoutAnyProvider() {
        Easel easel = easel(new EaselModule());
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> easel.generate(GenerateRequest.of("a hill")).execute())
                .withMessageContaining("generate");
    }

    @Test
    void bindsANamedProviderAndAnEaselThatUsesIt() {
        Injector injector = Guice.createInjector(
                new EaselModule(),
                ProviderModule.of(provider("painter")),
                ProviderModule.of(provider("cheap painter")).named("drafts"));
        assertThat(generatedBy(injector.getInstance(Easel.class))).isEqualTo("painter");
        assertThat(generatedBy(injector.getInstance(Key.get(Easel.class, Names.named("drafts")))))
                .isEqualTo("cheap painter");
        assertThat(injector.getInstance(Key.get(ImageProvider.class, Names.named("drafts")))
                        .name())
                .isEqualTo("cheap painter");
    }

    @Test
    void bindsNamedProvidersInChildInjectors() {
        Injector parent = Guice.createInjector(new EaselModule(), ProviderModule.of(provider("painter")));
        Injector first = parent.createChildInjector(
                ProviderModule.of(provider("tenant 1")).named("tenant"));
        Injector second = parent.createChildInjector(
                ProviderModule.of(provider("tenant 2")).named("tenant"));
        Key<Easel> tenant = Key.get(Easel.class, Names.named("tenant"));
        assertThat(generatedBy(first.getInstance(tenant))).isEqualTo("tenant 1");
        assertThat(generatedBy(second.getInstance(tenant))).isEqualTo("tenant 2");
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> parent.getInstance(tenant));
    }

    @Test
    void exposesAnEaselFromAPrivateModule() {
        Module tenant = new PrivateModule() {
            @Override
            protected void configure() {
                install(new EaselModule());
                install(ProviderModule.of(provider("private painter")));
                bind(Easel.class).annotatedWith(Names.named("private")).to(Easel.class);
                expose(Key.get(Easel.class, Names.named("private")));
            }
        };
        Injector injector = Guice.createInjector(tenant);
        assertThat(generatedBy(injector.getInstance(Key.get(Easel.class, Names.named("private")))))
                .isEqualTo("private painter");
    }

    @Test
    void replacesProvidersByOverride() {
        Module production = Modules.combine(new EaselModule(), ProviderModule.of(provider("painter")));
        Easel easel = easel(Modules.override(production)
                .with(ProviderModule.of(provider("stand-in")).only(Verb.GENERATE)));
        assertThat(generatedBy(easel)).isEqualTo("stand-in");
        assertThat(easel.edit(EditRequest.of(TestImages.photo(8, 8), "warmer"))
                        .execute()
                        .provider())
                .isEqualTo("painter");
    }

    @Test
    void putsInterceptorsAroundAProvider() {
        AtomicInteger calls = new AtomicInteger();
        Easel easel =
                easel(new EaselModule(), ProviderModule.of(provider("painter")).around((request, context, next) -> {
                    calls.incrementAndGet();
                    return next.get();
                }));
        assertThat(generatedBy(easel)).isEqualTo("painter");
        assertThat(calls).hasValue(1);
    }

    @Test
    void usesABoundFetcher() {
        ScriptedProvider editor = new ScriptedProvider("editor").answer(PNG);
        Module fetching = new AbstractModule() {
            @Override
            protected void configure() {
                bind(ImageFetcher.class).toInstance((url, context) -> TestImages.photo(7, 5));
            }
        };
        Easel easel = easel(new EaselModule(), ProviderModule.of(editor.provider()), fetching);
        easel.edit(EditRequest.of(ImageSource.of(URI.create("https://images.example/a.png")), "x"))
                .execute();
        assertThat(((EditRequest) editor.received().get(0)).images())
                .extracting(Object::toString)
                .singleElement()
                .asString()
                .contains("7x5");
    }

    @Test
    void runsCallsWithTheGivenSettings() {
        AtomicInteger tasks = new AtomicInteger();
        Easel easel = easel(
                new EaselModule(builder -> builder.executor(task -> {
                    tasks.incrementAndGet();
                    task.run();
                })),
                ProviderModule.of(provider("painter")));
        easel.generate(GenerateRequest.of("a hill")).start().join();
        assertThat(tasks).hasValue(1);
    }
}
