package dev.easel.it.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.it.studio.RecordingEasel.Received;
import dev.easel.it.studio.browser.Browser;
import dev.easel.it.studio.browser.BrowserTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** From the empty page to a file without a pointer. */
@BrowserTest
class KeyboardOnlyTest {
    private static final int MOST_TABS = 80;

    private final Browser browser;

    @TempDir
    private Path downloads;

    KeyboardOnlyTest(Browser browser) {
        this.browser = browser;
    }

    @Test
    void generatesAndDownloads() throws Exception {
        browser.downloadTo(downloads);
        try (StudioServer server = StudioServer.of(EchoingProvider.calls(1).provider())) {
            Studio studio = Studio.open(browser, server);
            tabTo("prompt");
            browser.press("a red boat");
            browser.chord(Keys.CONTROL, Keys.ENTER);
            assertThat(server.next().orElseThrow().request().prompt()).isEqualTo("a red boat");
            studio.awaitResult();
            tabTo("download");
            browser.press(Keys.ENTER);
            assertThat(Bitmap.of(Files.readAllBytes(browser.awaitDownload(downloads)))
                            .width())
                    .isEqualTo(64);
        }
    }

    /** A mask needs no pointer either: a rectangle is marked by its numbers. */
    @Test
    void marksARectangleRunsAndDownloads() throws Exception {
        browser.downloadTo(downloads);
        try (StudioServer server = StudioServer.of(EchoingProvider.calls(1).provider())) {
            Studio studio = Studio.open(browser, server).image(Photos.png(400, 300), "image.png");
            tabTo("mask-menu");
            browser.press(Keys.ENTER);
            enter("rectangle-x", "100");
            enter("rectangle-y", "50");
            enter("rectangle-width", "120");
            enter("rectangle-height", "80");
            tabTo("rectangle-mark");
            browser.press(Keys.ENTER);
            tabTo("prompt");
            browser.press("a red boat");
            browser.chord(Keys.CONTROL, Keys.ENTER);
            Received received = server.next().orElseThrow();
            assertThat(PaintedMask.sent(received.mask())
                            .differenceFrom(new PaintedMask(400, 300).rectangle(100, 50, 220, 130)))
                    .isEmpty();
            studio.awaitResult();
            tabTo("download");
            browser.press(Keys.ENTER);
            Bitmap file = Bitmap.of(Files.readAllBytes(browser.awaitDownload(downloads)));
            assertThat(file.cut(0, 0, 400, 50))
                    .isEqualTo(Bitmap.of(Photos.png(400, 300)).cut(0, 0, 400, 50));
        }
    }

    private void enter(String id, String number) {
        tabTo(id);
        browser.chord(Keys.CONTROL, "a");
        browser.press(number);
    }

    /** Presses Tab until an element has the focus, which must be seen. */
    private void tabTo(String id) {
        for (int i = 0; i < MOST_TABS; i++) {
            if (id.equals(browser.script("return document.activeElement.id"))) {
                assertThat(browser.script("return document.activeElement.matches(':focus-visible')"))
                        .as("the focus on %s shows", id)
                        .isEqualTo(true);
                return;
            }
            browser.press(Keys.TAB);
        }
        throw new AssertionError("Tab never reached #" + id + "; it reached "
                + Stream.of(browser.text("body")).toList());
    }
}
