package dev.easel.adapters.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import com.google.inject.name.Names;
import dev.easel.adapters.http.ApiKey;
import dev.easel.adapters.http.HttpKit;
import dev.easel.adapters.openai.shared.OpenAiOptions;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.Verb;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.interceptor.Budget;
import dev.easel.core.port.out.CallContext;
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

    @Test
    void putsALimitAroundTheProviderItBinds() {
        Injector injector = Guice.createInjector(
                new OpenAiModule(account("first")).only(Verb.GENERATE).around(Budget.ofImages(2)));
        try (HttpKit kit = injector.getInstance(HttpKit.class)) {
            assertThat(kit).isNotNull();
            ImageProvider provider = injector.getInstance(ALL).iterator().next();
            assertThatExceptionOfType(UnsupportedRequestException.class)
                    .isThrownBy(() -> provider.generator()
                            .orElseThrow()
                            .generate(GenerateRequest.builder("cats").count(3).build(), CallContext.detached()))
                    .withMessageContaining("2 images left");
        }
    }

    @Test
    void optionsThatSayTheSameAreEqual() {
        OpenAiOptions low = OpenAiOptions.none().moderation(OpenAiOptions.Moderation.LOW);
        assertThat(low)
                .isEqualTo(OpenAiOptions.none().moderation(OpenAiOptions.Moderation.LOW))
                .hasSameHashCodeAs(OpenAiOptions.none().moderation(OpenAiOptions.Moderation.LOW))
                .isNotEqualTo(low.user("somebody"))
                .isNotEqualTo(OpenAiOptions.none());
    }
}
