package dev.easel.imaging.internal.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class SmoothFillTest {
    @Test
    void restoresARamp() {
        Pixels ramp = Ground.ramp(220, 180);
        Coverage mask = Ground.hole(220, 180, 60, 40, 100, 90);

        Pixels filled = SmoothFill.fill(ramp, mask, ParallelRows.caller(), Checkpoint.none());

        for (int i = 0; i < ramp.argb().length; i++) {
            int was = ramp.argb()[i];
            int is = filled.argb()[i];
            int most = mask.weights()[i] == 0 ? 0 : 6;
            assertThat(Math.abs((was >> 16 & 0xFF) - (is >> 16 & 0xFF))).isLessThanOrEqualTo(most);
            assertThat(Math.abs((was >> 8 & 0xFF) - (is >> 8 & 0xFF))).isLessThanOrEqualTo(most);
            assertThat(is & 0xFF).isEqualTo(100);
            assertThat(is >>> 24).isEqualTo(255);
        }
    }

    @Test
    void staysWithinTheRangeOfTheSurroundings() {
        Pixels noise = Ground.noise(80, 70);
        for (int i = 0; i < noise.argb().length; i++) {
            noise.argb()[i] = 0xFF000000 | 90 + (noise.argb()[i] & 31);
        }

        Pixels filled =
                SmoothFill.fill(noise, Ground.hole(80, 70, 10, 10, 50, 50), ParallelRows.caller(), Checkpoint.none());

        for (int pixel : filled.argb()) {
            assertThat(pixel & 0xFF).isBetween(90, 121);
        }
    }

    @Test
    void givesTheSamePixelsOnAnyNumberOfThreads() {
        Pixels noise = Ground.noise(200, 300);
        Coverage mask = Ground.hole(200, 300, 20, 30, 150, 200);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            assertThat(SmoothFill.fill(noise, mask, ParallelRows.of(pool, 3), Checkpoint.none()))
                    .isEqualTo(SmoothFill.fill(noise, mask, ParallelRows.caller(), Checkpoint.none()));
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void returnsTransparentPixelsWhenNothingIsKnown() {
        Pixels filled = SmoothFill.fill(
                Ground.noise(9, 5), Ground.hole(9, 5, 0, 0, 9, 5), ParallelRows.caller(), Checkpoint.none());

        assertThat(filled.argb()).containsOnly(0);
    }
}
