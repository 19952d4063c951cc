package dev.easel.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import com.google.inject.name.Names;
import dev.easel.adapters.visionstudio.VisionStudioConfig;
import dev.easel.adapters.visionstudio.VisionStudioModule;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.out.ImageProvider;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProviderModuleTest {
    private static final Key<Set<ImageProvider>> PROVIDERS = Key.get(new TypeLiteral<>() {});

    private static VisionStudioModule studio(String name) {
        return new VisionStudioModule(
                VisionStudioConfig.of("http://127.0.0.1:1", ApiKey.of("k")).named(name));
    }

    @Test
    void bindsProvidersForTheVerbsTheyAreToHave() {
        Injector injector = Guice.createInjector(
                studio("a").only(Verb.GENERATE), studio("b").only(Verb.EDIT, Verb.INPAINT));
        try (HttpKit kit = injector.getInstance(HttpKit.class)) {
            assertThat(injector.getInstance(PROVIDERS))
                    .extracting(ImageProvider::name)
                    .containsExactly("a", "b");
            assertThat(ImageProvider.combine(injector.getInstance(PROVIDERS)).verbs())
                    .containsExactlyInAnyOrder(Verb.values());
            assertThat(kit).isSameAs(injector.getInstance(HttpKit.class));
        }
    }

    @Test
    void keepsANamedProviderUnderItsNameOnly() {
        Injector injector = Guice.createInjector(studio("main"), studio("other").named("tenant"));
        try (HttpKit kit = injector.getInstance(HttpKit.class)) {
            assertThat(kit).isNotNull();
            assertThat(injector.getInstance(PROVIDERS))
                    .extracting(ImageProvider::name)
                    .containsExactly("main");
            assertThat(injector.getInstance(Key.get(ImageProvider.class, Names.named("tenant")))
                            .name())
                    .isEqualTo("other");
        }
    }
}
