package dev.easel.imaging.internal.harmonize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HarmonizerTest {
    private static final int SIDE = 288;
    private static final double MAX_INSIDE = 1.5;
    private static final double MAX_INSIDE_LOSSY = 3;
    private static final double MAX_STEP = 1;
    private static final double MAX_NEW_CONTENT = 0.5;

    private static final Pixels PHOTOGRAPH = Scene.photograph(SIDE, SIDE, 7);
    private static final Scene RECTANGLE = Scene.of("rectangle", PHOTOGRAPH, Scene.RECTANGLE);
    private static final Scene ELLIPSE = Scene.of("ellipse", PHOTOGRAPH, Scene.ELLIPSE);
    private static final Scene BORDER = Scene.of("border", PHOTOGRAPH, Scene.BORDER);
    private static final Scene EDGE = Scene.of("polygon at the edge", PHOTOGRAPH, Scene.EDGE);
    private static final Scene FRAME =
            Scene.of("all but a frame", Scene.photograph(256, 192, 21), Scene.ALL_BUT_A_FRAME);
    private static final Scene FLAT = Scene.of("flat ground", Scene.flat(SIDE, SIDE), Scene.RECTANGLE);

    private static final Distortion NOTHING = new Distortion("nothing", Pixels::copy);
    private static final Distortion BRIGHTER = Distortion.offset(8, 8, 8);
    private static final Distortion GAIN = Distortion.gain(0.92, 1.05, 1);
    private static final Distortion SHIFT = Distortion.shift(4, -3);
    private static final Distortion ANOTHER_IMAGE =
            new Distortion("another image", image -> Scene.photograph(image.width(), image.height(), 99));
    private static final Distortion ANOTHER_LIGHT = Distortion.gain(0.6, 0.7, 1.1);

    private static Harmony harmony(Scene scene, Pixels received) {
        return harmony(scene, received, ParallelRows.caller());
    }

    private static Harmony harmony(Scene scene, Pixels received, ParallelRows workers) {
        Box whole = new Box(0, 0, scene.sent().width(), scene.sent().height());
        return new Harmonizer(workers).between(scene.sent(), received, scene.mask(), whole, Checkpoint.none());
    }

    private static Pixels undone(Scene scene, Pixels received) {
        return harmony(scene, received).undo(received.copy(), scene.mask());
    }

    static Stream<Arguments> undone() {
        List<Distortion> everywhere = List.of(GAIN, SHIFT);
        List<Distortion> once = List.of(
                Distortion.offset(8, -12, 20),
                Distortion.cast(6),
                Distortion.gamma(1.08),
                Distortion.gamma(0.93),
                Distortion.shift(0.5, 0.25),
                Distortion.shift(7, 0),
                Distortion.moved(1.01, 1.01, 0, 0),
                Distortion.moved(1.01, 0.99, 0, 0),
                Distortion.moved(1.042, 1.042, 0, 0),
                BRIGHTER.then(SHIFT));
        return Stream.concat(
                Stream.of(RECTANGLE, ELLIPSE, BORDER, EDGE)
                        .flatMap(scene -> everywhere.stream().map(by -> Arguments.of(scene, by))),
                Stream.concat(
                        once.stream().map(by -> Arguments.of(RECTANGLE, by)),
                        Stream.of(
                                Arguments.of(FLAT, BRIGHTER),
                                Arguments.of(FLAT, Distortion.cast(6)),
                                Arguments.of(BORDER, Distortion.cast(8)),
                                Arguments.of(FRAME, SHIFT),
                                Arguments.of(FRAME, Distortion.moved(1.042, 1.042, 0, 0)))));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource
    void undone(Scene scene, Distortion distortion) {
        SeamError error = SeamError.of(scene, undone(scene, distortion.of(scene.answer())));
        assertThat(error.inside()).isLessThan(MAX_INSIDE);
        assertThat(error.step()).isLessThan(MAX_STEP);
    }

    static Stream<Arguments> lossy() {
        Distortion all = GAIN.then(SHIFT).then(Distortion.jpeg(0.85f));
        return Stream.of(RECTANGLE, BORDER).map(scene -> Arguments.of(scene, all));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource
    void lossy(Scene scene, Distortion distortion) {
        SeamError error = SeamError.of(scene, undone(scene, distortion.of(scene.answer())));
        assertThat(error.inside()).isLessThan(MAX_INSIDE_LOSSY);
        assertThat(error.step()).isLessThan(MAX_STEP);
    }

    static Stream<Arguments> newContent() {
        return Stream.of(
                Arguments.of(RECTANGLE, BRIGHTER),
                Arguments.of(RECTANGLE, SHIFT),
                Arguments.of(ELLIPSE, GAIN),
                Arguments.of(EDGE, SHIFT));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource
    void newContent(Scene scene, Distortion distortion) {
        Scene painted = scene.withNewContent();
        SeamError error = SeamError.of(painted, undone(painted, distortion.of(painted.answer())));
        assertThat(error.inside()).isLessThan(MAX_NEW_CONTENT);
        assertThat(error.step()).isLessThan(MAX_NEW_CONTENT);
    }

    static Stream<Arguments> leftAlone() {
        Distortion blurred = Distortion.blur(0.8).then(Distortion.jpeg(0.8f));
        return Stream.of(
                Arguments.of(RECTANGLE, NOTHING),
                Arguments.of(BORDER.withNewContent(), NOTHING),
                Arguments.of(FLAT.withNewContent(), NOTHING),
                Arguments.of(RECTANGLE, blurred),
                Arguments.of(BORDER, blurred),
                Arguments.of(RECTANGLE, ANOTHER_IMAGE),
                Arguments.of(BORDER, ANOTHER_IMAGE),
                Arguments.of(RECTANGLE, ANOTHER_LIGHT));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource
    void leftAlone(Scene scene, Distortion distortion) {
        Pixels received = distortion.of(scene.answer());
        Harmony harmony = harmony(scene, received);
        assertThat(harmony.nothing()).isTrue();
        assertThat(harmony.undone()).isEmpty();
        assertThat(harmony.remainingDrift()).isEmpty();
        assertThat(harmony.undo(received.copy(), scene.mask())).isEqualTo(received);
    }

    @Test
    void tellsWhatIsUndone() {
        assertThat(harmony(RECTANGLE, BRIGHTER.of(PHOTOGRAPH)).undone()).containsExactly("brightness −8");
        assertThat(harmony(RECTANGLE, BRIGHTER.then(Distortion.shift(-4, 3)).of(PHOTOGRAPH))
                        .undone())
                .containsExactly("brightness −8", "shift 4.0, −3.0 px");
        assertThat(harmony(RECTANGLE, Distortion.offset(8, -12, 0).of(PHOTOGRAPH))
                        .undone())
                .containsExactly("red −8, green +12");
    }

    @Test
    void tellsTheDriftThatRemains() {
        assertThat(harmony(RECTANGLE, BRIGHTER.of(PHOTOGRAPH)).remainingDrift().getAsDouble())
                .isZero();
        Pixels noisy = BRIGHTER.then(Distortion.jpeg(0.85f)).of(PHOTOGRAPH);
        assertThat(harmony(RECTANGLE, noisy).remainingDrift().getAsDouble() * 255)
                .isBetween(0.5, 3.0);
    }

    @Test
    void tellsWhereThePaintReachesBeyondTheMask() {
        Scene larger = Scene.of("larger", PHOTOGRAPH, (x, y) -> Scene.RECTANGLE.marks(x, y - 0.04));
        Pixels painted = BRIGHTER.of(larger.withNewContent().answer());
        Scene cutOff = new Scene("cut off", PHOTOGRAPH, RECTANGLE.mask(), PHOTOGRAPH);
        assertThat(harmony(cutOff, painted).beyondMask()).isTrue();
        assertThat(harmony(cutOff, larger.withNewContent().answer()).beyondMask())
                .isTrue();
        for (Distortion distortion : List.of(BRIGHTER, SHIFT, Distortion.jpeg(0.8f))) {
            Pixels received = distortion.of(RECTANGLE.withNewContent().answer());
            assertThat(harmony(RECTANGLE, received).beyondMask())
                    .as(distortion.name())
                    .isFalse();
        }
    }

    @Test
    void undoesAtTheScaleOfTheResponse() {
        Distortion brighterByPlace = Distortion.cast(6).then(Distortion.shift(4, -2));
        Harmony harmony = harmony(RECTANGLE, brighterByPlace.of(PHOTOGRAPH));
        Pixels large = Scene.photograph(2 * SIDE, 2 * SIDE, 7);
        Scene scene = Scene.of("twice as large", large, Scene.RECTANGLE);
        Pixels received = Distortion.cast(6).then(Distortion.shift(8, -4)).of(large);
        SeamError error = SeamError.of(scene, harmony.undo(received, scene.mask()));
        assertThat(error.inside()).isLessThan(MAX_INSIDE);
        assertThat(error.step()).isLessThan(MAX_STEP);
    }

    @Test
    void isTheSameForAnyNumberOfThreads() {
        Pixels received = GAIN.then(Distortion.cast(6))
                .then(Distortion.moved(1.01, 1.01, 2, 1))
                .of(PHOTOGRAPH);
        ParallelRows four = ParallelRows.of(ForkJoinPool.commonPool(), 4);
        assertThat(harmony(RECTANGLE, received, four).undo(received.copy(), RECTANGLE.mask()))
                .isEqualTo(undone(RECTANGLE, received));
    }

    @Test
    void whatIsTransparentIsNoEvidence() {
        Pixels sent = PHOTOGRAPH.copy();
        for (int i = 0; i < sent.argb().length; i++) {
            if (i % SIDE < SIDE / 4 && !RECTANGLE.marked(i)) {
                sent.argb()[i] = 0x00FFFFFF;
            }
        }
        Scene scene = new Scene("transparent", sent, RECTANGLE.mask(), PHOTOGRAPH);
        SeamError error = SeamError.of(scene, undone(scene, BRIGHTER.of(PHOTOGRAPH)));
        assertThat(error.inside()).isLessThan(MAX_NEW_CONTENT);
    }

    @Test
    void withoutEvidenceNothingIsUndone() {
        Coverage all = Coverage.none(SIDE, SIDE);
        Arrays.fill(all.weights(), (byte) 255);
        Scene scene = new Scene("all", PHOTOGRAPH, all, PHOTOGRAPH);
        assertThat(harmony(scene, BRIGHTER.of(PHOTOGRAPH)).nothing()).isTrue();
        Pixels dot = Pixels.of(1, 1, new int[] {0xFF808080});
        assertThat(harmony(new Scene("dot", dot, Coverage.none(1, 1), dot), BRIGHTER.of(dot))
                        .nothing())
                .isTrue();
    }
}
