package dev.easel.imaging.internal.masks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.masks.Masks;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartsTest {
    private static final Size SIZE = new Size(900, 700);

    private static List<Coverage> parts(Coverage mask, int maxParts) {
        return Parts.of(mask, maxParts, ParallelRows.caller());
    }

    @Test
    void keepsNearPartsTogetherAndFarOnesApart() {
        Coverage mask = Masks.over(SIZE)
                .rectangle(10, 10, 50, 50)
                .rectangle(100, 20, 50, 50)
                .rectangle(700, 600, 50, 50)
                .coverage();
        List<Coverage> parts = parts(mask, 9);
        assertThat(parts).hasSize(2);
        assertThat(Bounds.of(parts.get(0))).contains(new Bounds(10, 10, 150, 70));
        assertThat(Bounds.of(parts.get(1))).contains(new Bounds(700, 600, 750, 650));
    }

    @Test
    void joinsTheNearestWhenThereAreMoreThanTheMaximum() {
        Coverage mask = Masks.over(SIZE)
                .rectangle(0, 0, 20, 20)
                .rectangle(200, 0, 20, 20)
                .rectangle(800, 600, 20, 20)
                .coverage();
        assertThat(parts(mask, 3)).hasSize(3);
        List<Coverage> two = parts(mask, 2);
        assertThat(two).hasSize(2);
        assertThat(Bounds.of(two.get(0))).contains(new Bounds(0, 0, 220, 20));
        assertThat(parts(mask, 1))
                .singleElement()
                .satisfies(all -> assertThat(all.weights()).isEqualTo(mask.weights()));
    }

    @Test
    void assignsEveryWeightToOnePart() {
        Random random = new Random(5);
        for (int round = 0; round < 20; round++) {
            Coverage mask = Coverage.none(400, 300);
            for (int blob = 0; blob < 12; blob++) {
                ShapeFill.mark(mask, new Ellipse(random.nextInt(390), random.nextInt(290), 5, 7));
            }
            new Morphology(ParallelRows.caller()).feather(mask, 2);
            int[] sums = new int[mask.weights().length];
            List<Coverage> parts = parts(mask, 1 + random.nextInt(6));
            for (Coverage part : parts) {
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += part.weights()[i] & 0xFF;
                }
            }
            for (int i = 0; i < sums.length; i++) {
                assertThat(sums[i]).isEqualTo(mask.weights()[i] & 0xFF);
            }
        }
    }

    @Test
    void findsNoPartsInAnEmptyMask() {
        assertThat(parts(Coverage.none(30, 20), 4)).isEmpty();
    }

    @Test
    void treatsATextureAsOnePart() {
        Coverage mask = Coverage.none(3000, 1000);
        for (int y = 0; y < 1000; y += 80) {
            for (int x = 0; x < 3000; x += 80) {
                mask.weights()[y * 3000 + x] = (byte) 255;
            }
        }
        assertThat(parts(mask, 50)).singleElement().isSameAs(mask);
    }
}
