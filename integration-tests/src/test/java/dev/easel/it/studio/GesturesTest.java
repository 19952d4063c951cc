package dev.easel.it.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.easel.it.studio.browser.Browser;
import dev.easel.it.studio.browser.BrowserTest;
import dev.easel.it.studio.browser.Pointer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What fingers, pens, mice and keys do to the mask, and what they must not do. */
@BrowserTest
class GesturesTest {
    private static final String NOTHING = "Marked: 0.0 %";

    private final Browser browser;
    private final StudioServer server = StudioServer.of(EchoingProvider.calls(1).provider());
    private final Studio studio;

    GesturesTest(Browser browser) {
        this.browser = browser;
        studio = Studio.open(browser, server).image(Photos.turned(1200, 900), "photo.jpg");
        studio.tool("brush").brush(40);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPinchLeavesNoMarkAndZooms() {
        double[] at = middle();
        double zoom = browser.number("watched.stage.zoom");
        Pointer.touch(browser, "touchStart", List.of(new double[] {at[0], at[1]}));
        Pointer.touch(browser, "touchMove", List.of(new double[] {at[0] + 6, at[1]}));
        Pointer.touch(browser, "touchMove", List.of(new double[] {at[0] + 12, at[1] + 5}));
        double[] second = {at[0] - 60, at[1] - 40};
        Pointer.touch(browser, "touchStart", List.of(new double[] {at[0] + 12, at[1] + 5}, second));
        for (int i = 1; i <= 8; i++) {
            Pointer.touch(browser, "touchMove", List.of(new double[] {at[0] + 12 + 8 * i, at[1] + 5}, new double[] {
                second[0] - 8 * i, second[1]
            }));
        }
        Pointer.touch(browser, "touchEnd", List.of());
        assertThat(pixels()).isZero();
        assertThat(studio.marked()).isEqualTo(NOTHING);
        assertThat(browser.number("watched.stage.zoom")).isGreaterThan(zoom * 1.3);
        assertThat(browser.element("#undo").isEnabled()).as("something to undo").isFalse();
    }

    @Test
    void aHundredUndosRestoreNothingMarked() {
        double[] at = middle();
        browser.drawn(IntStream.range(0, 50).mapToObj(i -> shortStroke(at, i)).toList());
        long half = pixels();
        browser.drawn(IntStream.range(50, 100).mapToObj(i -> shortStroke(at, i)).toList());
        long all = pixels();
        assertThat(all).isGreaterThan(half);
        studio.chord(Keys.CONTROL, "z".repeat(50));
        assertThat(pixels()).as("marked by the first fifty").isEqualTo(half);
        studio.chord(Keys.CONTROL, "z".repeat(50));
        assertThat(pixels()).isZero();
        browser.awaitText("#marked", NOTHING);
        browser.script("for (let i = 0; i < 100; i++) watched.stage.redo()");
        assertThat(pixels()).isEqualTo(all);
    }

    private static int[] shortStroke(double[] middle, int number) {
        int x = (int) middle[0] - 150 + 37 * number % 300;
        int y = (int) middle[1] - 60 + 53 * number % 120;
        return new int[] {x, y, x + 25, y + 11};
    }

    @Test
    void afterAPenFingersOnlyMoveTheImage() {
        double[] at = middle();
        Pointer.PEN.stroke(browser, at[0], at[1], at[0] + 30, at[1]);
        long drawn = pixels();
        assertThat(drawn).isPositive();
        browser.click("#zoom-100");
        double before = browser.number("watched.stage.toScreen(0, 0).x");
        Pointer.TOUCH.stroke(browser, at[0], at[1], at[0] + 30, at[1] + 10, at[0] + 60, at[1] + 20);
        assertThat(pixels()).isEqualTo(drawn);
        assertThat(browser.number("watched.stage.toScreen(0, 0).x")).isCloseTo(before + 60, within(1.0));
    }

    @Test
    void aShiftClickDrawsAStraightLine() {
        double[] at = middle();
        Pointer.MOUSE.stroke(browser, at[0], at[1]);
        browser.hold(Keys.SHIFT);
        browser.cdp("Input.dispatchMouseEvent", click("mousePressed", at[0] + 120, at[1] + 40));
        browser.cdp("Input.dispatchMouseEvent", click("mouseReleased", at[0] + 120, at[1] + 40));
        browser.release(Keys.SHIFT);
        ScreenMap map = studio.map();
        PaintedMask expected =
                new PaintedMask(1200, 900).stroke(40, false, map.toImage(at[0], at[1], at[0] + 120, at[1] + 40));
        assertThat(sent().differenceFrom(expected)).isEmpty();
    }

    private static Map<String, Object> click(String type, double x, double y) {
        return Map.of("type", type, "x", x, "y", y, "button", "left", "buttons", 1, "clickCount", 1, "modifiers", 8);
    }

    @Test
    void escapeDropsTheStrokeThatIsBeingDrawn() {
        double[] at = middle();
        Pointer.MOUSE.down(browser, at[0], at[1]);
        Pointer.MOUSE.move(browser, at[0] + 50, at[1]);
        studio.keys(Keys.ESCAPE);
        Pointer.MOUSE.move(browser, at[0] + 90, at[1]);
        Pointer.MOUSE.up(browser, at[0] + 90, at[1]);
        assertThat(pixels()).isZero();
    }

    @Test
    void theRightButtonDrawsNothing() {
        double[] at = middle();
        browser.cdp(
                "Input.dispatchMouseEvent",
                Map.of("type", "mousePressed", "x", at[0], "y", at[1], "button", "right", "buttons", 2));
        browser.cdp(
                "Input.dispatchMouseEvent",
                Map.of("type", "mouseReleased", "x", at[0], "y", at[1], "button", "right", "buttons", 0));
        assertThat(pixels()).isZero();
    }

    @Test
    void typingInThePromptChangesNoTool() {
        String tools = tools();
        double[] at = middle();
        Pointer.MOUSE.stroke(browser, at[0], at[1], at[0] + 30, at[1]);
        long drawn = pixels();
        studio.prompt("bre[\nlhim,.01+-?\\ ");
        browser.press(Keys.DELETE, Keys.BACK_SPACE);
        assertThat(tools()).isEqualTo(tools);
        assertThat(pixels()).isEqualTo(drawn);
        assertThat(browser.number("watched.stage.brushSize")).isEqualTo(40);
        assertThat(browser.script("return document.querySelector('#prompt').value"))
                .isEqualTo("bre[\nlhim,.01+-?\\");
        assertThat(browser.script("return document.querySelector('dialog:modal')"))
                .isNull();
    }

    @Test
    void keysOnTheStageChooseToolsAndSizes() {
        studio.keys("e");
        assertThat(pressed("eraser")).isTrue();
        studio.keys("r");
        assertThat(pressed("rectangle")).isTrue();
        studio.keys("l");
        assertThat(pressed("lasso")).isTrue();
        studio.keys("h");
        assertThat(pressed("move")).isTrue();
        studio.keys("b");
        assertThat(pressed("brush")).isTrue();
        studio.keys("]");
        assertThat(browser.number("watched.stage.brushSize")).isGreaterThan(40);
        studio.keys(",", ",");
        assertThat(browser.number("watched.stage.brushSize")).isLessThan(40);
        studio.keys("i");
        assertThat(pixels()).isEqualTo(1200 * 900);
        studio.keys(Keys.DELETE);
        assertThat(pixels()).isZero();
        studio.keys("1");
        assertThat(browser.number("watched.stage.zoom")).isEqualTo(1);
        studio.keys("+");
        assertThat(browser.number("watched.stage.zoom")).isGreaterThan(1);
        studio.keys("0");
        assertThat(browser.number("watched.stage.zoom")).isLessThan(1);
        studio.keys("?");
        browser.await("document.querySelector('#keys-dialog').open");
        browser.press(Keys.ESCAPE);
        browser.await("!document.querySelector('#keys-dialog').open");
    }

    @Test
    void heldSpaceMovesTheImage() {
        double[] at = middle();
        studio.keys("1");
        double before = browser.number("watched.stage.toScreen(0, 0).y");
        browser.hold(" ");
        Pointer.MOUSE.stroke(browser, at[0], at[1], at[0], at[1] - 20, at[0], at[1] - 40);
        browser.release(" ");
        assertThat(browser.number("watched.stage.toScreen(0, 0).y"))
                .as("the image's edge, rounded to a pixel")
                .isCloseTo(before - 40, within(1.0));
        assertThat(pixels()).isZero();
        Pointer.MOUSE.stroke(browser, at[0], at[1], at[0], at[1] + 20);
        assertThat(pixels()).isPositive();
    }

    @Test
    void aRectangleMarksWholePixels() {
        studio.tool("rectangle");
        ScreenMap map = studio.map();
        double[] from = map.toWindow(300.3, 200.7);
        double[] to = map.toWindow(700.6, 500.2);
        Pointer.MOUSE.stroke(browser, from[0], from[1], from[0] + 50, from[1] + 50, to[0], to[1]);
        List<double[]> strokes = studio.strokes();
        double[] stroke = strokes.get(strokes.size() - 1);
        long[] first = map.toImage(stroke[0], stroke[1]);
        long[] last = map.toImage(stroke[stroke.length - 2], stroke[stroke.length - 1]);
        PaintedMask expected = new PaintedMask(1200, 900)
                .rectangle(
                        (int) (first[0] / 16),
                        (int) (first[1] / 16),
                        (int) (last[0] / 16) + 1,
                        (int) (last[1] / 16) + 1);
        assertThat(sent().differenceFrom(expected)).isEmpty();
    }

    @Test
    void theFeatherReachesInwardByTheChosenPixels() {
        browser.script("watched.stage.fillRectangle({x: 100, y: 100, width: 400, height: 300})");
        browser.set("#feather", 24);
        PaintedMask sent = sent();
        for (int inside = -1; inside < 60; inside++) {
            int expected = Math.min(255, Math.max(0, (255 * (inside + 1) * 2 + 25) / 50));
            assertThat(sent.level(100 + inside, 250))
                    .as("weight %s pixels inside", inside)
                    .isEqualTo(expected);
        }
    }

    private PaintedMask sent() {
        PaintedMask sent = PaintedMask.sent(studio.prompt("tulips").run().mask());
        studio.awaitResult();
        return sent;
    }

    private boolean pressed(String tool) {
        return "true".equals(browser.element("#tool-" + tool).getAttribute("aria-pressed"));
    }

    private String tools() {
        return (String) browser.script("return [...document.querySelectorAll('[id^=tool-]')]"
                + ".map(tool => tool.id + tool.getAttribute('aria-pressed')).join()");
    }

    private long pixels() {
        return (long) browser.number("watched.stage.marked.pixels");
    }

    private double[] middle() {
        double[] stage = studio.stage();
        return new double[] {
            Math.round(stage[0] + stage[2] / 2), Math.round(stage[1] + stage[3] / 2),
        };
    }
}
