package dev.easel.it.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.it.studio.RecordingEasel.Received;
import dev.easel.it.studio.browser.Browser;
import dev.easel.it.studio.browser.BrowserTest;
import dev.easel.it.studio.browser.Pointer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole way of someone who was never there: a photograph, paint, words, before and after, a file. */
@BrowserTest
class FirstVisitTest {
    private final Browser browser;

    FirstVisitTest(Browser browser) {
        this.browser = browser;
    }

    @ParameterizedTest
    @EnumSource(names = {"PEN", "TOUCH"})
    void paintsOverAPhotographAndHasTheFile(Pointer pointer) {
        byte[] photo = Photos.turned(800, 600);
        try (StudioServer server = StudioServer.offline()) {
            Studio studio = Studio.open(browser, server);
            browser.awaitText("#empty", "Describe an image, or drop one here to change it.");
            assertThat(browser.text("#run")).contains("Generate");

            studio.image(photo, "photo.jpg");
            assertThat(browser.text("#run")).contains("Edit");

            double[] at = studio.middleOf("#stage");
            pointer.stroke(browser, at[0] - 40, at[1], at[0] + 30, at[1] + 20, at[0] + 50, at[1] - 30);
            browser.awaitText("#run", "Inpaint");
            browser.awaitText("#marked", "Marked: ");

            Received received = studio.prompt("a bed of red tulips").run();
            assertThat(received.image()).isEqualTo(photo);
            studio.awaitResult();
            assertThat(browser.text("#facts")).contains("unchanged").contains("800 × 600");

            studio.focusStage();
            browser.hold("\\");
            browser.await("watched.stage.before");
            browser.release("\\");
            browser.await("!watched.stage.before");

            Bitmap file = Bitmap.of(studio.download());
            assertThat(file.width()).isEqualTo(800);
            assertThat(file.height()).isEqualTo(600);

            browser.click("#use-as-input");
            browser.await("!document.querySelector('#tool-brush').disabled");
            browser.awaitText("#run", "Inpaint");
        }
    }
}
