package dev.easel.core.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.domain.image.Size;
import org.junit.jupiter.api.Test;

class BorderTest {
    private static final Size WIDE = new Size(1000, 500);

    @Test
    void growsEverySideByAShareOfItsDimension() {
        assertThat(Border.fraction(0.2).around(WIDE).grown(WIDE)).isEqualTo(new Size(1400, 700));
    }

    @Test
    void growsAtLeastOnePixelForEveryShare() {
        Size tiny = new Size(3, 7);
        for (int percent = 1; percent <= 50; percent++) {
            Border.Sides sides = Border.fraction(percent / 100.0).around(tiny);
            assertThat(sides.left()).isEqualTo(Math.max(1, Math.round(percent * 3 / 100.0f)));
            assertThat(sides.left()).isEqualTo(sides.right());
            assertThat(sides.top()).isPositive().isEqualTo(sides.bottom());
        }
    }

    @Test
    void refusesSharesOutOfRangeNamingThem() {
        for (double share : new double[] {0.0099, 0.51, 0.7, -1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Border.fraction(share))
                    .withMessageContaining(String.valueOf(share))
                    .withMessageContaining("0.01 to 0.5");
        }
    }

    @Test
    void reachesARatioWithTheSmallestCanvas() {
        assertThat(Border.toRatio(1, 1).around(WIDE)).isEqualTo(Border.pixels(0, 250, 0, 250));
        assertThat(Border.toRatio(3, 1).around(WIDE)).isEqualTo(Border.pixels(250, 0, 250, 0));
    }

    @Test
    void putsTheOddPixelOnTheFarSide() {
        assertThat(Border.toSize(1003, 500).around(WIDE)).isEqualTo(Border.pixels(1, 0, 2, 0));
    }

    @Test
    void refusesATargetThatIsNotLarger() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Border.toSize(1000, 500).around(WIDE))
                .withMessageContaining("1000x500");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Border.toSize(2000, 400).around(WIDE))
                .withMessageContaining("2000x400");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Border.toRatio(2, 1).around(WIDE));
    }

    @Test
    void refusesNoPixelsAndNegativeOnes() {
        assertThatIllegalArgumentException().isThrownBy(() -> Border.pixels(0, 0, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Border.pixels(1, -2, 0, 0))
                .withMessageContaining("-2");
    }
}
