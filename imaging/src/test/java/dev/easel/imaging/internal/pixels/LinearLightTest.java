package dev.easel.imaging.internal.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LinearLightTest {
    @Test
    void convertsEveryLevelThereAndBack() {
        for (int level = 0; level < 256; level++) {
            assertThat(LinearLight.level(LinearLight.ofLevel(level))).isEqualTo(level);
        }
    }

    @Test
    void convertsTheEndsAndTheMiddle() {
        assertThat(LinearLight.ofLevel(0)).isZero();
        assertThat(LinearLight.ofLevel(255)).isEqualTo(1);
        assertThat(LinearLight.level(0.5f)).isEqualTo(188);
        assertThat(LinearLight.decode(0.5)).isCloseTo(0.21404, within(1e-5));
    }

    @Test
    void clampsValuesOutOfRange() {
        assertThat(LinearLight.level(-0.3f)).isZero();
        assertThat(LinearLight.level(7)).isEqualTo(255);
    }
}
