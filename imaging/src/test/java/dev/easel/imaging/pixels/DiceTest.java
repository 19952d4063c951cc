package dev.easel.imaging.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DiceTest {
    @Test
    void throwsTheNumbersOfSplitMix64() {
        Dice dice = new Dice(1234567);

        assertThat(dice.nextLong()).isEqualTo(6457827717110365317L);
        assertThat(dice.nextLong()).isEqualTo(3203168211198807973L);
    }

    @Test
    void staysBelowTheBoundAndReachesAllOfIt() {
        Dice dice = new Dice(3);
        int[] counts = new int[6];
        for (int i = 0; i < 6000; i++) {
            counts[dice.below(6)]++;
        }

        assertThat(Arrays.stream(counts)).allMatch(count -> count > 850 && count < 1150);
    }

    @Test
    void likeValuesAreMixedApart() {
        assertThat(Long.bitCount(Dice.mix(1, 1) ^ Dice.mix(1, 2))).isBetween(16, 48);
        assertThat(Dice.mix(1, 2)).isNotEqualTo(Dice.mix(2, 1));
    }
}
