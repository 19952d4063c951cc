package dev.easel.imaging.internal.geometry;

import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.Size;

/**
 * How an image is placed on a canvas: a part is cut out on whole pixels, scaled to the size of a rectangle of the
 * canvas, and put there. Never stretched beyond the rounding to whole pixels.
 *
 * @param part the part cut out of the image
 * @param place the rectangle of the canvas that it fills
 */
public record Placement(Box part, Box place, Size canvas) {
    public Placement {
        if (!place.within(canvas)) {
            throw new IllegalArgumentException(
                    "The rectangle " + place + " is not within the canvas of " + canvas + ".");
        }
    }

    /** Returns the placement that brings an image to a size. */
    public static Placement of(Size image, Size wanted, ResizeMode mode, Gravity gravity) {
        return switch (mode) {
            case COVER -> cover(image, wanted, gravity);
            case CONTAIN -> contain(image, wanted);
            case PAD -> pad(image, wanted, gravity);
        };
    }

    private static Placement cover(Size image, Size wanted, Gravity gravity) {
        Size kept = AspectRatio.of(wanted).within(image);
        Box part = new Box(
                gravity.left(image.width() - kept.width()),
                gravity.top(image.height() - kept.height()),
                kept.width(),
                kept.height());
        return new Placement(part, Box.whole(wanted), wanted);
    }

    private static Placement contain(Size image, Size wanted) {
        Size inner = AspectRatio.of(image).within(wanted);
        return new Placement(Box.whole(image), Box.whole(inner), inner);
    }

    private static Placement pad(Size image, Size wanted, Gravity gravity) {
        Size inner = AspectRatio.of(image).within(wanted);
        Box place = new Box(
                gravity.left(wanted.width() - inner.width()),
                gravity.top(wanted.height() - inner.height()),
                inner.width(),
                inner.height());
        return new Placement(Box.whole(image), place, wanted);
    }
}
