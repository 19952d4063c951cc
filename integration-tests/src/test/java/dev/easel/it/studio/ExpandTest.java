package dev.easel.it.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.it.studio.browser.Browser;
import dev.easel.it.studio.browser.BrowserTest;
import dev.easel.it.studio.browser.Pointer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A border is pulled out of the image and arrives as it was pulled. */
@BrowserTest
class ExpandTest {
    private final Browser browser;

    ExpandTest(Browser browser) {
        this.browser = browser;
    }

    @Test
    void aHandlesBorderArrivesAndTheOriginalStaysExact() {
        byte[] image = Photos.png(400, 300);
        try (StudioServer server = StudioServer.of(EchoingProvider.calls(1).provider())) {
            Studio studio = Studio.open(browser, server).image(image, "image.png");
            browser.click("#verb-expand");
            double[] handle = studio.middleOf("#handle-right");
            Pointer.MOUSE.stroke(browser, handle[0], handle[1], handle[0] + 20, handle[1], handle[0] + 50, handle[1]);
            browser.await("document.querySelector('#right').valueAsNumber > 0");
            browser.type("#handle-top", Keys.chord(Keys.SHIFT, Keys.ARROW_UP), Keys.chord(Keys.SHIFT, Keys.ARROW_UP));
            List<Integer> sides = List.of("left", "top", "right", "bottom").stream()
                    .map(side -> (int) browser.number("document.querySelector('#" + side + "').valueAsNumber"))
                    .toList();
            assertThat(sides.get(1)).isEqualTo(20);
            RecordingEasel.Received received = studio.prompt("more sea").run();
            assertThat(received.image()).isEqualTo(image);
            assertThat(((ExpandRequest) received.request()).border())
                    .isEqualTo(new Border.Sides(sides.get(0), sides.get(1), sides.get(2), sides.get(3)));
            studio.awaitResult();
            Bitmap result = Bitmap.of(studio.download());
            Bitmap original = Bitmap.of(image);
            assertThat(result.width()).isEqualTo(400 + sides.get(0) + sides.get(2));
            assertThat(result.height()).isEqualTo(300 + sides.get(1) + sides.get(3));
            assertThat(result.cut(sides.get(0), sides.get(1), 400, 300)).isEqualTo(original);
        }
    }

    @Test
    void aMaskIsKeptAndSaidNotToBeUsed() {
        try (StudioServer server = StudioServer.of(EchoingProvider.calls(1).provider())) {
            Studio studio = Studio.open(browser, server).image(Photos.png(400, 300), "image.png");
            studio.tool("brush").brush(40);
            double[] at = studio.middleOf("#stage");
            Pointer.MOUSE.stroke(browser, at[0], at[1], at[0] + 20, at[1]);
            double marked = browser.number("watched.stage.marked.pixels");
            browser.click("#verb-expand");
            browser.awaitText("body", "not used for Expand");
            browser.click("#verb-inpaint");
            assertThat(browser.number("watched.stage.marked.pixels")).isEqualTo(marked);
        }
    }
}
