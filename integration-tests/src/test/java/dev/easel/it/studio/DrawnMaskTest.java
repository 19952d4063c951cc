package dev.easel.it.studio;

import dev.easel.it.studio.browser.Browser;
import dev.easel.it.studio.browser.BrowserTest;
import dev.easel.it.studio.browser.Pointer;
import org.junit.jupiter.api.Nested;

/** Screens with one, one and a half and two pixels to the CSS pixel. */
class DrawnMaskTest {
    @Nested
    @BrowserTest(ratio = 1)
    class OnACoarseScreen extends DrawnMask {
        OnACoarseScreen(Browser browser) {
            super(browser, Pointer.MOUSE);
        }
    }

    @Nested
    @BrowserTest(ratio = 1.5)
    class OnAScaledScreen extends DrawnMask {
        OnAScaledScreen(Browser browser) {
            super(browser, Pointer.PEN);
        }
    }

    @Nested
    @BrowserTest(ratio = 2)
    class OnAFineScreen extends DrawnMask {
        OnAFineScreen(Browser browser) {
            super(browser, Pointer.TOUCH);
        }
    }
}
