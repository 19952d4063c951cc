package dev.easel.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.Size;
import dev.easel.core.domain.money.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenCountTest {
    private static Usage usage(String prompt, Quality quality, int count, List<Size> inputs, String output) {
        return TokenCount.of(
                GenerateRequest.builder(prompt).quality(quality).count(count).build(), inputs, Size.parse(output));
    }

    @ParameterizedTest
    @CsvSource({
        "LOW, 1024x1024, 272",
        "MEDIUM, 1024x1024, 1056",
        "HIGH, 1024x1024, 4160",
        "LOW, 1024x1536, 408",
        "MEDIUM, 1024x1536, 1584",
        "HIGH, 1024x1536, 6240",
        "LOW, 1536x1024, 400",
        "MEDIUM, 1536x1024, 1568",
        "HIGH, 1536x1024, 6208",
        "AUTO, 1024x1024, 4160",
        "MAX, 1024x1024, 4160",
        "LOW, 512x512, 68",
        "LOW, 683x1024, 182",
        "HIGH, 1x1, 1"
    })
    void countsThePublishedTokensOfAnImageAndOthersInProportion(Quality quality, String size, long tokens) {
        assertThat(usage("p", quality, 1, List.of(), size).output()).hasValue(tokens);
        assertThat(usage("p", quality, 3, List.of(), size).output()).hasValue(3 * tokens);
    }

    @Test
    void countsWhatTheExampleOfModelVerseShows() {
        Usage usage = usage("a beautiful flower", Quality.HIGH, 1, List.of(), "1024x1024");

        assertThat(usage.input()).hasValue(9);
        assertThat(usage.total()).hasValue(4169);
        assertThat(usage.details())
                .containsEntry("input_tokens_details.text_tokens", 9L)
                .containsEntry("input_tokens_details.image_tokens", 0L)
                .containsEntry("output_tokens_details.image_tokens", 4160L);
    }

    @ParameterizedTest
    @CsvSource({"1024x1024, 194", "1024x1536, 323", "512x512, 194", "96x64, 194", "4096x512, 581", "3000x1000, 452"})
    void countsTheTilesOfAnInputImage(String size, long tokens) {
        assertThat(usage("p", Quality.LOW, 1, List.of(Size.parse(size)), "1024x1024")
                        .details())
                .containsEntry("input_tokens_details.image_tokens", tokens);
    }

    @Test
    void countsACharacterOutsideTheBasicPlaneOnce() {
        assertThat(usage("🌹🌹🌹🌹", Quality.LOW, 1, List.of(), "1024x1024").input())
                .hasValue(5);
    }
}
