package dev.easel.core.domain.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.Size;
import dev.easel.core.domain.money.CostRange;
import dev.easel.core.domain.money.Money;
import dev.easel.core.domain.money.Usage;
import dev.easel.core.domain.price.TokenPrices.Kind;
import dev.easel.core.testing.TestImages;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The prices here are 1, 10, 100… a token, so that each kind has a digit of its price. */
class TokenPricesTest {
    private static final GenerateRequest GENERATE = GenerateRequest.of("fox");
    private static final EditRequest EDIT = EditRequest.of(TestImages.photo(16, 12), "fox");
    private static final Size SQUARE = new Size(1024, 1024);

    private static TokenPrices.Builder prices() {
        return TokenPrices.builder("USD", "a test")
                .perMillion(Kind.CACHED_TEXT_INPUT, "1000000")
                .perMillion(Kind.TEXT_INPUT, "10000000")
                .perMillion(Kind.CACHED_IMAGE_INPUT, "100000000")
                .perMillion(Kind.IMAGE_INPUT, "1000000000")
                .perMillion(Kind.TEXT_OUTPUT, "10000000000")
                .perMillion(Kind.IMAGE_OUTPUT, "100000000000");
    }

    private static ImageResult used(String usage) {
        Map<String, Long> counts = new TreeMap<>();
        if (!usage.isBlank()) {
            Arrays.stream(usage.split(" "))
                    .map(pair -> pair.split("="))
                    .forEach(pair -> counts.put(pair[0], Long.valueOf(pair[1])));
        }
        OptionalLong input = count(counts.remove("input"));
        OptionalLong output = count(counts.remove("output"));
        return ImageResult.builder("test")
                .usage(Optional.of(new Usage(input, output, OptionalLong.empty(), counts)))
                .build();
    }

    private static OptionalLong count(Long count) {
        return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }

    private static String cost(ImageRequest sent, String usage) {
        return prices().build()
                .cost(sent, used(usage))
                .map(money -> money.amount().toPlainString())
                .orElse("unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "input=3 output=2, 200030",
        "input=3 output=2 output_tokens_details.image_tokens=2, 200030",
        "input=3 output=5 output_tokens_details.image_tokens=2, 230030",
        "input=3 output=5 output_tokens_details.text_tokens=1, 410030",
        "input=3 output=5 completion_tokens_details.text_tokens=1, 410030",
        "input=3 output=5 output_tokens_details.image_tokens=9, 500030",
        "input=3 output=2 input_tokens_details.cached_tokens=1, 200021",
        "input=0 output=0, 0",
        "input=3, unknown",
        "output=2, unknown",
        "'', unknown"
    })
    void pricesAGenerationByItsUsage(String usage, String cost) {
        assertThat(cost(GENERATE, usage)).isEqualTo(cost);
    }

    @ParameterizedTest
    @CsvSource({
        "input=8 output=2 input_tokens_details.text_tokens=3 input_tokens_details.image_tokens=5, 205030",
        "input=8 output=2 prompt_tokens_details.text_tokens=3 prompt_tokens_details.image_tokens=5, 205030",
        "input=8 output=2 input_tokens_details.image_tokens=5, 205030",
        "input=8 output=2 input_tokens_details.text_tokens=3, 205030",
        "input=0 output=2, 200000",
        "input=8 output=2, unknown",
        "input=8 output=2 input_tokens_details.image_tokens=9, unknown",
        "input=8 output=2 input_tokens_details.image_tokens=5 input_tokens_details.cached_tokens=4, unknown",
        "input=8 output=2 input_tokens_details.image_tokens=5 input_tokens_details.cached_tokens=4 "
                + "input_tokens_details.cached_tokens_details.text_tokens=1, 202321",
        "input=8 output=2 input_tokens_details.image_tokens=5 input_tokens_details.cached_tokens=9 "
                + "input_tokens_details.cached_tokens_details.text_tokens=1, unknown"
    })
    void pricesAnEditOnlyWhereTextAndImagesAreToldApart(String usage, String cost) {
        assertThat(cost(EDIT, usage)).isEqualTo(cost);
    }

    @Test
    void doesNotKnowTheCostOfTokensWithoutAPrice() {
        TokenPrices noText = TokenPrices.builder("USD", "a test")
                .perMillion(Kind.TEXT_INPUT, "5")
                .perMillion(Kind.IMAGE_OUTPUT, "30")
                .build();
        assertThat(noText.cost(GENERATE, used("input=10 output=1000"))).contains(Money.usd("0.03005"));
        assertThat(noText.cost(GENERATE, used("input=10 output=1000 output_tokens_details.text_tokens=1")))
                .isEmpty();
        assertThat(noText.cost(GENERATE, ImageResult.builder("test").build())).isEmpty();
    }

    @Test
    void boundsACallByTheTokensOfItsImages() {
        TokenPrices prices = prices().outputTokens(OutputTokens.table(Map.of(
                        Quality.LOW, Map.of(SQUARE, 272L, new Size(1024, 1536), 408L),
                        Quality.HIGH, Map.of(SQUARE, 4160L))))
                .partialImageTokens(100)
                .build();
        GenerateRequest low =
                GENERATE.toBuilder().size(1024, 1024).quality(Quality.LOW).build();
        assertThat(prices.estimate(low)).contains(range("27200010", "27201030"));
        assertThat(prices.estimate(low.toBuilder().count(2).build())).contains(range("54400010", "54402060"));
        assertThat(prices.estimate(low.toBuilder().partialImages(3).build())).contains(range("27200010", "57201030"));
        assertThat(prices.estimate(GENERATE.toBuilder().size(1024, 1024).build()))
                .contains(range("27200010", "416001030"));
        assertThat(prices.estimate(GENERATE.toBuilder().quality(Quality.LOW).build()))
                .contains(range("27200010", "40801030"));
        assertThat(prices.estimate(low.toBuilder().quality(Quality.MAX).build()))
                .as("a quality the table does not have")
                .isEmpty();
        assertThat(prices.estimate(low.toBuilder().size(512, 512).build())).isEmpty();
        assertThat(prices().build().estimate(low)).isEmpty();
    }

    @Test
    void boundsTheInputOfAnEditOnlyWhereThatIsKnown() {
        TokenPrices.Builder prices =
                prices().outputTokens(OutputTokens.table(Map.of(Quality.AUTO, Map.of(SQUARE, 10L))));
        assertThat(prices.build().estimate(EDIT)).isEmpty();
        assertThat(prices.mostInputImageTokens(1536).build().estimate(EDIT)).contains(range("1000010", "2538030"));
    }

    @Test
    void doesNotBoundPartialImagesOfUnknownPrice() {
        TokenPrices prices = prices().outputTokens(OutputTokens.table(Map.of(Quality.AUTO, Map.of(SQUARE, 10L))))
                .build();
        assertThat(prices.estimate(GENERATE)).isPresent();
        assertThat(prices.estimate(GENERATE.toBuilder().partialImages(1).build()))
                .isEmpty();
    }

    @Test
    void rejectsANegativePrice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> prices().perMillion(Kind.TEXT_INPUT, "-1"))
                .withMessageContaining("-1 USD");
    }

    @Test
    void namesItsPricesAndTheirSource() {
        assertThat(TokenPrices.builder("USD", "a test, 2026-11-20")
                        .perMillion(Kind.IMAGE_OUTPUT, "30")
                        .perMillion(Kind.CACHED_TEXT_INPUT, "1.25")
                        .build())
                .hasToString("cached text input 1.25, image output 30 USD per million tokens (a test, 2026-11-20)");
    }

    private static CostRange range(String from, String to) {
        return new CostRange(Money.usd(from), Money.usd(to));
    }
}
