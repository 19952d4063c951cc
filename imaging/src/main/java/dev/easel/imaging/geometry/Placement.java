package dev.easel.imaging.geometry;

import dev.easel.core.domain.AspectRatio;
import dev.easel.core.domain.Fit;
import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.Size;

/**
 * How a picture comes to lie on a canvas: a part of it is cut out on whole pixels, brought to the size of a rectangle of
 * the canvas, and put there. Never stretched beyond the rounding to whole pixels.
 *
 * @param part what is cut out of the picture
 * @param place where it lies on the canvas
 */
public record Placement(Box part, Box place, Size canvas) {
    public Placement {
        if (!place.within(canvas)) {
            throw new IllegalArgumentException(place + " does not lie within a canvas of " + canvas + ".");
        }
    }

    /** Returns how a picture is brought to a size. */
    public static Placement of(Size picture, Size wanted, Fit fit, Gravity gravity) {
        return switch (fit) {
            case COVER -> cover(picture, wanted, gravity);
            case CONTAIN -> contain(picture, wanted);
            case PAD -> pad(picture, wanted, gravity);
        };
    }

    private static Placement cover(Size picture, Size wanted, Gravity gravity) {
        Size kept = AspectRatio.of(wanted).within(picture);
        Box part = new Box(
                gravity.left(picture.width() - kept.width()),
                gravity.top(picture.height() - kept.height()),
                kept.width(),
                kept.height());
        return new Placement(part, Box.whole(wanted), wanted);
    }

    private static Placement contain(Size picture, Size wanted) {
        Size inner = AspectRatio.of(picture).within(wanted);
        return new Placement(Box.whole(picture), Box.whole(inner), inner);
    }

    private static Placement pad(Size picture, Size wanted, Gravity gravity) {
        Size inner = AspectRatio.of(picture).within(wanted);
        Box place = new Box(
                gravity.left(wanted.width() - inner.width()),
                gravity.top(wanted.height() - inner.height()),
                inner.width(),
                inner.height());
        return new Placement(Box.whole(picture), place, wanted);
    }
}
