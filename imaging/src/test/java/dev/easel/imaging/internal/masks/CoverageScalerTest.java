package dev.easel.imaging.internal.masks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CoverageScalerTest {
    @Test
    void nearestKeepsABinaryMaskBinary() {
        Coverage small = CoverageScaler.nearest(disc(97), 31, 40);

        assertThat(small.weights()).containsOnly((byte) 0, (byte) 255).contains((byte) 0, (byte) 255);
    }

    @Test
    void nearestTakesThePixelUnderTheCenter() {
        Coverage mask = new Coverage(5, 1, new byte[] {1, 2, 3, 4, 5});

        assertThat(CoverageScaler.nearest(mask, 3, 1).weights()).containsExactly(1, 3, 5);
        assertThat(CoverageScaler.nearest(mask, 10, 1).weights()).containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
    }

    @Test
    void areaIsTheMeanOverThePixel() {
        Coverage mask = new Coverage(3, 2, new byte[] {0, (byte) 255, 60, 30, 0, 0});

        // Each target pixel covers one and a half source pixels across, both rows: (0 + 30 + (255 + 0) / 2) / 3 = 52.5.
        assertThat(CoverageScaler.area(mask, 2, 1).weights()).containsExactly(53, 63);
        assertThat(CoverageScaler.area(mask, 3, 2).weights()).isEqualTo(mask.weights());
        assertThat(CoverageScaler.area(mask, 6, 4).at(2, 0)).isEqualTo(255);
    }

    @Test
    void areaKeepsTheShareThatIsRepainted() {
        Coverage mask = disc(200);

        assertThat(mean(CoverageScaler.area(mask, 37, 61))).isCloseTo(mean(mask), within(0.5));
    }

    @Test
    void thresholdMakesBinary() {
        Coverage mask = new Coverage(4, 1, new byte[] {0, 127, (byte) 128, (byte) 255});

        assertThat(CoverageScaler.threshold(mask, 128).weights()).containsExactly(0, 0, 255, 255);
        assertThat(CoverageScaler.threshold(mask, 1).weights()).containsExactly(0, 255, 255, 255);
        assertThatIllegalArgumentException().isThrownBy(() -> CoverageScaler.threshold(mask, 0));
    }

    private static double mean(Coverage mask) {
        double sum = 0;
        for (byte weight : mask.weights()) {
            sum += weight & 0xFF;
        }
        return sum / mask.weights().length;
    }

    private static Coverage disc(int side) {
        Coverage mask = Coverage.none(side, side);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                if (Math.hypot(x - side / 2.0, y - side / 2.0) < side / 3.0) {
                    mask.weights()[y * side + x] = (byte) 255;
                }
            }
        }
        return mask;
    }
}
