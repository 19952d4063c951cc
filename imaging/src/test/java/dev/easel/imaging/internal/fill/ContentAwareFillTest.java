package dev.easel.imaging.internal.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentAwareFillTest {
    private final ContentAwareFill fill = ContentAwareFill.seeded(7);

    @ParameterizedTest
    @CsvSource({
        "64, 64, 20, 20, 20, 20",
        "97, 61, 0, 0, 30, 25",
        "61, 97, 41, 77, 20, 20",
        "200, 30, 90, 0, 9, 30",
        "33, 33, 16, 16, 1, 1"
    })
    void leavesEveryPixelOutsideTheHoleAsItWas(int width, int height, int x, int y, int wide, int high) {
        Pixels image = Ground.noise(width, height);
        Coverage mask = Ground.hole(width, height, x, y, wide, high);

        Pixels filled = fill.fill(image, mask, Checkpoint.none());

        for (int i = 0; i < image.argb().length; i++) {
            if (mask.weights()[i] == 0) {
                assertThat(filled.argb()[i]).isEqualTo(image.argb()[i]);
            }
        }
    }

    @Test
    void continuesAPattern() {
        Pixels stripes = Ground.stripes(160, 160);
        Coverage mask = Ground.hole(160, 160, 60, 50, 40, 44);

        Pixels filled = fill.fill(emptied(stripes, mask), mask, Checkpoint.none());

        assertThat(meanError(filled, stripes, mask)).isLessThan(4);
    }

    @Test
    void continuesAShade() {
        Pixels ramp = Ground.ramp(200, 200);
        Coverage mask = Ground.hole(200, 200, 70, 80, 60, 40);

        Pixels filled = fill.fill(emptied(ramp, mask), mask, Checkpoint.none());

        assertThat(meanError(filled, ramp, mask)).isLessThan(12);
    }

    @Test
    void leavesHardlyAnyStepInAShade() {
        Pixels ramp = Ground.ramp(400, 300);
        Coverage mask = Ground.hole(400, 300, 130, 90, 120, 110);

        Pixels filled = fill.fill(emptied(ramp, mask), mask, Checkpoint.none());

        int steps = 0;
        for (int y = 90; y <= 200; y++) {
            for (int x = 130; x <= 250; x++) {
                int own = green(filled, x, y);
                steps += Math.abs(own - green(filled, x - 1, y)) > 2 ? 1 : 0;
                steps += Math.abs(own - green(filled, x, y - 1)) > 2 ? 1 : 0;
            }
        }
        assertThat(steps).isLessThan(2 * 120 * 110 / 200);
    }

    @Test
    void keepsTheGrain() {
        Pixels grain = Ground.grain(256, 256);
        Coverage mask = Ground.hole(256, 256, 80, 80, 96, 96);

        Pixels filled = fill.fill(emptied(grain, mask), mask, Checkpoint.none());

        assertThat(roughness(filled, 90, 90, 76)).isGreaterThan(0.8 * roughness(grain, 90, 90, 76));
    }

    @Test
    void extendsTheSameOnAnyNumberOfThreads() {
        Pixels canvas = Ground.noise(220, 190);
        Box known = new Box(30, 20, 160, 140);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            assertThat(extended(fill.on(ParallelRows.of(pool, 3)), canvas, known))
                    .isEqualTo(extended(fill, canvas, known));
            ContentAwareFill tiles = fill.inTiles(1, 64);
            assertThat(extended(tiles.on(ParallelRows.of(pool, 3)), canvas, known))
                    .isEqualTo(extended(tiles, canvas, known));
        } finally {
            pool.shutdownNow();
        }
    }

    private static Pixels extended(ContentAwareFill fill, Pixels canvas, Box known) {
        Pixels filled = canvas.copy();
        fill.extend(filled, known, Checkpoint.none());
        return filled;
    }

    @ParameterizedTest
    @CsvSource({"240, 200, 40, 30, 150, 140", "241, 203, 37, 0, 204, 150", "500, 420, 60, 50, 380, 330"})
    void paintsTilesAsItPaintsTheWhole(int width, int height, int x, int y, int wide, int high) {
        Box known = new Box(x, y, wide, high);
        for (Pixels ground : List.of(Ground.ramp(width, height), Ground.grain(width, height))) {
            Pixels whole = extended(fill.inTiles(1, 1000), ground, known);
            Pixels tiles = extended(fill.inTiles(1, 61), ground, known);

            assertThat(ThumbnailatorScaler.crop(tiles, known)).isEqualTo(ThumbnailatorScaler.crop(ground, known));
            assertThat(largestDifference(whole, tiles)).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void fillsAHoleInTilesWithPatchesOfTheImage() {
        Pixels stripes = Ground.stripes(200, 180);
        Coverage mask = Ground.hole(200, 180, 60, 50, 77, 71);

        Pixels filled = fill.inTiles(1, 48).fill(emptied(stripes, mask), mask, Checkpoint.none());

        assertThat(filled.opaque()).isTrue();
        assertThat(meanError(filled, stripes, mask)).isLessThan(4);
    }

    private static int largestDifference(Pixels one, Pixels other) {
        int largest = 0;
        for (int i = 0; i < one.argb().length; i++) {
            for (int shift = 0; shift <= 24; shift += 8) {
                int difference = (one.argb()[i] >>> shift & 0xFF) - (other.argb()[i] >>> shift & 0xFF);
                largest = Math.max(largest, Math.abs(difference));
            }
        }
        return largest;
    }

    @Test
    void ignoresThePreviousContentOfTheHole() {
        Pixels stripes = Ground.stripes(100, 90);
        Coverage mask = Ground.hole(100, 90, 40, 30, 25, 30);

        assertThat(fill.fill(emptied(stripes, mask), mask, Checkpoint.none()))
                .isEqualTo(fill.fill(stripes, mask, Checkpoint.none()));
    }

    @Test
    void givesTheSamePixelsForTheSameSeedOnAnyNumberOfThreads() {
        Pixels image = Ground.noise(300, 260);
        Coverage mask = Ground.hole(300, 260, 80, 60, 90, 120);
        Pixels alone = fill.fill(image, mask, Checkpoint.none());
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            assertThat(fill.on(ParallelRows.of(pool, 2)).fill(image, mask, Checkpoint.none()))
                    .isEqualTo(alone);
            assertThat(fill.on(ParallelRows.of(pool, 4)).fill(image, mask, Checkpoint.none()))
                    .isEqualTo(alone);
        } finally {
            pool.shutdownNow();
        }
        assertThat(ContentAwareFill.seeded(8).fill(image, mask, Checkpoint.none()))
                .isNotEqualTo(alone);
    }

    @Test
    void fillsAHoleTheSameWhateverIsFarAway() {
        Pixels small = Ground.noise(200, 200);
        Pixels large = Pixels.blank(900, 700);
        for (int y = 0; y < 200; y++) {
            System.arraycopy(small.argb(), y * 200, large.argb(), (y + 300) * 900 + 400, 200);
        }

        Pixels alone = fill.fill(small, Ground.hole(200, 200, 90, 90, 20, 20), Checkpoint.none());
        Pixels within = fill.fill(large, Ground.hole(900, 700, 490, 390, 20, 20), Checkpoint.none());

        for (int y = 90; y < 110; y++) {
            for (int x = 90; x < 110; x++) {
                assertThat(within.get(x + 400, y + 300)).isEqualTo(alone.get(x, y));
            }
        }
    }

    @Test
    void fillsSeparateHoles() {
        Pixels stripes = Ground.stripes(400, 120);
        Coverage mask = Ground.hole(400, 120, 20, 40, 25, 25);
        Coverage other = Ground.hole(400, 120, 340, 50, 30, 20);
        for (int i = 0; i < mask.weights().length; i++) {
            mask.weights()[i] |= other.weights()[i];
        }

        Pixels filled = fill.fill(emptied(stripes, mask), mask, Checkpoint.none());

        assertThat(HoleParts.of(mask)).hasSize(2);
        assertThat(meanError(filled, stripes, mask)).isLessThan(4);
    }

    @Test
    void fillsTransparencyToo() {
        Pixels image = Pixels.blank(120, 120);
        for (int i = 0; i < image.argb().length; i++) {
            image.argb()[i] = i % 120 < 60 ? 0xFFAA5500 : 0;
        }
        Coverage mask = Ground.hole(120, 120, 30, 40, 60, 30);

        Pixels filled = fill.fill(image, mask, Checkpoint.none());

        assertThat(filled.get(33, 55)).isEqualTo(0xFFAA5500);
        assertThat(filled.get(86, 55) >>> 24).isZero();
    }

    @Test
    void fillsSmoothlyWhenThereIsNoPatchToCopy() {
        Pixels ramp = Ground.ramp(12, 12);
        Coverage mask = Ground.hole(12, 12, 3, 3, 6, 6);

        assertThat(fill.fill(ramp, mask, Checkpoint.none()))
                .isEqualTo(SmoothFill.fill(ramp, mask, ParallelRows.caller(), Checkpoint.none()));
    }

    @Test
    void survivesImagesOfAnySize() {
        for (int side = 1; side < 40; side += 3) {
            Pixels image = Ground.ramp(side, 40 - side);
            Coverage all = Ground.hole(side, 40 - side, 0, 0, side, 40 - side);
            Coverage half = Ground.hole(side, 40 - side, 0, 0, (side + 1) / 2, 40 - side);
            assertThat(fill.fill(image, all, Checkpoint.none()).width()).isEqualTo(side);
            assertThat(fill.fill(image, half, Checkpoint.none()).height()).isEqualTo(40 - side);
        }
    }

    @Test
    void reportsItsProgress() {
        List<Double> shares = new ArrayList<>();

        fill.fill(Ground.stripes(160, 160), Ground.hole(160, 160, 60, 50, 40, 44), shares::add);

        assertThat(shares).hasSizeGreaterThan(20).isSorted().allMatch(share -> share > 0 && share <= 1);
        assertThat(shares.get(shares.size() - 1)).isEqualTo(1);
    }

    @Test
    void stopsWhenTheCheckpointThrows() {
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> fill.fill(Ground.stripes(160, 160), Ground.hole(160, 160, 60, 50, 40, 44), share -> {
                    if (share > 0.1) {
                        throw new CancellationException();
                    }
                }));
    }

    @Test
    void refusesAMaskOfAnotherSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fill.fill(Ground.ramp(20, 20), Coverage.none(20, 21), Checkpoint.none()))
                .withMessageContaining("20×21");
    }

    private static Pixels emptied(Pixels image, Coverage mask) {
        Pixels emptied = image.copy();
        for (int i = 0; i < emptied.argb().length; i++) {
            emptied.argb()[i] = mask.weights()[i] == 0 ? emptied.argb()[i] : 0xFF00FF00;
        }
        return emptied;
    }

    private static int green(Pixels image, int x, int y) {
        return image.get(x, y) >> 8 & 0xFF;
    }

    /** Returns how much pixels of a square differ from their neighbors on the right, squared, on average. */
    private static double roughness(Pixels image, int left, int top, int side) {
        double sum = 0;
        for (int y = top; y < top + side; y++) {
            for (int x = left; x < left + side; x++) {
                double step = green(image, x + 1, y) - green(image, x, y);
                sum += step * step;
            }
        }
        return sum / (side * side);
    }

    private static double meanError(Pixels filled, Pixels right, Coverage mask) {
        long sum = 0;
        int count = 0;
        for (int i = 0; i < mask.weights().length; i++) {
            if (mask.weights()[i] != 0) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    sum += Math.abs((filled.argb()[i] >> shift & 0xFF) - (right.argb()[i] >> shift & 0xFF));
                    count++;
                }
            }
        }
        return (double) sum / count;
    }
}
