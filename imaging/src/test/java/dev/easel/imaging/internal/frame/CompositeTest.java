package dev.easel.imaging.internal.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.imaging.internal.masks.Coverage;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CompositeTest {
    private final Random random = new Random(77);

    @Test
    void keepsAndTakesWholePixelsBitForBitWhateverTheirTransparency() {
        int[] original = random.ints(1000).toArray();
        int[] response = random.ints(1000).toArray();
        Coverage mask = Coverage.none(100, 10);
        for (int i = 0; i < 1000; i++) {
            mask.weights()[i] = (byte) (random.nextInt(20) == 0 ? 100 : i / 7 % 2 == 0 ? 0 : 255);
        }
        for (int[] target : new int[][] {new int[1000], original.clone(), response.clone()}) {
            boolean isOriginal = target[0] == original[0];
            boolean isResponse = target[0] == response[0];
            new Composite(mask)
                    .fill(
                            new Composite.Run(target, 200),
                            new Composite.Run(isOriginal ? target : original, 200),
                            new Composite.Run(isResponse ? target : response, 200),
                            200,
                            100);
            for (int i = 200; i < 300; i++) {
                int weight = mask.weights()[i] & 0xFF;
                int expected = weight == 0
                        ? original[i]
                        : weight == 255 ? response[i] : Composite.mix(original[i], response[i], 100);
                assertThat(target[i]).isEqualTo(expected);
            }
        }
    }

    @Test
    void mixesOpaquePixelsLevelByLevel() {
        for (int round = 0; round < 10_000; round++) {
            int original = random.nextInt() | 0xFF000000;
            int response = random.nextInt() | 0xFF000000;
            int weight = 1 + random.nextInt(254);
            int mixed = Composite.mix(original, response, weight);
            assertThat(mixed >>> 24).isEqualTo(255);
            for (int shift = 0; shift < 24; shift += 8) {
                double share = weight / 255.0;
                double expected = (original >> shift & 0xFF) * (1 - share) + (response >> shift & 0xFF) * share;
                assertThat((double) (mixed >> shift & 0xFF)).isCloseTo(expected, within(0.51));
            }
        }
    }

    @Test
    void ignoresTheColorOfTransparentPixels() {
        int mixed = Composite.mix(0x0000FF00, 0xFFFF0000, 128);
        assertThat(mixed).isEqualTo(0x80FF0000);
        assertThat(Composite.mix(0xFFFF0000, 0x000000FF, 128) & 0xFFFFFF).isEqualTo(0xFF0000);
        assertThat(Composite.mix(0x00123456, 0x00654321, 100)).isEqualTo(0x00123456);
        assertThat(Composite.mix(0x00123456, 0x00654321, 200)).isEqualTo(0x00654321);
    }

    private static Offset<Double> within(double value) {
        return Offset.offset(value);
    }
}
