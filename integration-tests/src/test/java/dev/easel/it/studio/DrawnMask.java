package dev.easel.it.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.it.studio.RecordingEasel.Received;
import dev.easel.it.studio.browser.Browser;
import dev.easel.it.studio.browser.Pointer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is drawn is what the server receives, pixel by pixel; one class for each kind of screen. */
abstract class DrawnMask {
    private static final int WIDTH = 1500;
    private static final int HEIGHT = 1100;

    private final Browser browser;
    private final Pointer usual;

    DrawnMask(Browser browser, Pointer usual) {
        this.browser = browser;
        this.usual = usual;
    }

    @Test
    void arrivesAsItWasDrawn() {
        drawn(usual, WIDTH, HEIGHT, List.of(Zoom.FIT, Zoom.ONE, Zoom.NEAR));
    }

    /** Twelve megapixels, as a phone has them, with every device in every view. */
    @Tag("slow")
    @ParameterizedTest
    @EnumSource(Pointer.class)
    void arrivesAsItWasDrawnOnAPhonesPhotograph(Pointer pointer) {
        drawn(pointer, 4000, 3000, Stream.of(Zoom.values()).toList());
    }

    private void drawn(Pointer pointer, int width, int height, List<Zoom> zooms) {
        byte[] photo = Photos.turned(width, height);
        try (StudioServer server = StudioServer.of(EchoingProvider.calls(1).provider())) {
            Studio studio = Studio.open(browser, server).image(photo, "photo.jpg");
            assertThat(browser.script("return [watched.stage.size.width, watched.stage.size.height]"))
                    .as("the upright size")
                    .isEqualTo(List.of((long) width, (long) height));
            PaintedMask expected = new PaintedMask(width, height);
            int stroke = 0;
            for (Zoom zoom : zooms) {
                zoom.apply(browser, studio);
                for (int brush : new int[] {3, 40, 121}) {
                    studio.tool("brush").brush(brush);
                    stroke(pointer, studio, stroke++);
                    expected.stroke(brush, false, lastStroke(studio));
                }
                studio.tool("eraser").brush(30);
                stroke(pointer, studio, stroke++);
                expected.stroke(30, true, lastStroke(studio));
            }
            Received received = studio.prompt("tulips").run();
            assertThat(received.image()).as("the image's bytes").isEqualTo(photo);
            PaintedMask sent = PaintedMask.sent(received.mask());
            assertThat(sent.marked()).isPositive();
            assertThat(sent.differenceFrom(expected)).isEmpty();
            studio.awaitResult();
        }
    }

    private long[] lastStroke(Studio studio) {
        List<double[]> strokes = studio.strokes();
        return studio.map().toImage(strokes.get(strokes.size() - 1));
    }

    /** Draws over the stage, beyond its edge and back, at fractions of CSS pixels. */
    private void stroke(Pointer pointer, Studio studio, int number) {
        double[] stage = studio.stage();
        double x = stage[0] + stage[2] * (0.30 + 0.037 * number % 0.3);
        double y = stage[1] + stage[3] * (0.25 + 0.053 * number % 0.4);
        pointer.stroke(
                browser,
                x,
                y,
                x + 41.25,
                y + 13.5,
                x + 77.375,
                y - 30.0625,
                number % 3 == 0 ? stage[0] - 20 : x + 90,
                y + 60,
                x + 30.3,
                y + 47.7,
                x - 10.1,
                y + 8.9);
    }

    @Test
    void isWhereTheOverlayShowsIt() {
        try (StudioServer server = StudioServer.of(EchoingProvider.calls(1).provider())) {
            Studio studio = Studio.open(browser, server).image(Photos.turned(WIDTH, HEIGHT), "photo.jpg");
            studio.tool("brush").brush(37);
            for (Zoom zoom : List.of(Zoom.FIT, Zoom.NEAR)) {
                zoom.apply(browser, studio);
                double[] stage = studio.stage();
                Pointer.MOUSE.stroke(
                        browser,
                        stage[0] + stage[2] * 0.4,
                        stage[1] + stage[3] * 0.4,
                        stage[0] + stage[2] * 0.6,
                        stage[1] + stage[3] * 0.5);
            }
            Map<Zoom, ScreenComparison> shown = new EnumMap<>(Zoom.class);
            for (Zoom zoom : List.of(Zoom.FIT, Zoom.NEAR)) {
                zoom.apply(browser, studio);
                shown.put(zoom, ScreenComparison.take(browser, studio));
            }
            PaintedMask sent = PaintedMask.sent(studio.prompt("tulips").run().mask());
            shown.forEach((zoom, screen) -> assertThat(screen.wrongPixels(sent))
                    .as("wrong pixels at %s", zoom)
                    .isZero());
            studio.awaitResult();
        }
    }

    /** The weight grows from the edge: 255 · distance ÷ (feather + 1), the distance that to the nearest unmarked pixel. */
    @Test
    void growsFromItsEdgeByTheFeather() {
        try (StudioServer server = StudioServer.of(EchoingProvider.calls(1).provider())) {
            Studio studio = Studio.open(browser, server).image(Photos.png(300, 200), "image.png");
            browser.set("#rectangle-x", 60);
            browser.set("#rectangle-y", 40);
            browser.set("#rectangle-width", 120);
            browser.set("#rectangle-height", 90);
            browser.script("document.querySelector('#rectangle-mark').click()");
            browser.set("#feather", 24);
            PaintedMask expected = new PaintedMask(300, 200).rectangle(60, 40, 180, 130);
            for (int y = 40; y < 130; y++) {
                for (int x = 60; x < 180; x++) {
                    int distance = Math.min(Math.min(x - 59, 180 - x), Math.min(y - 39, 130 - y));
                    expected.levels[y * 300 + x] = (byte) Math.min(255, Math.round(255 * distance / 25f));
                }
            }
            PaintedMask sent = PaintedMask.sent(studio.prompt("tulips").run().mask());
            assertThat(sent.differenceFrom(expected)).isEmpty();
            studio.awaitResult();
        }
    }
}
