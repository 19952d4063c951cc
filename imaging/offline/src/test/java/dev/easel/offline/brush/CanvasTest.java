package dev.easel.offline.brush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class CanvasTest {
    private final Canvas canvas = new Canvas(64, 48, ParallelRows.caller());

    @Test
    void isTransparentWhereNothingIsPainted() {
        assertThat(canvas.image().argb()).containsOnly(0);
    }

    @Test
    void coversPixelsByTheirExactShare() {
        canvas.paint(Outline.rectangle(10.25, 5.5, 20, 8), Color.WHITE);

        Pixels image = canvas.image();

        assertThat(image.get(20, 8) >>> 24).isEqualTo(255);
        assertThat(image.get(10, 8) >>> 24).isCloseTo(191, within(1));
        assertThat(image.get(30, 8) >>> 24).isCloseTo(64, within(1));
        assertThat(image.get(20, 5) >>> 24).isCloseTo(128, within(1));
        assertThat(image.get(10, 5) >>> 24).isCloseTo(96, within(1));
        assertThat(image.get(31, 8)).isZero();
    }

    @Test
    void coversTheAreaOfACircleEvenWhereItLeavesTheCanvas() {
        canvas.paint(Outline.circle(0, 24, 15), Color.WHITE);

        assertThat(coverage(canvas.image())).isCloseTo(Math.PI * 15 * 15 / 2, within(3.0));
    }

    @Test
    void overlappingPiecesOfALineStayFilled() {
        canvas.paint(Outline.stroke(8, 24, 10, 32, 24, 10, 56, 24, 10), Color.WHITE);

        Pixels image = canvas.image();

        for (int x = 8; x < 56; x++) {
            assertThat(image.get(x, 24) >>> 24).isEqualTo(255);
        }
    }

    @Test
    void keepsColorsExactWhereTheyAreOpaque() {
        canvas.fill(Ink.plain(Color.rgb(0x336699)));

        for (int pixel : canvas.image().argb()) {
            assertThat(pixel >>> 24).isEqualTo(255);
            assertThat(pixel >> 16 & 0xFF).isCloseTo(0x33, within(1));
            assertThat(pixel & 0xFF).isCloseTo(0x99, within(1));
        }
    }

    @Test
    void coversAnImageAndLeavesTheRestUnchanged() {
        Pixels below = Pixels.blank(64, 48);
        for (int i = 0; i < below.argb().length; i++) {
            below.argb()[i] = i * 0x01030507;
        }
        canvas.paint(Outline.rectangle(20, 10, 10, 10), Color.BLACK);

        Pixels over = canvas.over(below);

        assertThat(over.get(25, 15)).isEqualTo(0xFF000000);
        for (int i = 0; i < below.argb().length; i++) {
            int x = i % 64;
            int y = i / 64;
            if (x < 20 || x >= 30 || y < 10 || y >= 20) {
                assertThat(over.argb()[i]).isEqualTo(below.argb()[i]);
            }
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> canvas.over(Pixels.blank(3, 3)))
                .withMessageContaining("64×48");
    }

    @Test
    void keepsOnlyTheInsideOfAShape() {
        canvas.fill(Ink.plain(Color.WHITE));
        canvas.keep(Outline.circle(32, 24, 12));

        Pixels image = canvas.image();

        assertThat(image.get(32, 24) >>> 24).isEqualTo(255);
        assertThat(image.get(2, 2)).isZero();
        assertThat(coverage(image)).isCloseTo(Math.PI * 144, within(4.0));
    }

    @Test
    void washIsCloseToFill() {
        Ink slow = Ink.along(0, 0, 64, 48, Gradient.of(Color.rgb(0x204080), Color.rgb(0xF0C060)));
        canvas.wash(0, 48, slow);
        Canvas filled = new Canvas(64, 48, ParallelRows.caller());
        filled.fill(slow);

        int[] washed = canvas.image().argb();
        int[] exact = filled.image().argb();

        for (int i = 0; i < washed.length; i++) {
            assertThat(washed[i] >> 8 & 0xFF).isCloseTo(exact[i] >> 8 & 0xFF, within(3));
        }
    }

    @Test
    void paintsTheSameOnAnyNumberOfThreads() {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            Canvas shared = new Canvas(200, 170, ParallelRows.of(pool, 3));
            Canvas alone = new Canvas(200, 170, ParallelRows.caller());
            for (Canvas each : new Canvas[] {shared, alone}) {
                Noise noise = new Noise(4);
                each.wash(7, 150, (x, y, rgba) -> {
                    rgba[0] = (float) noise.layered(x * 0.1, y * 0.1, 3);
                    rgba[3] = 1;
                });
                each.paint(Outline.circle(100, 90, 70), Color.lch(0.7, 0.1, 120).withAlpha(0.5));
            }
            assertThat(shared.image()).isEqualTo(alone.image());
        } finally {
            pool.shutdownNow();
        }
    }

    private static double coverage(Pixels image) {
        double sum = 0;
        for (int pixel : image.argb()) {
            sum += (pixel >>> 24) / 255.0;
        }
        return sum;
    }
}
