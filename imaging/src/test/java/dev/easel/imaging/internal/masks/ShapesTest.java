package dev.easel.imaging.internal.masks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ShapesTest {
    private interface Inside {
        boolean test(double x, double y);
    }

    /** Checks that exactly the pixels whose centers are inside are marked. */
    private static void assertMarks(Shape shape, int width, int height, Inside inside) {
        Coverage mask = Coverage.none(width, height);
        ShapeFill.mark(mask, shape);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                assertThat(mask.at(x, y))
                        .as("%s at %d,%d", shape.name(), x, y)
                        .isEqualTo(inside.test(x + 0.5, y + 0.5) ? 255 : 0);
            }
        }
    }

    @Test
    void marksTheWholePixelsOfARectangleAndCutsItAtTheImagesEdges() {
        assertMarks(new Rectangle(3, 4, 5, 6), 12, 13, (x, y) -> x > 3 && x < 8 && y > 4 && y < 10);
        assertMarks(new Rectangle(-3, -4, 5, 6), 12, 13, (x, y) -> x < 2 && y < 2);
        assertMarks(new Rectangle(10, 11, Integer.MAX_VALUE, Integer.MAX_VALUE), 12, 13, (x, y) -> x > 10 && y > 11);
    }

    @Test
    void marksThePixelsWhoseCentersAreInAnEllipse() {
        assertMarks(
                new Ellipse(2, 3, 17, 8),
                22,
                15,
                (x, y) -> Math.pow((x - 10.5) / 8.5, 2) + Math.pow((y - 7) / 4, 2) < 1);
        assertMarks(new Ellipse(5, 5, 1, 1), 12, 12, (x, y) -> x == 5.5 && y == 5.5);
    }

    @Test
    void anEllipseTouchesTheSidesOfItsRectangle() {
        Coverage mask = Coverage.none(40, 30);
        ShapeFill.mark(mask, new Ellipse(4, 5, 30, 20));
        assertThat(Bounds.of(mask)).contains(new Bounds(4, 5, 34, 25));
    }

    @Test
    void polygonsThatShareASideNeitherOverlapNorLeaveAGap() {
        Random random = new Random(3);
        for (int round = 0; round < 100; round++) {
            double[] p = random.doubles(8, 0, 40).toArray();
            double x = (p[0] + p[2] + p[4] + p[6]) / 4;
            double y = (p[1] + p[3] + p[5] + p[7]) / 4;
            int[] hits = new int[40 * 40];
            int[] order = {0, 1, 2, 3};
            double[] angles = new double[4];
            for (int i = 0; i < 4; i++) {
                angles[i] = Math.atan2(p[2 * i + 1] - y, p[2 * i] - x);
            }
            for (int i = 0; i < 4; i++) {
                for (int j = i + 1; j < 4; j++) {
                    if (angles[order[j]] < angles[order[i]]) {
                        int swap = order[i];
                        order[i] = order[j];
                        order[j] = swap;
                    }
                }
            }
            for (int i = 0; i < 4; i++) {
                int a = order[i];
                int b = order[(i + 1) % 4];
                Coverage mask = Coverage.none(40, 40);
                ShapeFill.mark(mask, new Polygon(x, y, p[2 * a], p[2 * a + 1], p[2 * b], p[2 * b + 1]));
                for (int k = 0; k < hits.length; k++) {
                    hits[k] += mask.weights()[k] == 0 ? 0 : 1;
                }
            }
            assertThat(hits).as("round %d", round).doesNotContain(2, 3, 4);
            assertThat(hits).contains(1);
        }
    }

    @Test
    void marksTheInsideOfAPolygon() {
        assertMarks(new Polygon(2, 2, 12, 2, 12, 12, 2, 12), 14, 14, (x, y) -> x > 2 && x < 12 && y > 2 && y < 12);
        assertMarks(new Polygon(1, 1, 11, 1, 1, 11), 14, 14, (x, y) -> x > 1 && y > 1 && x + y < 12);
    }

    @Test
    void marksAreasThatAPolygonEnclosesTwice() {
        Coverage star = Coverage.none(100, 100);
        double[] points = new double[10];
        for (int i = 0; i < 5; i++) {
            points[2 * i] = 50 + 45 * Math.sin(i * 4 * Math.PI / 5);
            points[2 * i + 1] = 50 - 45 * Math.cos(i * 4 * Math.PI / 5);
        }
        ShapeFill.mark(star, new Polygon(points));
        assertThat(star.at(50, 50)).isEqualTo(255);
    }

    @Test
    void marksEverythingWithinHalfTheWidthOfAStroke() {
        Random random = new Random(11);
        for (int round = 0; round < 60; round++) {
            double[] p = random.doubles(2 + 2 * random.nextInt(4), -5, 45).toArray();
            double width = 0.5 + random.nextDouble() * 15;
            p[0] = 20;
            p[1] = 20;
            assertMarks(new Stroke(width, p), 40, 40, (x, y) -> distance(p, x, y) < width / 2);
        }
    }

    private static double distance(double[] p, double x, double y) {
        double least = Math.hypot(x - p[0], y - p[1]);
        for (int i = 2; i < p.length; i += 2) {
            double ax = p[i - 2];
            double ay = p[i - 1];
            double dx = p[i] - ax;
            double dy = p[i + 1] - ay;
            DoubleUnaryOperator clamp = share -> Math.max(0, Math.min(1, share));
            double share = clamp.applyAsDouble(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy));
            least = Math.min(least, Math.hypot(x - ax - share * dx, y - ay - share * dy));
        }
        return least;
    }

    @Test
    void refusesShapesOutsideTheImage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShapeFill.mark(Coverage.none(64, 48), new Rectangle(64, 0, 10, 10)))
                .withMessage("Rectangle 64,0,10,10 is outside the image of 64x48.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShapeFill.mark(Coverage.none(64, 48), new Stroke(4, -10, 3, -5, 7)));
    }

    @Test
    void refusesInvalidShapes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ellipse(1, 2, 0, 4))
                .withMessageContaining("1,2,0,4")
                .withMessageContaining("at least 1 pixel");
        assertThatIllegalArgumentException().isThrownBy(() -> new Rectangle(1, 2, 3, -4));
        assertThatIllegalArgumentException().isThrownBy(() -> new Polygon(1, 2, 3, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new Polygon(1, 2, 3, 4, 5, 6, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> new Polygon(1, 2, 3, 4, 5, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new Stroke(0, 1, 2));
    }
}
