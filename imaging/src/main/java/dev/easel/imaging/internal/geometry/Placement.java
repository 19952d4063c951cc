package dev.easel.imaging.internal.geometry;

import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.Size;

/**
 * How an image comes to lie on a canvas: a part of it is cut out on whole pixels, brought to the size of a rectangle of
 * the canvas, and put there. Never stretched beyond the rounding to whole pixels.
 *
 * @param part what is cut out of the image
 * @param place where it lies on the canvas
 */
public record Placement(Box part, Box place, Size canvas) {
    public Placement {
        if (!place.within(canvas)) {
            throw new IllegalArgumentException(place + " does not lie within a canvas of " + canvas + ".");
        }
    }

    /** Returns how an image is brought to a size. */
    public static Placement of(Size image, Size wanted, ResizeMode fit, Gravity gravity) {
        return switch (fit) {
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
