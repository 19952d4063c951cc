package dev.easel.adapters.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.name.Names;
import dev.easel.adapters.openai.settings.OpenAiOptions;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.failure.BudgetExceededException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.interceptor.Budget;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.guice.EaselModule;
import org.junit.jupiter.api.Test;

class OpenAiModuleTest {
    private static OpenAiModule account(String name) {
        return new OpenAiModule(OpenAi.compatible("http://127.0.0.1:1/v1").named(name));
    }

    @Test
    void bindsEachVerbOnceAndNamedAccountsAside() {
        Injector injector = Guice.createInjector(
                new EaselModule(),
                account("first").only(Verb.GENERATE),
                account("second").named("tenant"));
        Easel easel = injector.getInstance(Easel.class);
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> easel.capabilities(Verb.EDIT, ModelId.DEFAULT));
        assertThat(easel.capabilities(Verb.GENERATE, ModelId.DEFAULT).maxCount())
                .isPositive();
        ImageProvider tenant = injector.getInstance(Key.get(ImageProvider.class, Names.named("tenant")));
        assertThat(tenant.name()).isEqualTo("second");
        assertThat(tenant.verbs()).containsExactlyInAnyOrder(Verb.values());
    }

    @Test
    void putsALimitAroundTheProviderItBinds() {
        Injector injector =
                Guice.createInjector(new EaselModule(), account("first").around(Budget.ofImages(2)));
        Easel easel = injector.getInstance(Easel.class);
        GenerateRequest cats = GenerateRequest.builder("cats").count(3).build();
        assertThatExceptionOfType(BudgetExceededException.class)
                .isThrownBy(() -> easel.generate(cats).execute())
                .withMessageContaining("2 images left");
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
