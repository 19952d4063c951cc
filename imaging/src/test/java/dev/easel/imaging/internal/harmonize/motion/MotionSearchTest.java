package dev.easel.imaging.internal.harmonize.motion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.imaging.internal.harmonize.motion.Textures.Scene;
import dev.easel.imaging.internal.harmonize.plane.Plane;
import dev.easel.imaging.internal.pixels.SeededRandom;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MotionSearchTest {
    private static final int WIDTH = 240;
    private static final int HEIGHT = 200;
    private static final Scene PHOTO = Textures.photoScene(11);
    private static final Plane SENT = plane(PHOTO, Affine.IDENTITY);

    /** What a provider may repaint. */
    private enum Mask {
        RECTANGLE {
            @Override
            boolean marks(int x, int y) {
                return x > WIDTH / 3 && x < 2 * WIDTH / 3 && y > HEIGHT / 3 && y < 2 * HEIGHT / 3;
            }
        },
        ELLIPSE_AT_EDGE {
            @Override
            boolean marks(int x, int y) {
                return Math.hypot((x - 0.85 * WIDTH) / (0.3 * WIDTH), (y - 0.5 * HEIGHT) / (0.4 * HEIGHT)) < 1;
            }
        },
        BORDER {
            @Override
            boolean marks(int x, int y) {
                return x < WIDTH / 6 || y < HEIGHT / 6 || x >= WIDTH - WIDTH / 6 || y >= HEIGHT - HEIGHT / 6;
            }
        };

        abstract boolean marks(int x, int y);

        boolean[] evidence() {
            boolean[] evidence = new boolean[WIDTH * HEIGHT];
            for (int i = 0; i < evidence.length; i++) {
                evidence[i] = !marks(i % WIDTH, i / WIDTH);
            }
            return evidence;
        }
    }

    /** What a provider may do to brightness. */
    private enum Tone {
        SAME(v -> v),
        DARKER(v -> 0.92 * v),
        GAMMA(v -> 255 * Math.pow(v / 255, 1.08)),
        BRIGHTER(v -> Math.min(255, v + 20));

        final DoubleUnaryOperator curve;

        Tone(DoubleUnaryOperator curve) {
            this.curve = curve;
        }
    }

    static Stream<Arguments> motions() {
        return Stream.of(
                        Affine.shift(4, -3),
                        Affine.shift(0.5, 0.25),
                        Affine.shift(14, 9),
                        scaled(1.01, 1.01, 0),
                        scaled(1.042, 1.042, 0),
                        scaled(1.01, 0.99, 0),
                        scaled(0.92, 0.92, 0.02),
                        scaled(1.01, 0.9935, 0.005))
                .flatMap(motion -> Stream.of(Mask.values()).map(mask -> Arguments.of(motion, mask)));
    }

    @ParameterizedTest
    @MethodSource("motions")
    void findsTheMotionWhateverTheTone(Affine motion, Mask mask) {
        Tone tone = Tone.values()[Math.abs(motion.hashCode() + mask.ordinal()) % Tone.values().length];
        Plane received = received(motion, mask, tone, 0);
        MotionSearch.Found found = MotionSearch.between(SENT, received, mask.evidence(), 1);
        assertThat(found.motion().affine().distance(motion, WIDTH, HEIGHT)).isLessThan(0.15);
        assertThat(found.correlation()).isGreaterThan(0.95);
        assertThat(found.blocks()).isGreaterThan(40);
    }

    @Test
    void takesAShiftByWholePixelsExactly() {
        Affine motion = Affine.shift(4, -3);
        for (Mask mask : Mask.values()) {
            MotionSearch.Found found =
                    MotionSearch.between(SENT, received(motion, mask, Tone.GAMMA, 3), mask.evidence(), 1);
            assertThat(found.motion()).isEqualTo(motion);
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsNothingWhereNothingMoved(Tone tone) {
        for (Mask mask : Mask.values()) {
            for (double noise : new double[] {0, 6}) {
                Plane received = received(Affine.IDENTITY, mask, tone, noise);
                assertThat(MotionSearch.between(SENT, received, mask.evidence(), 1)
                                .motion())
                        .isEqualTo(Affine.IDENTITY);
                assertThat(MotionSearch.between(SENT, blurred(received), mask.evidence(), 1)
                                .motion())
                        .isEqualTo(Affine.IDENTITY);
            }
        }
    }

    @Test
    void countsInPixelsOfTheImageThatPlanesWereReducedFrom() {
        Plane received = received(Affine.shift(3.5, -1), Mask.RECTANGLE, Tone.SAME, 0);
        Affine found = MotionSearch.between(SENT, received, Mask.RECTANGLE.evidence(), 2)
                .motion()
                .affine();
        assertThat(found).isEqualTo(Affine.shift(7, -2));
    }

    @Test
    void bendsWhereThePlaceOfBlocksDiffersSmoothly() {
        Plane received = Plane.blank(WIDTH, HEIGHT);
        for (int i = 0; i < received.values().length; i++) {
            double x = i % WIDTH + 0.5;
            double y = i / WIDTH + 0.5;
            received.values()[i] = (float) PHOTO.at(x + bend(y), y + bend(x));
        }
        MotionSearch.Found found = MotionSearch.between(SENT, received, Mask.RECTANGLE.evidence(), 1);
        assertThat(found.motion()).isInstanceOf(SmoothWarp.class);
        assertThat(String.join(", ", found.motion().undone(WIDTH, HEIGHT))).contains("bend of up to ");
        double off = 0;
        double before = 0;
        for (int y = 20; y < HEIGHT - 20; y++) {
            double[] xs = new double[WIDTH];
            double[] ys = new double[WIDTH];
            found.motion().row(y, 0, WIDTH, xs, ys);
            for (int x = 20; x < WIDTH - 20; x++) {
                off += Math.hypot(xs[x] + bend(ys[x]) - x - 0.5, ys[x] + bend(xs[x]) - y - 0.5);
                before += Math.hypot(bend(y), bend(x));
            }
        }
        assertThat(off).isLessThan(0.2 * before);
        Plane moved = received(scaled(1.01, 0.99, 0.01), Mask.RECTANGLE, Tone.GAMMA, 3);
        assertThat(MotionSearch.between(SENT, moved, Mask.RECTANGLE.evidence(), 1)
                        .motion())
                .isInstanceOf(Affine.class);
    }

    private static double bend(double along) {
        return 1.5 * Math.sin(along / 30);
    }

    @Test
    void findsNoMotionOfWhatTellsNothing() {
        Scene stripes = (x, y) -> 120 + 60 * Math.signum(Math.sin(x * 0.7));
        Scene flat = (x, y) -> 90 + 0.1 * x;
        for (Scene scene : new Scene[] {stripes, flat}) {
            Plane sent = plane(scene, Affine.IDENTITY);
            Plane received = plane(scene, Affine.shift(0, 5));
            assertThat(MotionSearch.between(sent, noisy(received, 2), Mask.RECTANGLE.evidence(), 1)
                            .motion())
                    .isEqualTo(Affine.IDENTITY);
        }
    }

    @Test
    void tellsAnotherImageByItsCorrelation() {
        Plane other = plane(Textures.photoScene(99), Affine.IDENTITY);
        MotionSearch.Found found = MotionSearch.between(SENT, other, Mask.RECTANGLE.evidence(), 1);
        assertThat(found.correlation()).isLessThan(0.5);
        assertThat(found.motion()).isEqualTo(Affine.IDENTITY);
    }

    @Test
    void findsNothingBeyondTheBounds() {
        for (Affine motion : new Affine[] {Affine.shift(40, 0), scaled(1.2, 1.2, 0)}) {
            Plane received = received(motion, Mask.RECTANGLE, Tone.SAME, 0);
            assertThat(MotionSearch.between(SENT, received, Mask.RECTANGLE.evidence(), 1)
                            .motion())
                    .isEqualTo(Affine.IDENTITY);
        }
    }

    @Test
    void comparesNothingWithoutEvidence() {
        MotionSearch.Found found = MotionSearch.between(SENT, SENT, new boolean[WIDTH * HEIGHT], 1);
        assertThat(found).isEqualTo(new MotionSearch.Found(Affine.IDENTITY, 0, 0));
        Plane dot = Plane.blank(1, 1);
        assertThat(MotionSearch.between(dot, dot, new boolean[] {true}, 1).blocks())
                .isZero();
    }

    private static Affine scaled(double across, double down, double turn) {
        double x = WIDTH / 2.0;
        double y = HEIGHT / 2.0;
        return new Affine(across, -turn, x - across * x + turn * y, turn, down, y - turn * x - down * y);
    }

    /** Draws a scene that was moved. */
    private static Plane plane(Scene scene, Affine motion) {
        Affine back = motion.inverse();
        int[] argb = Textures.draw(WIDTH, HEIGHT, (x, y) -> scene.at(back.x(x, y), back.y(x, y)))
                .argb();
        Plane plane = Plane.blank(WIDTH, HEIGHT);
        for (int i = 0; i < argb.length; i++) {
            plane.values()[i] = argb[i] & 0xFF;
        }
        return plane;
    }

    /** Returns a response: moved, in another tone, with noise, and with new content where the mask marks. */
    private static Plane received(Affine motion, Mask mask, Tone tone, double noise) {
        Plane moved = plane(PHOTO, motion);
        for (int i = 0; i < moved.values().length; i++) {
            int x = i % WIDTH;
            int y = i / WIDTH;
            moved.values()[i] = mask.marks(x, y)
                    ? 40 + 150 * ((x / 13 + y / 9) & 1)
                    : (float) Math.rint(tone.curve.applyAsDouble(moved.values()[i]));
        }
        return noisy(moved, noise);
    }

    private static Plane noisy(Plane plane, double noise) {
        SeededRandom random = new SeededRandom(5);
        float[] values = plane.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (noise * (random.unit() + random.unit() + random.unit() - 1.5) * 2);
        }
        return new Plane(plane.width(), plane.height(), values);
    }

    private static Plane blurred(Plane plane) {
        boolean[] all = new boolean[plane.values().length];
        Arrays.fill(all, true);
        return new Level(plane, plane, all).smoothed().sent();
    }
}
