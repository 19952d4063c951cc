package dev.easel.it.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.it.studio.browser.Browser;
import dev.easel.it.studio.browser.BrowserTest;
import dev.easel.it.studio.browser.Pointer;
import org.junit.jupiter.api.Test;

/** The mask outlives failures, other prompts and reloads. */
@BrowserTest
class KeptSessionTest {
    private final Browser browser;

    KeptSessionTest(Browser browser) {
        this.browser = browser;
    }

    @Test
    void retryAndReloadSendTheSameMaskAndImage() {
        byte[] photo = Photos.turned(1200, 900);
        ScriptedProvider provider = new ScriptedProvider()
                .fail(ProviderException.of(Reason.INTERNAL, "The server had an error.")
                        .build())
                .answer(EchoingProvider::respond)
                .answer(EchoingProvider::respond)
                .answer(EchoingProvider::respond);
        try (StudioServer server = StudioServer.of(provider.provider())) {
            Studio studio = Studio.open(browser, server).image(photo, "photo.jpg");
            draw(studio);
            byte[] first = studio.prompt("tulips").run().mask();
            assertThat(PaintedMask.sent(first).marked()).isPositive();
            studio.awaitFailure();
            browser.click("#retry");
            assertSame(server.next().orElseThrow(), photo, first, "tulips");
            studio.awaitResult();

            assertSame(studio.prompt("daffodils").run(), photo, first, "daffodils");
            studio.awaitResult();

            browser.await("!document.querySelector('#cancel').checkVisibility()");
            studio.awaitStored();
            studio.reload();
            studio.awaitImage();
            browser.await("watched.stage.marked.pixels > 0");
            assertThat(browser.script("return document.querySelector('#prompt').value"))
                    .isEqualTo("daffodils");
            assertSame(studio.run(), photo, first, "daffodils");
            studio.awaitResult();
        }
    }

    private static void assertSame(RecordingEasel.Received received, byte[] photo, byte[] mask, String prompt) {
        assertThat(received.request().prompt()).isEqualTo(prompt);
        assertThat(received.image()).isEqualTo(photo);
        assertThat(PaintedMask.sent(received.mask()).differenceFrom(PaintedMask.sent(mask)))
                .isEmpty();
    }

    @Test
    void clearingTheSessionDeletesEverything() {
        try (StudioServer server = StudioServer.offline()) {
            Studio studio = Studio.open(browser, server).image(Photos.upright(320, 240), "photo.jpg");
            draw(studio);
            studio.prompt("a secret garden");
            studio.awaitStored();
            browser.click("#clear-session");
            browser.click("#clear-session");
            browser.await("!watched.stage.size");
            studio.reload();
            assertThat(browser.stored()).doesNotContain("secret garden");
            assertThat(browser.script("return document.querySelector('#prompt').value"))
                    .isEqualTo("");
            assertThat(browser.script("return watched.stage.size")).isNull();
        }
    }

    private void draw(Studio studio) {
        studio.tool("brush").brush(40);
        double[] stage = studio.stage();
        double x = stage[0] + stage[2] / 2;
        double y = stage[1] + stage[3] / 2;
        Pointer.MOUSE.stroke(browser, x, y, x + 30, y + 20, x - 10, y + 40);
    }
}
