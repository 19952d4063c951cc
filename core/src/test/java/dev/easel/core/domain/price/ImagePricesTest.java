package dev.easel.core.domain.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.Size;
import dev.easel.core.domain.money.CostRange;
import dev.easel.core.domain.money.Money;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.testing.TestImages;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagePricesTest {
    private static final GenerateRequest TWO =
            GenerateRequest.builder("cats").count(2).build();
    private static final Money FOUR_CENTS = Money.usd("0.04");
    private static final ImagePrices TABLE = ImagePrices.table(
            Map.of(
                    Quality.LOW, Map.of(new Size(16, 12), Money.usd("0.01"), new Size(32, 24), Money.usd("0.02")),
                    Quality.HIGH, Map.of(new Size(16, 12), Money.usd("0.1"))),
            "a test");

    private static ImageResult images(int... widths) {
        ImageResult.Builder result = ImageResult.builder("test");
        for (int width : widths) {
            result.image(GeneratedImage.received(TestImages.photo(width, width * 3 / 4)));
        }
        return result.build();
    }

    @Test
    void chargeForEveryImageThatCame() {
        ImagePrices each = ImagePrices.each(FOUR_CENTS, "a test");
        assertThat(each.cost(TWO, images(16, 32))).contains(Money.usd("0.08"));
        assertThat(each.cost(TWO, images(16))).contains(FOUR_CENTS);
        assertThat(each.estimate(TWO)).contains(CostRange.exactly(Money.usd("0.08")));
        assertThat(each).hasToString("0.04 USD per image (a test)");
    }

    @ParameterizedTest
    @CsvSource({"BILLED, false", "UNKNOWN, false", "NOT_BILLED, true"})
    void areUnknownWhereAnImageMayHaveBeenBilledThatDidNotCome(Billing billing, boolean known) {
        ImageResult half = images(16).toBuilder()
                .partialFailure(new UnreadableResponseException("damaged", CallFacts.of(billing), null))
                .build();
        assertThat(ImagePrices.each(FOUR_CENTS, "a test").cost(TWO, half).isPresent())
                .isEqualTo(known);
    }

    @Test
    void dependOnQualityAndSize() {
        GenerateRequest low = TWO.toBuilder().quality(Quality.LOW).build();
        assertThat(TABLE.cost(low, images(16, 32))).contains(Money.usd("0.03"));
        assertThat(TABLE.cost(TWO, images(16, 16)))
                .as("which quality the provider took is unknown")
                .isEmpty();
        assertThat(TABLE.cost(TWO, images(32, 32))).contains(FOUR_CENTS);
        assertThat(TABLE.cost(low, images(16, 48))).isEmpty();
        assertThat(TABLE.estimate(low)).contains(new CostRange(Money.usd("0.02"), FOUR_CENTS));
        assertThat(TABLE.estimate(TWO)).contains(new CostRange(Money.usd("0.02"), Money.usd("0.2")));
        assertThat(TABLE.estimate(low.toBuilder().quality(Quality.MAX).build())).isEmpty();
        assertThat(TABLE).hasToString("0.01 USD to 0.1 USD per image (a test)");
    }

    @Test
    void haveOneCurrency() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImagePrices.table(
                        Map.of(Quality.LOW, Map.of(new Size(1, 1), FOUR_CENTS, new Size(2, 2), Money.parse("1 EUR"))),
                        "a test"))
                .withMessageContaining("one currency");
    }
}
