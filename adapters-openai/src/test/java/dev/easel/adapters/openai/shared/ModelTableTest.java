package dev.easel.adapters.openai.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.adapters.openai.settings.OpenAiSettings;
import dev.easel.adapters.openai.settings.OpenAiSystem;
import dev.easel.core.domain.Background;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.MaskConvention;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTableTest {
    private static Capabilities capabilities(OpenAiSystem system, Verb verb, String model) {
        return ModelTable.capabilities(OpenAiSettings.of(system), verb).apply(new ModelId(model));
    }

    private static Capabilities generating(OpenAiSystem system, String model) {
        return capabilities(system, Verb.GENERATE, model);
    }

    @Test
    void knowsWhatModelVerseDocuments() {
        Capabilities capabilities = generating(OpenAiSystem.MODELVERSE, "gpt-image-1");
        assertThat(capabilities.maxCount()).isEqualTo(4);
        assertThat(capabilities.sizes().allowed()).isEqualTo("[1024x1024, 1024x1536, 1536x1024]");
        assertThat(capabilities.formats()).containsExactlyInAnyOrder(ImageFormat.PNG, ImageFormat.JPEG);
        assertThat(capabilities.qualities()).containsExactlyInAnyOrder(Quality.LOW, Quality.MEDIUM, Quality.HIGH);
        assertThat(capabilities.backgrounds()).isEmpty();
        assertThat(capabilities.compression()).isTrue();
        assertThat(capabilities.partialImages()).isFalse();
        assertThat(capabilities.source()).contains("ModelVerse", "2026");
    }

    @Test
    void newerModelsAllowAnySizeWithinTheirRules() {
        for (String model :
                new String[] {"gpt-image-2", "gpt-image-2-2026-04-21", "gpt-image-2.5-sunburst", "GPT-Image-2.6-Flare"
                }) {
            assertThat(generating(OpenAiSystem.OPENAI, model).sizes().nearest(ImageSize.exact(1536, 864)))
                    .as(model)
                    .isEqualTo(ImageSize.exact(1536, 864));
        }
        assertThat(generating(OpenAiSystem.OPENAI, "gpt-image-2").qualities()).doesNotContain(Quality.MAX);
        assertThat(generating(OpenAiSystem.OPENAI, "gpt-image-2.6-flare").qualities())
                .contains(Quality.MAX);
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-image-1, 2026-10-23",
        "gpt-image-1-mini, 2026-12-01",
        "gpt-image-1.5, 2026-12-01",
        "chatgpt-image-latest, 2026-12-01",
        "dall-e-2, 2026-05-12",
        "dall-e-3, 2026-05-12"
    })
    void knowsWhenModelsEndAtOpenAi(String model, LocalDate day) {
        assertThat(generating(OpenAiSystem.OPENAI, model).endOfLife()).contains(day);
        assertThat(generating(OpenAiSystem.COMPATIBLE, model).endOfLife()).isEmpty();
    }

    @Test
    void hasCapabilitiesForUnknownModels() {
        for (OpenAiSystem system : OpenAiSystem.values()) {
            for (Verb verb : Verb.values()) {
                Capabilities capabilities = capabilities(system, verb, "vendor/new-model");
                assertThat(capabilities.maxCount()).isGreaterThan(1);
                assertThat(capabilities.endOfLife()).isEmpty();
                assertThat(capabilities.mask()).isEqualTo(MaskConvention.TRANSPARENT);
                assertThat(capabilities.source()).isNotBlank();
            }
        }
    }

    @Test
    void knowsTheNamesThatACompatibleServerLists() {
        assertThat(ModelTable.names(OpenAiSystem.COMPATIBLE))
                .containsExactly(
                        "gpt-image-2.6-sunburst",
                        "gpt-image-2.6-flare",
                        "gpt-image-2.5-sunburst",
                        "gpt-image-2.5-flare",
                        "gpt-image-2",
                        "gpt-image-1.5",
                        "gpt-image-1-mini",
                        "gpt-image-1",
                        "chatgpt-image-latest");
    }

    @Test
    void sendsUnknownModelsNoOutputFormat() {
        assertThat(generating(OpenAiSystem.COMPATIBLE, "vendor/new-model").formats())
                .isEmpty();
        assertThat(generating(OpenAiSystem.COMPATIBLE, "vendor/new-model").compression())
                .isFalse();
        assertThat(generating(OpenAiSystem.COMPATIBLE, "gpt-image-1-2025").formats())
                .isNotEmpty();
        assertThat(generating(OpenAiSystem.COMPATIBLE, "grok-imagine-image")
                        .sizes()
                        .nearest(ImageSize.exact(64, 64)))
                .isEqualTo(ImageSize.auto());
        assertThat(generating(OpenAiSystem.COMPATIBLE, "doubao-seedream-4-5-251128")
                        .sizes()
                        .nearest(ImageSize.exact(1024, 1024)))
                .isEqualTo(ImageSize.exact(2048, 2048));
    }

    @ParameterizedTest
    @EnumSource(OpenAiSystem.class)
    void knowsTheDefaultModelOfAProvider(OpenAiSystem system) {
        Capabilities byDefault = generating(system, "default");
        assertThat(byDefault.model()).isEqualTo(system.usualModel().map(ModelId::new));
        system.usualModel().ifPresent(model -> assertThat(byDefault).isEqualTo(generating(system, model)));
    }

    @Test
    void supportsInputFidelityOnlyWhereTheModelDoes() {
        assertThat(takes("gpt-image-1.5", "input_fidelity")).isTrue();
        assertThat(takes("gpt-image-2", "input_fidelity")).isFalse();
        assertThat(takes("gpt-image-1-mini", "input_fidelity")).isFalse();
    }

    @Test
    void supportsComplexityAndGifFromGptImage26On() {
        assertThat(takes("gpt-image-2.6-sunburst", "complexity")).isTrue();
        assertThat(takes("gpt-image-2.5-sunburst", "complexity")).isFalse();
        assertThat(generating(OpenAiSystem.OPENAI, "gpt-image-2.6-flare").formats())
                .contains(ImageFormat.GIF);
        assertThat(generating(OpenAiSystem.OPENAI, "gpt-image-2.5-flare").formats())
                .doesNotContain(ImageFormat.GIF);
        assertThat(capabilities(OpenAiSystem.OPENAI, Verb.INPAINT, "gpt-image-2.6-flare")
                        .formats())
                .doesNotContain(ImageFormat.GIF);
    }

    private static boolean takes(String model, String field) {
        return ModelTable.row(OpenAiSystem.OPENAI, Verb.EDIT, model).takes(field);
    }

    @Test
    void defaultsToModelsThatTheProviderServes() {
        Capabilities openAi = generating(OpenAiSystem.OPENAI, "default");
        assertThat(openAi.model()).isPresent();
        assertThat(openAi.endOfLife()).isEmpty();
        assertThat(openAi.source()).doesNotContain("does not know");
    }

    @Test
    void leadsFromEveryModelThatEndsToOneThatDoesNot() {
        for (String model : ModelTable.names(OpenAiSystem.OPENAI)) {
            Capabilities can = generating(OpenAiSystem.OPENAI, model);
            assertThat(can.model()).contains(new ModelId(model));
            assertThat(can.successor().isPresent())
                    .as(model)
                    .isEqualTo(can.endOfLife().isPresent());
            can.successor()
                    .ifPresent(next -> assertThat(
                                    generating(OpenAiSystem.OPENAI, next.name()).endOfLife())
                            .isEmpty());
        }
    }

    @Test
    void warnsWhereAnotherProviderServesAModelThatOpenAiRetired() {
        assertThat(ModelTable.retirement(OpenAiSystem.MODELVERSE, Verb.GENERATE, "gpt-image-1")
                        .map(Note::message))
                .hasValueSatisfying(message ->
                        assertThat(message).contains("gpt-image-1", "2026-10-23", "may serve the name longer"));
        assertThat(ModelTable.retirement(OpenAiSystem.MODELVERSE, Verb.GENERATE, "gpt-image-2"))
                .isEmpty();
        assertThat(ModelTable.retirement(OpenAiSystem.OPENAI, Verb.GENERATE, "gpt-image-1"))
                .isEmpty();
        assertThat(ModelTable.retirement(OpenAiSystem.COMPATIBLE, Verb.GENERATE, "gpt-image-1"))
                .isEmpty();
    }

    @Test
    void knowsTheLargerModelsOfModelVerse() {
        Capabilities second = generating(OpenAiSystem.MODELVERSE, "gpt-image-2");
        assertThat(second.maxCount()).isEqualTo(10);
        assertThat(second.sizes().nearest(ImageSize.exact(3840, 2160))).isEqualTo(ImageSize.exact(3840, 2160));
        assertThat(generating(OpenAiSystem.MODELVERSE, "gpt-image-1.5").formats())
                .contains(ImageFormat.WEBP);
        assertThat(generating(OpenAiSystem.MODELVERSE, "gpt-image-1.5").maxCount())
                .isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FLUX.2-dev", "default", "Qwen/Qwen-Image"})
    void asksAnyCompatibleServerForTheSizeAndSeedAsTheyAre(String model) {
        Capabilities can = generating(OpenAiSystem.COMPATIBLE, model);
        assertThat(can.sizes().nearest(ImageSize.exact(1344, 768))).isEqualTo(ImageSize.exact(1344, 768));
        assertThat(can.seed()).isTrue();
        assertThat(generating(OpenAiSystem.COMPATIBLE, "gpt-image-1").seed()).isFalse();
        assertThat(generating(OpenAiSystem.COMPATIBLE, "openai/gpt-image-2").sizes())
                .isEqualTo(generating(OpenAiSystem.OPENAI, "gpt-image-2").sizes());
    }

    @Test
    void canNotRequestWhatIsOmitted() {
        OpenAiSettings settings = OpenAiSettings.of(OpenAiSystem.OPENAI)
                .omit("n", "size", "quality", "background", "output_format", "seed", "model");
        Capabilities can = ModelTable.capabilities(settings, Verb.GENERATE).apply(ModelId.DEFAULT);
        assertThat(can.maxCount()).isEqualTo(1);
        assertThat(can.sizes()).isEqualTo(SizeRule.unspecified());
        assertThat(can.qualities()).isEmpty();
        assertThat(can.backgrounds()).isEmpty();
        assertThat(can.formats()).isEmpty();
        assertThat(can.compression()).isFalse();
        assertThat(can.seed()).isFalse();
        Capabilities uncompressed = ModelTable.capabilities(
                        OpenAiSettings.of(OpenAiSystem.OPENAI).omit("output_compression"), Verb.GENERATE)
                .apply(ModelId.DEFAULT);
        assertThat(uncompressed.compression()).isFalse();
        assertThat(uncompressed.formats()).isNotEmpty();
    }

    @Test
    void rejectsFieldsThatCanNotBeOmitted() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpenAiSettings.of(OpenAiSystem.OPENAI).omit("siz"))
                .withMessage("Field 'siz' cannot be omitted; allowed are model, n, size, quality, background,"
                        + " output_format, output_compression, seed.");
    }

    @Test
    void offersTransparencyWhereTheSchemaDoes() {
        assertThat(generating(OpenAiSystem.OPENAI, "gpt-image-2").backgrounds()).contains(Background.TRANSPARENT);
        assertThat(generating(OpenAiSystem.OPENAI, "dall-e-3").backgrounds()).isEmpty();
        assertThat(generating(OpenAiSystem.OPENAI, "dall-e-3").maxCount()).isEqualTo(1);
    }
}
