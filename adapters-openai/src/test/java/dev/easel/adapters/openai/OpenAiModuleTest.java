package dev.easel.adapters.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import com.google.inject.name.Names;
import dev.easel.adapters.http.ApiKey;
import dev.easel.adapters.http.HttpKit;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.out.ImageProvider;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenAiModuleTest {
    private static final Key<Set<ImageProvider>> ALL = Key.get(new TypeLiteral<Set<ImageProvider>>() {});

    private static OpenAiConfig account(String key) {
        return OpenAiConfig.openAi(ApiKey.of(key)).jsonEdits();
    }

    @Test
    void bindsTheVerbsItIsToldToAndNamedAccountsAside() {
        Injector injector = Guice.createInjector(
                new OpenAiModule(account("first")).only(Verb.GENERATE),
                new OpenAiModule(account("second").named("second")).named("tenant"));
        try (HttpKit kit = injector.getInstance(HttpKit.class)) {
            assertThat(injector.getInstance(ALL))
                    .singleElement()
                    .satisfies(provider -> assertThat(provider.verbs()).containsExactly(Verb.GENERATE));
            ImageProvider tenant = injector.getInstance(Key.get(ImageProvider.class, Names.named("tenant")));
            assertThat(tenant.name()).isEqualTo("second");
            assertThat(tenant.verbs()).hasSize(4);
            assertThat(injector.getInstance(HttpKit.class)).isSameAs(kit);
        }
    }
}
