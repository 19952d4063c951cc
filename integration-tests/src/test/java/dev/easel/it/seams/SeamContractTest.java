package dev.easel.it.seams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.core.port.in.Easel;
import dev.easel.it.Served;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a provider does to the whole image, no seam shows where its response is blended in: over the wire, in every
 * style in which a region can be sent.
 */
class SeamContractTest {
    private static final double EXACT = 1.5;
    /** Detail that blur or JPEG has destroyed cannot come back. */
    private static final double LOSSY = 3;

    private static final double NEW_CONTENT = 0.5;
    private static final double STEP = 1;

    private static final Distortion GAIN = Distortion.gain(0.92, 1.05, 1);
    private static final Distortion SHIFT = Distortion.shift(4, -3);
    private static final Distortion ZOOM = Distortion.scale(1.042, 1.042);
    private static final Distortion CAST = Distortion.castByPlace(5);
    private static final Distortion BRIGHTER = Distortion.levels(8, 8, 8);
    private static final Distortion BRIGHTER_AND_OFF = BRIGHTER.then(Distortion.shift(4, 0));

    /** What is shifted out of a response cannot come back: the farther, the larger the image must be. */
    private static final Distortion FAR_OFF = Distortion.shift(24, 0);

    private static final List<Distortion> UNDONE = List.of(
            BRIGHTER,
            Distortion.levels(8, -12, 20),
            GAIN,
            Distortion.gamma(1.08),
            SHIFT,
            Distortion.shift(0.5, 0.25),
            Distortion.scale(1.01, 1.01),
            Distortion.scale(1.01, 0.99),
            ZOOM,
            CAST,
            BRIGHTER_AND_OFF);
    private static final List<Distortion> LOSSILY_UNDONE = List.of(
            Distortion.blur(0.8).then(Distortion.jpeg(80)), GAIN.then(SHIFT).then(Distortion.jpeg(80)));
    private static final List<Distortion> ALL = Stream.of(
                    List.of(Distortion.NOTHING, Distortion.ANOTHER_IMAGE, FAR_OFF), UNDONE, LOSSILY_UNDONE)
            .flatMap(List::stream)
            .toList();

    private static final Map<ClientStyle, Easel> CLIENTS = new EnumMap<>(ClientStyle.class);
    /** What an undistorted response gives, by case and prompt. */
    private static final Map<String, Bitmap> PERFECT = new HashMap<>();

    private static Served served;

    /** What a caller gets. */
    private record Outcome(Bitmap image, double drift, double remainingDrift, List<String> undone) {}

    @BeforeAll
    static void serve() {
        served = Served.of(new UnrestoredEasel(Served.easel(DistortingProvider.of(ALL))), ClientStyle.routes());
        for (ClientStyle style : ClientStyle.values()) {
            CLIENTS.put(style, Served.easel(style.on(served)));
        }
    }

    @AfterAll
    static void close() {
        CLIENTS.values().forEach(Easel::close);
        served.close();
        CLIENTS.clear();
        PERFECT.clear();
    }

    private static Outcome called(SeamCase seam, String prompt, boolean harmonize) {
        try (ImageResult result =
                CLIENTS.get(seam.style()).call(seam.request(prompt, harmonize)).execute()) {
            return new Outcome(
                    Bitmap.of(result.first().data()),
                    result.drift().orElseThrow(),
                    result.remainingDrift().orElseThrow(),
                    result.notes().stream()
                            .map(Note::message)
                            .filter(note -> note.startsWith("undone"))
                            .toList());
        }
    }

    private static Bitmap perfect(SeamCase seam, boolean newContent) {
        return PERFECT.computeIfAbsent(
                seam + " " + newContent,
                key -> called(seam, DistortingProvider.prompt(Distortion.NOTHING, newContent), false)
                        .image());
    }

    private static Stream<SeamCase> shapes() {
        return Stream.of(
                SeamCase.inpaint(ClientStyle.OPENAI_JSON, Shape.RECTANGLE, 384, 288),
                SeamCase.inpaint(ClientStyle.OPENAI_JSON, Shape.ELLIPSE, 384, 288),
                SeamCase.inpaint(ClientStyle.OPENAI_JSON, Shape.CORNER, 256, 352),
                SeamCase.expand(ClientStyle.OPENAI_JSON, 280, 220));
    }

    static Stream<Arguments> everyDistortion() {
        return Stream.of(
                        SeamCase.inpaint(ClientStyle.OPENAI_JSON, Shape.RECTANGLE, 384, 288),
                        SeamCase.expand(ClientStyle.OPENAI_JSON, 280, 220))
                .flatMap(seam -> Stream.concat(
                        UNDONE.stream().map(distortion -> arguments(seam, distortion, EXACT)),
                        LOSSILY_UNDONE.stream().map(distortion -> arguments(seam, distortion, LOSSY))));
    }

    static Stream<Arguments> otherShapes() {
        return Stream.of(
                        SeamCase.inpaint(ClientStyle.OPENAI_JSON, Shape.ELLIPSE, 384, 288),
                        SeamCase.inpaint(ClientStyle.OPENAI_JSON, Shape.CORNER, 256, 352))
                .flatMap(seam ->
                        Stream.of(GAIN, SHIFT, ZOOM, CAST).map(distortion -> arguments(seam, distortion, EXACT)));
    }

    static Stream<Arguments> farOff() {
        return Stream.of(
                        SeamCase.inpaint(ClientStyle.OPENAI_JSON, Shape.ELLIPSE, 384, 288),
                        SeamCase.expand(ClientStyle.OPENAI_JSON, 400, 300))
                .map(seam -> arguments(seam, FAR_OFF, EXACT));
    }

    static Stream<Arguments> everyStyle() {
        return Stream.of(ClientStyle.values())
                .filter(style -> style != ClientStyle.OPENAI_JSON && style != ClientStyle.MODELVERSE)
                .flatMap(style -> Stream.of(
                        arguments(SeamCase.inpaint(style, Shape.ELLIPSE, 256, 320), BRIGHTER_AND_OFF, EXACT),
                        arguments(SeamCase.expand(style, 240, 200), BRIGHTER_AND_OFF, EXACT),
                        arguments(SeamCase.expand(style, 240, 200), ZOOM, EXACT)));
    }

    /** What is sent at another size: a part that is cut out, and one that is magnified. */
    static Stream<Arguments> otherSizes() {
        return Stream.of(
                arguments(SeamCase.inpaint(ClientStyle.VISION_STUDIO, Shape.SKY, 720, 560), BRIGHTER_AND_OFF, EXACT),
                arguments(
                        SeamCase.inpaint(ClientStyle.MODELVERSE, Shape.RECTANGLE, 300, 260), BRIGHTER_AND_OFF, EXACT));
    }

    static Stream<Arguments> flatGround() {
        return Stream.of(Shape.RECTANGLE, Shape.ELLIPSE)
                .map(shape -> SeamCase.inpaint(ClientStyle.OPENAI_JSON, shape, 320, 320))
                .map(seam -> arguments(seam.inStudio(), BRIGHTER, EXACT));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"everyDistortion", "otherShapes", "farOff", "everyStyle", "otherSizes", "flatGround"})
    void showsNoSeam(SeamCase seam, Distortion distortion, double allowed) {
        check(seam, distortion, false, allowed);
    }

    static Stream<Arguments> newContentDistorted() {
        return shapes().flatMap(seam -> Stream.of(GAIN, SHIFT).map(distortion -> arguments(seam, distortion)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("newContentDistorted")
    void keepsNewContentAsItWasPainted(SeamCase seam, Distortion distortion) {
        check(seam, distortion, true, NEW_CONTENT);
    }

    private static void check(SeamCase seam, Distortion distortion, boolean newContent, double allowed) {
        Outcome outcome = called(seam, DistortingProvider.prompt(distortion, newContent), true);
        SeamError error = SeamError.between(perfect(seam, newContent), outcome.image(), seam.marked());
        String what = seam + " " + distortion + ": " + error + ", " + outcome.undone();
        assertThat(error.outside()).as(what).isZero();
        assertThat(error.inside()).as(what).isLessThanOrEqualTo(allowed);
        assertThat(error.step()).as(what).isLessThanOrEqualTo(STEP);
        assertThat(outcome.remainingDrift()).as(what).isLessThanOrEqualTo(outcome.drift());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void keepsEveryPixelOutsideTheMask(SeamCase seam) {
        Bitmap restored = perfect(seam, false);
        assertThat(SeamError.between(seam.scene(), restored, seam.marked()).outside())
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void leavesAnUndistortedResponseToTheBit(SeamCase seam) {
        Outcome outcome = called(seam, DistortingProvider.prompt(Distortion.NOTHING, true), true);
        assertThat(outcome.image().argb()).isEqualTo(perfect(seam, true).argb());
        assertThat(outcome.undone()).isEmpty();
        assertThat(outcome.remainingDrift()).isEqualTo(outcome.drift());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void leavesAnotherImageAlone(SeamCase seam) {
        String prompt = DistortingProvider.prompt(Distortion.ANOTHER_IMAGE, false);
        Outcome outcome = called(seam, prompt, true);
        assertThat(outcome.image().argb())
                .isEqualTo(called(seam, prompt, false).image().argb());
        assertThat(outcome.undone()).isEmpty();
        assertThat(outcome.remainingDrift()).isEqualTo(outcome.drift());
    }

    @ParameterizedTest
    @EnumSource
    void leavesAResponseAsItIsUnlessItMayHarmonize(ClientStyle style) {
        SeamCase seam = SeamCase.inpaint(style, Shape.ELLIPSE, 200, 160);
        Outcome outcome = called(seam, DistortingProvider.prompt(BRIGHTER, false), false);
        SeamError error = SeamError.between(seam.scene(), outcome.image(), seam.marked());
        assertThat(error.inside()).isBetween(7.5, 8.5);
        assertThat(error.outside()).isZero();
        assertThat(outcome.undone()).isEmpty();
        assertThat(outcome.remainingDrift()).isEqualTo(outcome.drift());
    }

    @Test
    void tellsWhatWasUndoneAndHowMuchDriftIsLeft() {
        SeamCase seam = SeamCase.inpaint(ClientStyle.VISION_STUDIO, Shape.SKY, 384, 288);
        Outcome outcome = called(seam, DistortingProvider.prompt(BRIGHTER_AND_OFF, false), true);
        assertThat(outcome.undone())
                .singleElement()
                .satisfies(note -> assertThat(note)
                        .contains("inside the mask")
                        .contains("−8")
                        .contains("4.0"));
        assertThat(outcome.drift()).isGreaterThan(8 / 255.0);
        assertThat(outcome.remainingDrift()).isLessThan(1 / 255.0);
    }
}
