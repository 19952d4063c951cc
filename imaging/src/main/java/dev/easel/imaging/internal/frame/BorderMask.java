package dev.easel.imaging.internal.frame;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.masks.Masks;

/** The mask of new ground around an image. */
final class BorderMask {
    private BorderMask() {}

    /**
     * Returns the mask of all that is not the image, and of so many of its outermost pixels on the sides where there
     * is ground: these are blended in, less and less inward, so that no seam shows. At least its middle stays.
     */
    static Coverage of(Size image, Border.Sides ground, int overlap) {
        int x = Math.min(overlap, (image.width() - 1) / 2);
        int y = Math.min(overlap, (image.height() - 1) / 2);
        Border repainted = Border.pixels(
                widened(ground.left(), x),
                widened(ground.top(), y),
                widened(ground.right(), x),
                widened(ground.bottom(), y));
        return Masks.over(ground.grown(image))
                .border(repainted)
                .feather(Math.min(x, y))
                .coverage();
    }

    private static int widened(int side, int overlap) {
        return side == 0 ? 0 : side + overlap;
    }
}
