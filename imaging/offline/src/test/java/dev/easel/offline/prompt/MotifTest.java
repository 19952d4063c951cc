package dev.easel.offline.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MotifTest {
    @ParameterizedTest
    @CsvSource({
        "A calm SEA at night!, SEA NIGHT PASTEL",
        "two cats and a butterfly, CAT BUTTERFLY",
        "snow-capped peaks, MOUNTAIN",
        "a snowy forest, SNOW FOREST",
        "in black and white, MONOCHROME",
        "a carpet in a scarce palace, ''",
        "日落时的城市, SUNSET CITY",
        "remove the car, REMOVE CAR",
        "the quick brown idea, ''"
    })
    void findsTheMotifsOfAPrompt(String prompt, String names) {
        Motif[] motifs = Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(Motif::valueOf)
                .toArray(Motif[]::new);

        assertThat(Motif.in(prompt)).containsExactlyInAnyOrder(motifs);
    }
}
