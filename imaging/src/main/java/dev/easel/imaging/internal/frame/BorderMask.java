package dev.easel.imaging.internal.frame;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.masks.Masks;

/** The mask of a new border around an image. */
final class BorderMask {
    private BorderMask() {}

    /**
     * Returns the mask of the border and of up to {@code overlap} of the image's outermost pixels on the sides that
     * have a border. These pixels are blended in, less and less inward, so that no seam shows. At least the middle of
     * the image is kept.
     */
    static Coverage of(Size image, Border.Sides border, int overlap) {
        int x = Math.min(overlap, (image.width() - 1) / 2);
        int y = Math.min(overlap, (image.height() - 1) / 2);
        Border repainted = Border.pixels(
                widened(border.left(), x),
                widened(border.top(), y),
                widened(border.right(), x),
                widened(border.bottom(), y));
        return Masks.over(border.grown(image))
                .border(repainted)
                .feather(Math.min(x, y))
                .coverage();
    }

    private static int widened(int side, int overlap) {
        return side == 0 ? 0 : side + overlap;
    }
}
