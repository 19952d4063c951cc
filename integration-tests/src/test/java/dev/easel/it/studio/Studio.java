package dev.easel.it.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.it.studio.RecordingEasel.Received;
import dev.easel.it.studio.browser.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.Keys;

/** The open page: what a person does on it, and what it shows. */
final class Studio {
    /** Notes what the pointer does before the page sees it, and knows the stage that the page makes. */
    private static final String WATCH = """
            const watched = window.watched = {strokes: [], stage: null, refused: 0};
            const note = e => watched.strokes.at(-1).push(e.clientX, e.clientY);
            addEventListener('pointerdown', e => { watched.strokes.push([]); note(e); }, true);
            addEventListener('pointermove', e => {
              if (e.buttons && watched.strokes.length) for (const p of e.getCoalescedEvents?.() ?? [e]) note(p);
            }, true);
            const listen = EventTarget.prototype.addEventListener;
            EventTarget.prototype.addEventListener = function (...all) {
              if (this?.constructor?.name === 'Stage') watched.stage = this;
              return listen.apply(this, all);
            };
            """;

    /** What would read the mask from a canvas fails. */
    private static final String NO_CANVAS_READS = """
            const refuse = () => { throw new Error('A canvas is read.'); };
            HTMLCanvasElement.prototype.toBlob = refuse;
            HTMLCanvasElement.prototype.toDataURL = refuse;
            CanvasRenderingContext2D.prototype.getImageData = refuse;
            OffscreenCanvas.prototype.convertToBlob = refuse;
            OffscreenCanvasRenderingContext2D.prototype.getImageData = refuse;
            """;

    private final Browser browser;
    private final StudioServer server;

    private Studio(Browser browser, StudioServer server) {
        this.browser = browser;
        this.server = server;
    }

    /** Opens the page as someone who was never there, and waits until it knows what the providers can do. */
    static Studio open(Browser browser, StudioServer server) {
        return open(browser, server, server.url());
    }

    /** Opens the page at another address of the server. */
    static Studio open(Browser browser, StudioServer server, String url) {
        browser.beforeEachPage(WATCH);
        browser.beforeEachPage(NO_CANVAS_READS);
        browser.open(url);
        server.beforeClose(browser::leave);
        Studio studio = new Studio(browser, server);
        studio.awaitReady();
        return studio;
    }

    private void awaitReady() {
        browser.awaitModule("/studio/page.js");
        browser.await("document.querySelector('#provider').options.length > 0");
    }

    /** Reloads the page and waits until it is ready again. */
    void reload() {
        browser.reload();
        awaitReady();
    }

    /** Opens a file as if it had been chosen, and waits until it is on the stage. */
    Studio image(byte[] file, String name) {
        choose(file, name);
        return awaitImage();
    }

    /** Chooses a file. */
    void choose(byte[] file, String name) {
        try {
            Path chosen = Files.createTempDirectory("studio").resolve(name);
            Files.write(chosen, file);
            browser.type("#file-input", chosen.toAbsolutePath().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Studio awaitImage() {
        browser.await("watched.stage.size");
        return this;
    }

    Studio tool(String name) {
        browser.click("#tool-" + name);
        return this;
    }

    /** Sets the width of the brush in pixels of the image. */
    Studio brush(int pixels) {
        browser.set("#brush-size-px", pixels);
        return this;
    }

    Studio prompt(String text) {
        browser.element("#prompt").clear();
        browser.type("#prompt", text);
        return this;
    }

    /** Starts the call and returns what the server received. */
    Received run() {
        start();
        return server.next().orElseThrow(() -> new AssertionError("No call arrived. " + browser.said()));
    }

    /** Starts the call. */
    void start() {
        browser.await("!document.querySelector('#run').disabled");
        browser.click("#run");
    }

    /** Waits until the call has ended and its result is on the stage, with all that is told about it. */
    Studio awaitResult() {
        browser.await("document.querySelector('#download').checkVisibility()"
                + " && /Done|arrived/.test(document.querySelector('#status').innerText)");
        return this;
    }

    /** Waits until the call has failed; returns what is said about it. */
    String awaitFailure() {
        browser.await("document.querySelector('#failure').checkVisibility()");
        return browser.text("#failure");
    }

    String marked() {
        return browser.text("#marked");
    }

    /** Returns the strokes since the page was opened, each as x and y in CSS pixels of the window in turn. */
    List<double[]> strokes() {
        List<?> strokes = (List<?>) browser.script("return watched.strokes");
        return strokes.stream().map(stroke -> numbers(stroke)).toList();
    }

    /** Returns the stage's rectangle in the window, in CSS pixels: left, top, width, height. */
    double[] stage() {
        return numbers(browser.script("const r = document.querySelector('#stage').getBoundingClientRect();"
                + " return [r.left, r.top, r.width, r.height]"));
    }

    /** Returns how the window's points lie on the image now. */
    ScreenMap map() {
        double[] all = numbers(browser.script("""
                const canvas = document.querySelector('#stage canvas');
                const r = canvas.getBoundingClientRect();
                const corner = watched.stage.toScreen(0, 0);
                return [r.left, r.top, r.width, r.height, canvas.width, canvas.height, watched.stage.zoom,
                  corner.x, corner.y];
                """));
        return new ScreenMap(
                all[0],
                all[1],
                all[2],
                all[3],
                (int) all[4],
                (int) all[5],
                all[6],
                Math.round(all[7] * all[4] / all[2]),
                Math.round(all[8] * all[5] / all[3]));
    }

    /** Returns the middle of an element in the window, in CSS pixels. */
    double[] middleOf(String selector) {
        double[] box = numbers(browser.script(
                "const r = document.querySelector(arguments[0]).getBoundingClientRect();"
                        + " return [r.left, r.top, r.width, r.height]",
                selector));
        return new double[] {Math.round(box[0] + box[2] / 2), Math.round(box[1] + box[3] / 2)};
    }

    /** Downloads the result by a click. */
    byte[] download() {
        try {
            Path folder = Files.createTempDirectory("studio");
            browser.downloadTo(folder);
            browser.click("#download");
            return Files.readAllBytes(browser.awaitDownload(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the session is stored as it is. */
    Studio awaitStored() {
        browser.await("document.querySelector('#prompt')");
        return this;
    }

    private static double[] numbers(Object list) {
        return ((List<?>) list)
                .stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray();
    }

    /** Presses keys with the focus on the stage. */
    Studio keys(CharSequence... keys) {
        focusStage();
        browser.press(keys);
        return this;
    }

    /** Presses a key with the focus on the stage while another is held. */
    Studio chord(Keys held, CharSequence key) {
        focusStage();
        browser.chord(held, key);
        return this;
    }

    /** Takes the mouse off the stage, so that no brush is shown. */
    void park() {
        browser.cdp("Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", 1, "y", 1));
        browser.awaitFrame();
    }

    /** Gives the stage the focus. */
    void focusStage() {
        browser.script("document.querySelector('#stage').focus()");
    }

    void assertNothingOverflows() {
        assertThat(browser.number("document.documentElement.scrollWidth"))
                .as("width of the contents")
                .isLessThanOrEqualTo(browser.number("innerWidth"));
    }
}
