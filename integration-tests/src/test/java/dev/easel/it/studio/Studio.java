package dev.easel.it.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.it.studio.RecordingEasel.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openqa.selenium.Keys;

/** The open page: what a person does on it, and what it shows. */
final class Studio {
    /** Notes what the pointer does on the stage, before the page sees it. */
    private static final String WATCH = """
            const strokes = window.watchedStrokes = [];
            const note = e => strokes.at(-1).push(e.clientX, e.clientY);
            addEventListener('pointerdown', e => { strokes.push([]); note(e); }, true);
            addEventListener('pointermove', e => {
              if (e.buttons && strokes.length) for (const p of e.getCoalescedEvents?.() ?? [e]) note(p);
            }, true);
            """;

    /** What would read the mask from a canvas fails. */
    private static final String NO_CANVAS_READS = """
            const refuse = () => { throw new Error('read from a canvas'); };
            HTMLCanvasElement.prototype.toBlob = refuse;
            HTMLCanvasElement.prototype.toDataURL = refuse;
            CanvasRenderingContext2D.prototype.getImageData = refuse;
            if (self.OffscreenCanvas) {
              OffscreenCanvas.prototype.convertToBlob = refuse;
              OffscreenCanvasRenderingContext2D.prototype.getImageData = refuse;
            }
            """;

    private final Browser browser;
    private final StudioServer server;

    private Studio(Browser browser, StudioServer server) {
        this.browser = browser;
        this.server = server;
    }

    /** Opens the page as someone who was never there, and waits until it knows what the providers can do. */
    static Studio open(Browser browser, StudioServer server) {
        browser.open(server.url());
        Studio studio = new Studio(browser, server);
        studio.awaitReady();
        return studio;
    }

    private void awaitReady() {
        browser.await("document.querySelector('#provider')?.options.length > 0");
        browser.script(WATCH);
        browser.script(NO_CANVAS_READS);
    }

    /** Reloads the page and waits until it is ready again. */
    void reload() {
        browser.reload();
        awaitReady();
    }

    /** Opens a file as if it had been chosen, and waits until it is on the stage. */
    Studio image(byte[] file, String name) {
        try {
            Path chosen = Files.createTempDirectory("studio").resolve(name);
            Files.write(chosen, file);
            browser.type("#file-input", chosen.toAbsolutePath().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitImage();
        return this;
    }

    void awaitImage() {
        browser.await("document.querySelector('#verb-edit, #verb-inpaint').closest('body')"
                + " && !document.querySelector('#tool-brush').disabled");
    }

    Studio tool(String name) {
        browser.click("#tool-" + name);
        return this;
    }

    /** Sets the width of the brush in pixels of the image. */
    Studio brush(int pixels) {
        browser.click("#stage");
        return this;
    }

    Studio prompt(String text) {
        browser.element("#prompt").clear();
        browser.type("#prompt", text);
        return this;
    }

    /** Starts the call and returns what the server received. */
    Received run() {
        browser.await("!document.querySelector('#run').disabled");
        browser.click("#run");
        return server.next();
    }

    /** Waits until the result is on the stage and its facts are told. */
    Studio awaitResult() {
        browser.await("document.querySelector('#result').checkVisibility()"
                + " && document.querySelector('#download').checkVisibility()");
        return this;
    }

    /** Waits until the call has failed. */
    String awaitFailure() {
        browser.await("document.querySelector('#failure').checkVisibility()");
        return browser.text("#failure");
    }

    String marked() {
        return browser.text("#marked");
    }

    /** Returns the strokes since the page was opened, each as x and y in CSS pixels of the window in turn. */
    @SuppressWarnings("unchecked")
    List<List<Number>> strokes() {
        return (List<List<Number>>) browser.script("return window.watchedStrokes");
    }

    /** Returns the stage's rectangle in the window, in CSS pixels: left, top, width, height. */
    double[] stage() {
        return numbers("const r = document.querySelector('#stage').getBoundingClientRect();"
                + " return [r.left, r.top, r.width, r.height]");
    }

    private double[] numbers(String body) {
        return ((List<?>) browser.script(body))
                .stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray();
    }

    /** Moves the focus to the stage, where the keys of the tools work. */
    Studio focusStage() {
        browser.script("document.querySelector('#stage').focus()");
        return this;
    }

    /** Presses keys with the focus on the stage. */
    Studio keys(CharSequence... keys) {
        focusStage();
        browser.press(keys);
        return this;
    }

    Studio undo() {
        focusStage();
        browser.chord(Keys.CONTROL, "z");
        return this;
    }

    void assertNothingOverflows() {
        assertThat(browser.number("document.documentElement.scrollWidth"))
                .as("width of the contents")
                .isLessThanOrEqualTo(browser.number("innerWidth"));
    }
}
