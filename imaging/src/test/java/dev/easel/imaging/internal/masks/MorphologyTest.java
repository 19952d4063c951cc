package dev.easel.imaging.internal.masks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.imaging.internal.pixels.ParallelRows;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Every result is compared with one found by checking all pairs of pixels. */
class MorphologyTest {
    private final Morphology morphology = new Morphology(ParallelRows.caller());

    @Test
    void growsByExactDistances() {
        for (int seed = 0; seed < 300; seed++) {
            Coverage mask = RandomMasks.binary(seed);
            int pixels = radius(seed);
            byte[] expected = new byte[mask.weights().length];
            each(
                    mask,
                    (x, y) -> expected[y * mask.width() + x] =
                            (byte) (nearest(mask, x, y, true) <= pixels * pixels ? 255 : 0));
            morphology.grow(mask, pixels);
            assertThat(mask.weights()).as("seed %d, %d pixels", seed, pixels).isEqualTo(expected);
        }
    }

    @Test
    void shrinksByExactDistances() {
        for (int seed = 0; seed < 300; seed++) {
            Coverage mask = RandomMasks.binary(seed);
            int pixels = radius(seed);
            byte[] expected = new byte[mask.weights().length];
            each(
                    mask,
                    (x, y) -> expected[y * mask.width() + x] =
                            (byte) (nearest(mask, x, y, false) <= pixels * pixels ? 0 : 255));
            morphology.shrink(mask, pixels);
            assertThat(mask.weights()).as("seed %d, %d pixels", seed, pixels).isEqualTo(expected);
        }
    }

    @Test
    void growsSoftMasksToTheLargestWeightOfTheDisc() {
        for (int seed = 0; seed < 100; seed++) {
            Coverage mask = RandomMasks.soft(seed);
            int pixels = seed % 9;
            byte[] expected = new byte[mask.weights().length];
            each(mask, (x, y) -> expected[y * mask.width() + x] = (byte) largest(mask, x, y, pixels));
            morphology.grow(mask, pixels);
            assertThat(mask.weights()).as("seed %d, %d pixels", seed, pixels).isEqualTo(expected);
        }
    }

    @Test
    void growsSoftMasksOfManyBandsTheSameOnAnyNumberOfThreads() {
        Coverage alone = softDisc();
        Coverage shared = softDisc();
        morphology.grow(alone, 9);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            new Morphology(ParallelRows.of(pool, 4)).grow(shared, 9);
        } finally {
            pool.shutdownNow();
        }
        Coverage soft = softDisc();
        for (int y = 0; y < soft.height(); y += 7) {
            for (int x = 0; x < soft.width(); x += 3) {
                assertThat(alone.at(x, y)).as("%d, %d", x, y).isEqualTo(largest(soft, x, y, 9));
            }
        }
        assertThat(shared.weights()).isEqualTo(alone.weights());
    }

    private static Coverage softDisc() {
        Coverage mask = Coverage.none(70, 200);
        each(
                mask,
                (x, y) ->
                        mask.weights()[y * 70 + x] = (byte) Math.max(0, 255 - 3 * Math.hypot(x - 30, (y - 90) / 2.0)));
        return mask;
    }

    @Test
    void feathersByTheDistanceFromTheEdgeInward() {
        for (int seed = 0; seed < 300; seed++) {
            Coverage mask = seed % 2 == 0 ? RandomMasks.binary(seed) : RandomMasks.soft(seed);
            int pixels = radius(seed);
            byte[] expected = new byte[mask.weights().length];
            each(
                    mask,
                    (x, y) -> expected[y * mask.width() + x] =
                            (byte) Math.min(mask.at(x, y), feathered(nearest(mask, x, y, false), pixels)));
            morphology.feather(mask, pixels);
            assertThat(mask.weights()).as("seed %d, %d pixels", seed, pixels).isEqualTo(expected);
        }
    }

    @Test
    void feathersRectanglesAndBordersLikeAnyOtherMask() {
        Random random = new Random(7);
        for (int seed = 0; seed < 300; seed++) {
            Coverage mask = Coverage.none(1 + random.nextInt(50), 1 + random.nextInt(50));
            int x = random.nextInt(mask.width());
            int y = random.nextInt(mask.height());
            ShapeFill.mark(mask, new Rectangle(x, y, 1 + random.nextInt(60), 1 + random.nextInt(60)));
            if (random.nextBoolean()) {
                Blend.invert(mask);
            }
            int pixels = 1 + random.nextInt(20);
            byte[] expected = new byte[mask.weights().length];
            each(
                    mask,
                    (i, j) -> expected[j * mask.width() + i] =
                            (byte) Math.min(mask.at(i, j), feathered(nearest(mask, i, j, false), pixels)));
            assertThat(RectangleFeather.apply(mask, new Ramp(pixels))).isTrue();
            assertThat(mask.weights()).as("seed %d, %d pixels", seed, pixels).isEqualTo(expected);
        }
    }

    @Test
    void featherNeverLeaksOutsideAndLosesNothingInside() {
        for (int seed = 0; seed < 200; seed++) {
            Coverage before = RandomMasks.soft(seed);
            Coverage after = before.copy();
            morphology.feather(after, 1 + seed * 3);
            for (int i = 0; i < before.weights().length; i++) {
                assertThat(after.weights()[i] == 0).isEqualTo(before.weights()[i] == 0);
                assertThat(after.weights()[i] & 0xFF).isLessThanOrEqualTo(before.weights()[i] & 0xFF);
            }
        }
    }

    @Test
    void changesAMaskTheSameOnAnyNumberOfThreads() {
        Coverage mask = Coverage.none(700, 900);
        ShapeFill.mark(mask, new Ellipse(20, 10, 600, 300));
        ShapeFill.mark(mask, new Stroke(90, 30, 800, 400, 420, 690, 890));
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Morphology shared = new Morphology(ParallelRows.of(threads, 4));
            Coverage alone = mask.copy();
            morphology.grow(alone, 17);
            morphology.feather(alone, 40);
            shared.grow(mask, 17);
            shared.feather(mask, 40);
            assertThat(mask.weights()).isEqualTo(alone.weights());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void refusesToChangeAMaskByAnInvalidNumberOfPixels() {
        Coverage mask = Coverage.none(4, 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> morphology.grow(mask, -1))
                .withMessageContaining("-1")
                .withMessageContaining("0 to 4096");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> morphology.feather(mask, 4097))
                .withMessageContaining("4097");
    }

    private static int radius(int seed) {
        return seed % 4 == 0 ? 1 + seed / 4 : seed % 13;
    }

    private static int feathered(long squared, int pixels) {
        if (squared > (long) pixels * pixels) {
            return 255;
        }
        double share = Math.sqrt(squared) / (pixels + 1);
        return (int) Math.max(1, Math.round(255 * (3 * share * share - 2 * share * share * share)));
    }

    /** Returns the squared distance to the nearest pixel that is marked, or kept. */
    private static long nearest(Coverage mask, int x, int y, boolean marked) {
        long least = Long.MAX_VALUE;
        for (int j = 0; j < mask.height(); j++) {
            for (int i = 0; i < mask.width(); i++) {
                if (mask.at(i, j) > 0 == marked) {
                    least = Math.min(least, (long) (i - x) * (i - x) + (long) (j - y) * (j - y));
                }
            }
        }
        return least;
    }

    private static int largest(Coverage mask, int x, int y, int radius) {
        int most = 0;
        for (int j = Math.max(0, y - radius); j < Math.min(mask.height(), y + radius + 1); j++) {
            for (int i = Math.max(0, x - radius); i < Math.min(mask.width(), x + radius + 1); i++) {
                if ((i - x) * (i - x) + (j - y) * (j - y) <= radius * radius) {
                    most = Math.max(most, mask.at(i, j));
                }
            }
        }
        return most;
    }

    private interface Place {
        void at(int x, int y);
    }

    private static void each(Coverage mask, Place place) {
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                place.at(x, y);
            }
        }
    }
}
