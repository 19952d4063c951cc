package dev.easel.imaging.internal.harmonize.motion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.internal.pixels.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
    private static final Resampler RESAMPLER = new Resampler(ParallelRows.caller());

    @Test
    void copiesPixelsThatMovedByAWholeNumber() {
        Pixels image = noise(40, 30, true);
        Pixels pulled = RESAMPLER.pull(image, Affine.shift(4, -3), whole(image));
        for (int y = 3; y < 30; y++) {
            for (int x = 0; x < 36; x++) {
                assertThat(pulled.get(x, y)).isEqualTo(image.get(x + 4, y - 3));
            }
        }
    }

    @Test
    void mirrorsWhatTheResponseDoesNotShow() {
        Pixels image = noise(40, 30, false);
        Pixels pulled = RESAMPLER.pull(image, Affine.shift(4, -3), whole(image));
        assertThat(pulled.get(36, 10)).isEqualTo(image.get(39, 7));
        assertThat(pulled.get(39, 10)).isEqualTo(image.get(36, 7));
        assertThat(pulled.get(0, 0)).isEqualTo(image.get(4, 2));
        assertThat(RESAMPLER.outside(Affine.shift(4, -3), whole(image))).isEqualTo(4 * 30 + 3 * 36);
        assertThat(RESAMPLER.outside(Affine.IDENTITY, whole(image))).isZero();
    }

    @Test
    void leavesPixelsAsTheyAreWhereTheMaskMarksNothing() {
        Pixels image = noise(64, 20, false);
        Coverage mask = Coverage.none(64, 20);
        mask.weights()[10 * 64 + 5] = 1;
        mask.weights()[10 * 64 + 60] = -1;
        Pixels pulled = RESAMPLER.pull(image, Affine.shift(0.5, 0.5), mask);
        for (int i = 0; i < mask.weights().length; i++) {
            if (mask.weights()[i] == 0) {
                assertThat(pulled.argb()[i]).isEqualTo(image.argb()[i]);
            }
        }
        Pixels all = RESAMPLER.pull(image, Affine.shift(0.5, 0.5), whole(image));
        assertThat(pulled.get(5, 10)).isEqualTo(all.get(5, 10));
        assertThat(pulled.get(60, 10)).isEqualTo(all.get(60, 10));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.25, 0", "0.3, -0.6, 0.004", "-1.4, 2.7, -0.01"})
    void keepsDetailThatIsMovedThereAndBack(double x, double y, double turn) {
        Pixels image = Textures.photo(96, 80, 3);
        Affine there = new Affine(1.01, turn, x, -turn, 0.99, y);
        Pixels moved = RESAMPLER.pull(image, there, whole(image));
        Pixels back = RESAMPLER.pull(moved, there.inverse(), whole(image));
        assertThat(meanDifference(image, back, 8)).isLessThan(0.6);
    }

    @Test
    void weighsColorsByTheirAlpha() {
        int[] argb = new int[16 * 16];
        Arrays.fill(argb, 0xFFC08040);
        for (int i = 0; i < argb.length; i += 16) {
            Arrays.fill(argb, i + 8, i + 16, 0x0000FF00);
        }
        Pixels image = Pixels.of(16, 16, argb);
        Pixels pulled = RESAMPLER.pull(image, Affine.shift(0.5, 0), whole(image));
        assertThat(pulled.get(7, 8)).isEqualTo(0x80C08040);
        assertThat(pulled.get(2, 8)).isEqualTo(0xFFC08040);
        assertThat(pulled.get(12, 8)).isZero();
    }

    @Test
    void givesTheSameOnAnyNumberOfThreads() {
        Pixels image = noise(90, 100, true);
        Affine motion = new Affine(1.02, 0.01, 0.4, -0.01, 0.98, 1.3);
        Resampler threads = new Resampler(ParallelRows.of(ForkJoinPool.commonPool(), 4));
        assertThat(threads.pull(image, motion, whole(image))).isEqualTo(RESAMPLER.pull(image, motion, whole(image)));
    }

    @Test
    void scalesAMotionWithTheImage() {
        Affine motion = new Affine(1.01, 0.02, 4, -0.01, 0.99, -3);
        assertThat(motion.scaled(2, 4).scaled(0.5, 0.25)).isEqualTo(motion);
        assertThat(motion.scaled(2, 4).x(20, 40)).isEqualTo(2 * motion.x(10, 10));
        assertThat(motion.scaled(2, 4).y(20, 40)).isEqualTo(4 * motion.y(10, 10));
    }

    @Test
    void tellsInFiguresWhatIsUndone() {
        assertThat(Affine.IDENTITY.undone(100, 100)).isEmpty();
        assertThat(Affine.shift(-4, 3).undone(100, 100)).isEqualTo(List.of("shift 4.0, −3.0 px"));
        assertThat(new Affine(1 / 1.042, 0, 10, 0, 1 / 1.042, 10).undone(500, 500))
                .isEqualTo(List.of("shift 0.1, 0.1 px", "scale +4.20 %"));
        assertThat(new Affine(1 / 1.01, 0, 0, 0, 1 / 0.9935, 0).undone(0, 0))
                .isEqualTo(List.of("scale +1.00 % × −0.65 %"));
        double turn = Math.toRadians(1);
        assertThat(new Affine(Math.cos(turn), -Math.sin(turn), 0, Math.sin(turn), Math.cos(turn), 0).undone(0, 0))
                .isEqualTo(List.of("rotation −1.00°"));
    }

    private static Coverage whole(Pixels image) {
        Coverage all = Coverage.none(image.width(), image.height());
        Arrays.fill(all.weights(), (byte) -1);
        return all;
    }

    private static Pixels noise(int width, int height, boolean alpha) {
        SeededRandom random = new SeededRandom(7);
        int[] argb = new int[width * height];
        Arrays.setAll(argb, i -> alpha ? (int) random.nextLong() : 0xFF000000 | (int) random.nextLong());
        return Pixels.of(width, height, argb);
    }

    private static double meanDifference(Pixels one, Pixels other, int margin) {
        long sum = 0;
        long count = 0;
        for (int y = margin; y < one.height() - margin; y++) {
            for (int x = margin; x < one.width() - margin; x++) {
                sum += Math.abs((one.get(x, y) >> 8 & 0xFF) - (other.get(x, y) >> 8 & 0xFF));
                count++;
            }
        }
        return sum / (double) count;
    }
}
