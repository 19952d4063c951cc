package dev.easel.imaging.internal.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.image.Rgb;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.internal.pixels.SeededRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holes and borders are filled from the background beside them, not with copies of things further away. */
class NearBackgroundTest {
    @ParameterizedTest
    @CsvSource({"180, 0, 120, 150", "190, 20, 70, 130", "200, 0, 60, 150", "180, 40, 100, 120"})
    void noThingIsCopiedIntoAHole(int x, int y, int wide, int high) {
        Pixels wall = wall(300, 240);
        thing(wall, 90, 30, 60, 100);
        for (int at = 150 * 300; at < wall.argb().length; at++) {
            // A dark table with light spots.
            wall.argb()[at] =
                    at % 300 < 200 ? wall.argb()[at] : (at / 300 / 5 + at / 7) % 4 == 0 ? 0xFF909090 : 0xFF303030;
        }
        Coverage mask = Ground.hole(300, 240, x, y, wide, high);

        Pixels filled = ContentAwareFill.seeded(3).fill(wall, mask, Checkpoint.none());

        assertThat(strange(filled, new Box(x, y, wide, high))).isZero();
    }

    @ParameterizedTest
    @CsvSource({"100, 40, 26, 80", "104, 24, 22, 60", "20, 60, 30, 50", "60, 16, 40, 30"})
    void noThingAppearsAgainInABorder(int x, int y, int wide, int high) {
        Pixels wall = wall(160, 140);
        thing(wall, x, y, wide, high);
        int[] argb = new int[240 * 210];
        for (int row = 0; row < 140; row++) {
            System.arraycopy(wall.argb(), row * 160, argb, (35 + row) * 240 + 40, 160);
        }
        Box known = new Box(40, 35, 160, 140);

        Pixels filled = Prefilling.onCaller().fill(Pixels.of(240, 210, argb), known, Prefill.CONTENT_AWARE, Rgb.BLACK);

        assertThat(strange(filled, new Box(0, 0, 240, 35))).isZero();
        assertThat(strange(filled, new Box(0, 175, 240, 35))).isZero();
        assertThat(strange(filled, new Box(0, 0, 40, 210))).isZero();
        assertThat(strange(filled, new Box(200, 0, 40, 210))).isZero();
    }

    /** Returns a spotted gray wall. */
    private static Pixels wall(int width, int height) {
        SeededRandom random = new SeededRandom(7);
        Pixels wall = Pixels.blank(width, height);
        for (int at = 0; at < wall.argb().length; at++) {
            double spots = 14 * StrictMath.sin(at % width / 17.0) * StrictMath.cos(at / width / 13.0);
            int level = (int) (180 + spots) + random.below(5);
            wall.argb()[at] = 0xFF000000 | level << 16 | level << 8 | level;
        }
        return wall;
    }

    /** Paints something with light and dark spots that the colors of the wall lead to. */
    private static void thing(Pixels image, int x, int y, int wide, int high) {
        for (int row = y; row < y + high; row++) {
            for (int column = x; column < x + wide; column++) {
                image.argb()[row * image.width() + column] = (row / 6 + column / 6) % 3 == 0 ? 0xFF803020 : 0xFFC8B0A8;
            }
        }
    }

    /** Counts the pixels that do not look like the wall. */
    private static int strange(Pixels image, Box part) {
        int strange = 0;
        for (int y = part.y(); y < part.bottom(); y++) {
            for (int x = part.x(); x < part.right(); x++) {
                int red = image.get(x, y) >> 16 & 0xFF;
                int blue = image.get(x, y) & 0xFF;
                strange += Math.abs(red - blue) > 24 ? 1 : 0;
            }
        }
        return strange;
    }
}
