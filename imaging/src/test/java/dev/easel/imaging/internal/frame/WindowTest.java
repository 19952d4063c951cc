package dev.easel.imaging.internal.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static Pixels noise(Random random, int width, int height) {
        return Pixels.of(width, height, random.ints((long) width * height).toArray());
    }

    private static Box box(Random random, int width, int height) {
        Box box = new Box(
                random.nextInt(3 * width) - 2 * width,
                random.nextInt(3 * height) - 2 * height,
                1 + random.nextInt(3 * width),
                1 + random.nextInt(3 * height));
        return box;
    }

    @Test
    void mirrorsTheImageBeyondItsEdges() {
        Random random = new Random(8);
        for (int round = 0; round < 500; round++) {
            Pixels image = noise(random, 1 + random.nextInt(12), 1 + random.nextInt(9));
            Box box = box(random, image.width(), image.height());
            Pixels window = Window.of(image, box);
            for (int y = 0; y < box.height(); y++) {
                for (int x = 0; x < box.width(); x++) {
                    int expected =
                            image.get(mirrored(box.x() + x, image.width()), mirrored(box.y() + y, image.height()));
                    assertThat(window.get(x, y))
                            .as("%s of %s at %d,%d", box, image, x, y)
                            .isEqualTo(expected);
                }
            }
        }
    }

    /** Walks step by step, turning at the edges. */
    private static int mirrored(int place, int side) {
        int at = place;
        while (at < 0 || at >= side) {
            at = at < 0 ? -1 - at : 2 * side - 1 - at;
        }
        return at;
    }

    @Test
    void returnsTheImageItselfForTheWholeRectangle() {
        Pixels image = noise(new Random(1), 5, 4);
        assertThat(Window.of(image, new Box(0, 0, 5, 4))).isSameAs(image);
    }

    @Test
    void marksEveryPixelThatCoversOneMarkedByAThresholdAtAnySize() {
        Random random = new Random(21);
        for (int round = 0; round < 500; round++) {
            Coverage mask = Coverage.none(1 + random.nextInt(20), 1 + random.nextInt(15));
            for (int i = 0; i < mask.weights().length; i++) {
                mask.weights()[i] = (byte) (random.nextInt(6) == 0 ? random.nextInt(256) : 0);
            }
            Box box = box(random, mask.width(), mask.height());
            int threshold = round % 2 == 0 ? 1 : 1 + random.nextInt(255);
            Size size = new Size(1 + random.nextInt(25), 1 + random.nextInt(25));
            Coverage sent = Window.binary(mask, box, size, threshold);
            for (int y = 0; y < size.height(); y++) {
                for (int x = 0; x < size.width(); x++) {
                    assertThat(sent.at(x, y)).isEqualTo(any(mask, threshold, box, size, x, y) ? 255 : 0);
                }
            }
        }
    }

    private static boolean any(Coverage mask, int threshold, Box box, Size size, int x, int y) {
        for (int j = 0; j < mask.height(); j++) {
            for (int i = 0; i < mask.width(); i++) {
                int column = i - box.x();
                int row = j - box.y();
                boolean within = column >= 0 && row >= 0 && column < box.width() && row < box.height();
                boolean across = (long) (column + 1) * size.width() > (long) x * box.width()
                        && (long) column * size.width() < (x + 1L) * box.width();
                boolean down = (long) (row + 1) * size.height() > (long) y * box.height()
                        && (long) row * size.height() < (y + 1L) * box.height();
                if (within && across && down && mask.at(i, j) >= threshold) {
                    return true;
                }
            }
        }
        return false;
    }
}
