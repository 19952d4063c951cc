package dev.easel.adapters.openai.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.easel.adapters.openai.settings.OpenAiSettings;
import dev.easel.adapters.openai.settings.OpenAiSystem;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Prices;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.money.CostRange;
import dev.easel.core.domain.money.Money;
import dev.easel.core.domain.money.Usage;
import dev.easel.core.testing.TestImages;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PriceTableTest {
    private static final GenerateRequest FOX = GenerateRequest.of("a fox");

    private static Prices prices(String model) {
        return PriceTable.of(OpenAiSystem.OPENAI, model).orElseThrow();
    }

    private static ImageResult used(long input, long output) {
        Usage usage =
                new Usage(OptionalLong.of(input), OptionalLong.of(output), OptionalLong.of(input + output), Map.of());
        return ImageResult.builder("openai").usage(Optional.of(usage)).build();
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-image-2.6-sunburst, 0.21122",
        "GPT-Image-2.5-Flare, 0.21122",
        "gpt-image-2, 0.21122",
        "gpt-image-2-2026-04-21, 0.21122",
        "gpt-image-1.5, 0.225268",
        "chatgpt-image-latest, 0.225268",
        "gpt-image-1-mini, 0.056392",
        "gpt-image-1, 0.28146"
    })
    void pricesTheTokensThatAreReported(String model, String dollars) {
        assertThat(prices(model).cost(FOX, used(100, 7024))).contains(Money.usd(dollars));
    }

    /** The published prices of an image without its prompt, in mills: "gpt-image-1" and "Image generation" of OpenAI. */
    @ParameterizedTest
    @CsvSource({
        "gpt-image-1, LOW, 1024, 1024, 11",
        "gpt-image-1, LOW, 1024, 1536, 16",
        "gpt-image-1, MEDIUM, 1024, 1024, 42",
        "gpt-image-1, MEDIUM, 1536, 1024, 63",
        "gpt-image-1, HIGH, 1024, 1024, 166",
        "gpt-image-1, HIGH, 1024, 1536, 250",
        "gpt-image-2, LOW, 1024, 1024, 6",
        "gpt-image-2, LOW, 1024, 1536, 5",
        "gpt-image-2, MEDIUM, 1024, 1024, 53",
        "gpt-image-2, MEDIUM, 1024, 1536, 41",
        "gpt-image-2, HIGH, 1024, 1024, 211",
        "gpt-image-2, HIGH, 1536, 1024, 165"
    })
    void estimatesThePublishedPricePerImage(String model, Quality quality, int width, int height, long mills) {
        GenerateRequest request =
                FOX.toBuilder().quality(quality).size(width, height).build();
        CostRange range = prices(model).estimate(request).orElseThrow();
        assertThat(range.from().amount()).isCloseTo(BigDecimal.valueOf(mills, 3), within(new BigDecimal("0.0006")));
        assertThat(range.to().amount().subtract(range.from().amount()))
                .as("what the prompt may cost")
                .isBetween(BigDecimal.ZERO, new BigDecimal("0.001"));
    }

    @Test
    void knowsTheBoundsOfWhatOpenAiDecides() {
        assertThat(prices("gpt-image-2").estimate(FOX).orElseThrow().toString())
                .isEqualTo("0.001625 USD to 0.712095 USD");
        assertThat(prices("gpt-image-2")
                        .estimate(EditRequest.builder(TestImages.photo(8, 8), "blue")
                                .quality(Quality.LOW)
                                .size(1024, 1024)
                                .build())
                        .orElseThrow()
                        .to())
                .isEqualTo(Money.usd("0.019188"));
    }

    @ParameterizedTest
    @CsvSource({"gpt-image-2.6-flare", "gpt-image-2.5-sunburst", "gpt-image-1.5", "gpt-image-1-mini"})
    void doesNotGuessHowManyTokensAnImageHas(String model) {
        assertThat(prices(model).estimate(FOX)).isEmpty();
    }

    @Test
    void knowsNoPriceOfOtherProvidersAndModels() {
        assertThat(PriceTable.of(OpenAiSystem.MODELVERSE, "gpt-image-1")).isEmpty();
        assertThat(PriceTable.of(OpenAiSystem.COMPATIBLE, "gpt-image-2")).isEmpty();
        assertThat(PriceTable.of(OpenAiSystem.OPENAI, "gpt-image-9")).isEmpty();
        assertThat(PriceTable.of(OpenAiSystem.OPENAI, "gpt-image-1.9")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void capabilitiesHaveThePricesOfTheModel(Verb verb) {
        OpenAiSettings openAi = OpenAiSettings.of(OpenAiSystem.OPENAI);
        assertThat(ModelTable.capabilities(openAi, verb)
                        .apply(new ModelId("gpt-image-1"))
                        .prices())
                .contains(prices("gpt-image-1"));
        assertThat(ModelTable.capabilities(openAi, verb).apply(ModelId.DEFAULT).prices())
                .contains(prices(openAi.model().orElseThrow()));
    }

    @Test
    void namesTheSourceAndItsDate() {
        for (String model : ModelTable.names(OpenAiSystem.OPENAI)) {
            PriceTable.of(OpenAiSystem.OPENAI, model)
                    .ifPresent(prices -> assertThat(prices.toString())
                            .containsPattern("USD per million tokens \\(.*20\\d\\d-\\d\\d"));
        }
    }
}
