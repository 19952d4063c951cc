package dev.easel.core.domain.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.Size;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputTokensTest {
    private static final SizeRule.Flexible SIZES = new SizeRule.Flexible(16, 655_360, 8_294_400, 3840, 3);
    private static final OutputTokens GRID =
            OutputTokens.grid(Map.of(Quality.LOW, 16, Quality.MEDIUM, 48, Quality.HIGH, 96), SIZES);

    /** The counts of OpenAI's calculator (community.openai.com 1379464, 2026-04) and its prices per image at 30 a million. */
    @ParameterizedTest
    @CsvSource({
        "HIGH, 1024x1024, 7024",
        "HIGH, 1536x1024, 5488",
        "HIGH, 1024x1536, 5488",
        "HIGH, 1792x1024, 5063",
        "HIGH, 3584x2048, 12329",
        "MEDIUM, 1024x1024, 1756",
        "LOW, 1024x1024, 196",
        "LOW, 1024x1536, 158"
    })
    void countTheCellsOfAGrid(Quality quality, String size, long tokens) {
        assertThat(GRID.of(quality, new ImageSize.Exact(Size.parse(size)))).contains(new TokenRange(tokens, tokens));
    }

    @Test
    void boundWhatTheProviderDecides() {
        assertThat(GRID.of(Quality.AUTO, ImageSize.exact(1024, 1024))).contains(new TokenRange(196, 7024));
        assertThat(GRID.of(Quality.MAX, ImageSize.exact(1024, 1024))).isEmpty();
        TokenRange low = GRID.of(Quality.LOW, ImageSize.auto()).orElseThrow();
        for (int[] size :
                new int[][] {{2880, 2880}, {3840, 2160}, {1024, 1024}, {1408, 480}, {480, 1408}, {816, 816}}) {
            long tokens = GRID.of(Quality.LOW, ImageSize.exact(size[0], size[1]))
                    .orElseThrow()
                    .to();
            assertThat(tokens).isBetween(low.from(), low.to());
        }
        assertThat(GRID.of(Quality.AUTO, ImageSize.auto()))
                .contains(new TokenRange(
                        low.from(),
                        GRID.of(Quality.HIGH, ImageSize.exact(2880, 2880))
                                .orElseThrow()
                                .to()));
    }

    @Test
    void areLookedUpByQualityAndSize() {
        OutputTokens table = OutputTokens.table(Map.of(
                Quality.AUTO,
                Map.of(new Size(1, 1), 5L),
                Quality.HIGH,
                Map.of(new Size(1, 1), 7L, new Size(2, 1), 9L)));
        assertThat(table.of(Quality.LOW, ImageSize.exact(1, 1))).contains(new TokenRange(5, 5));
        assertThat(table.of(Quality.HIGH, ImageSize.exact(2, 1))).contains(new TokenRange(9, 9));
        assertThat(table.of(Quality.HIGH, ImageSize.ratio(2, 1))).contains(new TokenRange(7, 9));
        assertThat(table.of(Quality.AUTO, ImageSize.auto())).contains(new TokenRange(5, 9));
        assertThat(table.of(Quality.HIGH, ImageSize.exact(9, 9))).isEmpty();
    }

    @Test
    void areNoInvalidRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenRange(2, 1))
                .withMessage("Invalid range of 2 to 1 tokens.");
    }
}
