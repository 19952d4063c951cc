package dev.easel.adapters.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.openai.settings.OpenAiOptions;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Prices;
import dev.easel.core.domain.ProviderOptions;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.Size;
import dev.easel.core.domain.money.Usage;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.WireOptions;
import dev.easel.http.apache.ApacheHttp;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FieldPricesTest {
    private static final GenerateRequest FOX = GenerateRequest.builder("a fox")
            .size(new ImageSize.Exact(new Size(1024, 1024)))
            .quality(Quality.LOW)
            .build();
    private static final ImageResult DONE = ImageResult.builder("openai")
            .usage(Optional.of(new Usage(OptionalLong.of(9), OptionalLong.of(196), OptionalLong.of(205), Map.of())))
            .build();

    private static Prices prices() {
        try (HttpKit kit = ApacheHttp.open()) {
            return OpenAi.openAi(ApiKey.of("sk-1"))
                    .provider(kit)
                    .generator()
                    .orElseThrow()
                    .capabilities(new ModelId("gpt-image-2"))
                    .prices()
                    .orElseThrow();
        }
    }

    private static GenerateRequest with(ProviderOptions options) {
        return FOX.toBuilder().options(options).build();
    }

    @Test
    void aFieldThatMayChangeThePriceLeavesTheEstimateUnknown() {
        assertThat(prices().estimate(FOX)).isPresent();
        assertThat(prices().estimate(with(WireOptions.none().field("n", 8)))).isEmpty();
        assertThat(prices().estimate(with(WireOptions.none().field("anything", 1))))
                .isEmpty();
        assertThat(prices().estimate(with(OpenAiOptions.none().extra("quality", "high"))))
                .isEmpty();
    }

    @Test
    void aFieldThatIsNotBilledLeavesItKnown() {
        assertThat(prices().estimate(with(OpenAiOptions.none().user("u").stream())))
                .isEqualTo(prices().estimate(FOX));
        assertThat(prices().estimate(with(
                        WireOptions.none().field("moderation", "low").header("X-Team", "7"))))
                .isEqualTo(prices().estimate(FOX));
    }

    @Test
    void whatAnotherModelCostIsUnknownUnlessItIsReported() {
        assertThat(prices().cost(FOX, DONE)).isPresent();
        assertThat(prices().cost(with(WireOptions.none().field("n", 8)), DONE)).isEqualTo(prices().cost(FOX, DONE));
        assertThat(prices().cost(with(WireOptions.none().field("model", "another")), DONE))
                .isEmpty();
    }

    @Test
    void equalPricesAreEqual() {
        assertThat(prices()).isEqualTo(prices());
        assertThat(prices().toString()).contains("USD per million tokens");
    }
}
