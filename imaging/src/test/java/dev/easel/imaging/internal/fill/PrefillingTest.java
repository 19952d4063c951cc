package dev.easel.imaging.internal.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.image.Rgb;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.pixels.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrefillingTest {
    private static final Rgb COLOR = new Rgb(1, 2, 3);

    @ParameterizedTest
    @EnumSource(Prefill.class)
    void keepsTheImageBitForBit(Prefill prefill) {
        Pixels image = Ground.noise(61, 47);
        for (Box known : new Box[] {new Box(13, 11, 61, 47), new Box(0, 0, 61, 47), new Box(1, 0, 61, 47)}) {
            Pixels filled = fill(on(image, known, 90, 70), known, prefill);

            assertThat(ThumbnailatorScaler.crop(filled, known)).isEqualTo(image);
        }
    }

    @ParameterizedTest
    @EnumSource(Prefill.class)
    void fillsAnOpaqueBorderAroundAnOpaqueImage(Prefill prefill) {
        Box known = new Box(30, 20, 64, 64);

        Pixels filled = fill(on(Ground.stripes(64, 64), known, 140, 120), known, prefill);

        assertThat(filled.opaque()).isTrue();
    }

    @Test
    void mirrorsAtTheEdgesHoweverFar() {
        Box known = new Box(4, 0, 3, 1);
        Pixels canvas = on(Pixels.of(3, 1, new int[] {0xFF00000A, 0xFF00000B, 0xFF00000C}), known, 12, 1);

        assertThat(letters(fill(canvas, known, Prefill.MIRROR))).isEqualTo("CCBAABCCBAAB");
    }

    @Test
    void repeatsTheEdges() {
        Box known = new Box(2, 1, 2, 2);
        Pixels canvas = on(Pixels.of(2, 2, new int[] {0xFF00000A, 0xFF00000B, 0xFF00000C, 0xFF00000D}), known, 5, 4);

        assertThat(letters(fill(canvas, known, Prefill.EDGE))).isEqualTo("AAABB" + "AAABB" + "CCCDD" + "CCCDD");
    }

    @Test
    void fillsWithTheColor() {
        Box known = new Box(1, 0, 1, 1);

        assertThat(fill(on(Pixels.of(1, 1, new int[] {0}), known, 3, 1), known, Prefill.COLOR)
                        .argb())
                .containsExactly(0xFF010203, 0, 0xFF010203);
    }

    @Test
    void blursMoreTheFurtherOutAndNotAtTheEdge() {
        Box known = new Box(100, 100, 200, 200);
        Pixels bars = Pixels.blank(200, 200);
        for (int i = 0; i < bars.argb().length; i++) {
            bars.argb()[i] = i % 40 < 20 ? 0xFF102030 : 0xFFF0E0D0;
        }

        Pixels mirrored = fill(on(bars, known, 400, 400), known, Prefill.MIRROR);
        Pixels blurred = fill(on(bars, known, 400, 400), known, Prefill.BLUR);

        assertThat(blurred.get(200, 99)).isEqualTo(mirrored.get(200, 99));
        assertThat(contrast(blurred, 80)).isLessThan(contrast(blurred, 97)).isGreaterThan(contrast(blurred, 60));
        assertThat(contrast(blurred, 5)).isLessThan(30);
    }

    @Test
    void continuesAPatternFromTheImageItself() {
        Box known = new Box(24, 24, 112, 112);

        Pixels filled = fill(on(Ground.stripes(112, 112), known, 160, 160), known, Prefill.CONTENT_AWARE);

        // Mirrored, the stripes would turn at each edge; continued, they run on.
        int right = 0;
        for (int y = 30; y < 130; y++) {
            for (int x = 0; x < 24; x++) {
                right += Math.abs((filled.get(x, y) & 0xFF) - (filled.get(x + 24, y) & 0xFF)) < 16 ? 1 : 0;
            }
        }
        assertThat(right).isGreaterThan(2400 * 8 / 10);
    }

    @Test
    void refusesAnImageBeyondTheCanvas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fill(Pixels.blank(10, 10), new Box(5, 0, 6, 10), Prefill.EDGE))
                .withMessageContaining("10×10");
    }

    private static Pixels fill(Pixels canvas, Box known, Prefill prefill) {
        return Prefilling.onCaller().fill(canvas, known, prefill, COLOR);
    }

    private static Pixels on(Pixels image, Box known, int width, int height) {
        Pixels canvas = Pixels.blank(width, height);
        for (int y = 0; y < image.height(); y++) {
            System.arraycopy(
                    image.argb(), y * image.width(), canvas.argb(), (known.y() + y) * width + known.x(), image.width());
        }
        return canvas;
    }

    private static String letters(Pixels pixels) {
        StringBuilder letters = new StringBuilder();
        for (int pixel : pixels.argb()) {
            letters.append((char) ('A' + (pixel & 0xFF) - 10));
        }
        return letters.toString();
    }

    private static int contrast(Pixels pixels, int row) {
        int least = 255;
        int most = 0;
        for (int x = 150; x < 250; x++) {
            int level = pixels.get(x, row) >> 8 & 0xFF;
            least = Math.min(least, level);
            most = Math.max(most, level);
        }
        return most - least;
    }
}
