package dev.easel.imaging.internal.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SeededRandomTest {
    @Test
    void returnsTheNumbersOfSplitMix64() {
        SeededRandom random = new SeededRandom(1234567);

        assertThat(random.nextLong()).isEqualTo(6457827717110365317L);
        assertThat(random.nextLong()).isEqualTo(3203168211198807973L);
    }

    @Test
    void staysBelowTheBoundAndReachesAllOfIt() {
        SeededRandom random = new SeededRandom(3);
        int[] counts = new int[6];
        for (int i = 0; i < 6000; i++) {
            counts[random.below(6)]++;
        }

        assertThat(Arrays.stream(counts)).allMatch(count -> count > 850 && count < 1150);
    }

    @Test
    void mixesSimilarValuesToDifferentOnes() {
        assertThat(Long.bitCount(SeededRandom.mix(1, 1) ^ SeededRandom.mix(1, 2)))
                .isBetween(16, 48);
        assertThat(SeededRandom.mix(1, 2)).isNotEqualTo(SeededRandom.mix(2, 1));
    }
}
