package dev.easel.it.studio;

import dev.easel.it.studio.browser.Browser;
import java.util.Map;

/** Views of the image that tests draw in. */
enum Zoom {
    /** The whole image. */
    FIT,
    /** One pixel of the image on one of the screen. */
    ONE,
    /** Larger, at the pointer, by the wheel with the control key. */
    NEAR,
    /** As large as it gets, moved by the wheel. */
    NEAREST,
    /** Smaller than the stage. */
    FAR;

    private static final int CONTROL = 2;

    void apply(Browser browser, Studio studio) {
        browser.click("#zoom-fit");
        switch (this) {
            case FIT -> {}
            case ONE -> browser.click("#zoom-100");
            case NEAR -> wheel(browser, studio, 0, -350, CONTROL);
            case NEAREST -> {
                wheel(browser, studio, 0, -2000, CONTROL);
                wheel(browser, studio, 33, 21, 0);
            }
            case FAR -> wheel(browser, studio, 0, 300, CONTROL);
        }
        browser.awaitFrame();
    }

    private static void wheel(Browser browser, Studio studio, int x, int y, int modifiers) {
        double[] stage = studio.stage();
        browser.cdp(
                "Input.dispatchMouseEvent",
                Map.of(
                        "type",
                        "mouseWheel",
                        "x",
                        Math.round(stage[0] + stage[2] * 0.45),
                        "y",
                        Math.round(stage[1] + stage[3] * 0.45),
                        "deltaX",
                        x,
                        "deltaY",
                        y,
                        "modifiers",
                        modifiers));
    }
}
