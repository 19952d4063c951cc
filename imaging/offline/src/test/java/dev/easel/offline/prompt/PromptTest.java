package dev.easel.offline.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptTest {
    @ParameterizedTest
    @CsvSource({
        "A calm SEA at night!, SEA NIGHT PASTEL",
        "two cats and a butterfly, CAT BUTTERFLY",
        "butterflies, BUTTERFLY",
        "snow-capped peaks, SNOW MOUNTAIN",
        "in black and white, MONOCHROME",
        "the northern lights, AURORA",
        "a carpet in a scarce palace, ''",
        "日落时的城市, SUNSET CITY",
        "一只黑猫在雪山上, CAT MOUNTAIN",
        "熊猫和猫头鹰, ''",
        "remove the car, REMOVE CAR",
        "the quick brown idea, ''",
        "un chat noir sur la plage, CAT BEACH",
        "l'océan et deux châteaux, SEA",
        "des bateaux au coucher du soleil, BOAT SUNSET",
        "eine Katze im verschneiten Wald, CAT SNOW FOREST",
        "zwei Hunde vor den Häusern, DOG HOUSE",
        "ein rotes Boot am See, BOAT LAKE",
        "una gata y dos flores, CAT FLOWER",
        "montañas de noche, MOUNTAIN NIGHT",
        "القطة في الليل, CAT NIGHT",
        "منارة على شاطئ البحر, LIGHTHOUSE BEACH SEA",
        "a chat about a boot, ''",
        "I see a hot dog, ''",
        "an owl, ''",
        "a dragon above a castle, ''",
        "a truck and a pot of lemons, ''"
    })
    void findsTheMotifsOfAPrompt(String prompt, String names) {
        Motif[] motifs = Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(Motif::valueOf)
                .toArray(Motif[]::new);

        assertThat(Prompt.of(prompt).motifs()).containsExactlyInAnyOrder(motifs);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a cat                                        | knew cat
            a cat, a dragon and a castle in watercolor   | knew cat, watercolor; not dragon, castle
            a photo of a red corgi, 4k, highly detailed  | knew red; not corgi
            an oven, an anvil, an axe, an ox, an oar, an otter | knew no word; not oven, anvil, axe, ox, oar, …
            a hot dog at night                           | knew night; not hot dog
            make it nice                                 | knew no word
            Ein Drache über dem Meer                     | knew Meer; not Drache
            un dragon dans la forêt                      | knew forêt; not dragon
            一条龙在海上                                  | knew 海; not 龙
            تنين في الليل                                 | knew الليل; not تنين
            """)
    void tellsWhatItKnowsAndWhatItDoesNot(String prompt, String told) {
        assertThat(Prompt.of(prompt).told(EnumSet.allOf(Motif.class), true)).isEqualTo(told);
    }

    @Test
    void tellsOnlyWhatMatters() {
        assertThat(Prompt.of("a red cat at night").told(EnumSet.of(Motif.NIGHT), false))
                .isEqualTo("knew night; not red, cat");
    }

    @ParameterizedTest
    @CsvSource({
        "red and blue, 2",
        "ein grünes Boot, 1",
        "la maison blanche, 1",
        "flores rojas, 1",
        "红苹果, 1",
        "سيارة حمراء, 1"
    })
    void findsTheColorsOfAPrompt(String prompt, int count) {
        assertThat(Prompt.of(prompt).colors()).hasSize(count);
    }
}
