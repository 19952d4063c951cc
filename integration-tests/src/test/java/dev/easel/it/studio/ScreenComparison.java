package dev.easel.it.studio;

import dev.easel.it.studio.browser.Browser;

/**
 * The stage with its mask shown and hidden: a pixel of the screen that differs shows the mask. Both are taken after a key
 * was pressed, so that both show the focus.
 */
record ScreenComparison(ScreenMap map, Bitmap with, Bitmap without) {
    /** The photograph itself may be drawn more finely in the second; the mask changes it far more. */
    private static final int FINER = 16;

    /** Edges that meet exactly are told apart by rounding only. */
    private static final double ROUNDING = 1e-9;

    static ScreenComparison take(Browser browser, Studio studio) {
        studio.park();
        studio.keys("m", "m");
        Bitmap with = shown(browser);
        studio.keys("m");
        Bitmap without = shown(browser);
        studio.keys("m");
        return new ScreenComparison(studio.map(), with, without);
    }

    private static Bitmap shown(Browser browser) {
        browser.awaitFrame();
        return Bitmap.of(browser.screenshot());
    }

    /** Returns how many pixels of the canvas show the mask where it is not, or not where it is. */
    long wrongPixels(PaintedMask mask) {
        int canvasLeft = (int) Math.round(map.left() * map.width() / map.cssWidth());
        int canvasTop = (int) Math.round(map.top() * map.height() / map.cssHeight());
        long wrong = 0;
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                int atX = canvasLeft + x;
                int atY = canvasTop + y;
                if (atX >= with.width() || atY >= with.height()) {
                    continue;
                }
                boolean shows = distance(with.at(atX, atY), without.at(atX, atY)) > FINER;
                if (shows ? !isCovered(mask, x, y, ROUNDING) : isCovered(mask, x, y, -ROUNDING)) {
                    wrong++;
                }
            }
        }
        return wrong;
    }

    /**
     * Whether a pixel of the canvas lies on a marked one: with its center, or, where the image is smaller, at all, give or
     * take a part of a pixel of the image.
     */
    private boolean isCovered(PaintedMask mask, int x, int y, double more) {
        if (map.scale() >= 1) {
            return isMarked(
                    mask,
                    Math.floor((x + 0.5 - map.imageLeft()) / map.scale()),
                    Math.floor((y + 0.5 - map.imageTop()) / map.scale()));
        }
        double left = Math.floor((x - map.imageLeft()) / map.scale() - more);
        double right = Math.ceil((x + 1 - map.imageLeft()) / map.scale() + more);
        double top = Math.floor((y - map.imageTop()) / map.scale() - more);
        double bottom = Math.ceil((y + 1 - map.imageTop()) / map.scale() + more);
        for (double row = top; row < bottom; row++) {
            for (double column = left; column < right; column++) {
                if (isMarked(mask, column, row)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int distance(int one, int other) {
        int most = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            most = Math.max(most, Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF)));
        }
        return most;
    }

    private static boolean isMarked(PaintedMask mask, double x, double y) {
        return x >= 0 && y >= 0 && x < mask.width && y < mask.height && mask.level((int) x, (int) y) != 0;
    }
}
