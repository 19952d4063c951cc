package dev.easel.core.domain;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.Size;

/** A new border around an image: a share of each side, pixels per side, or whatever a target ratio or size needs. */
public sealed interface Border {
    /** Returns the pixels to add on each side of an image of the given size. */
    Sides around(Size original);

    /** Every side grows by this share of its dimension, 0.01 to 0.5: 0.2 on 1000×500 gives 1400×700. */
    record Fraction(double share) implements Border {
        public Fraction {
            if (!(share >= 0.01 && share <= 0.5)) {
                throw new IllegalArgumentException(
                        "Border " + share + " is out of range: 0.01 to 0.5 of each side is allowed.");
            }
        }

        @Override
        public Sides around(Size original) {
            requireNonNull(original, "original");
            int x = (int) Math.max(1, Math.round(share * original.width()));
            int y = (int) Math.max(1, Math.round(share * original.height()));
            return new Sides(x, y, x, y);
        }
    }

    /** Pixels per side, each at least 0, one at least 1. */
    record Sides(int left, int top, int right, int bottom) implements Border {
        public Sides {
            if ((left | top | right | bottom) < 0 || (left | top | right | bottom) == 0) {
                throw new IllegalArgumentException(
                        "Invalid border of left " + left + ", top " + top + ", right " + right + ", bottom " + bottom
                                + " pixels: no side may be negative, and one must be at least 1.");
            }
        }

        @Override
        public Sides around(Size original) {
            requireNonNull(original, "original");
            return this;
        }

        /** Returns the size of an image with this border around it. */
        public Size grown(Size original) {
            requireNonNull(original, "original");
            return new Size(
                    Math.addExact(original.width(), Math.addExact(left, right)),
                    Math.addExact(original.height(), Math.addExact(top, bottom)));
        }
    }

    /** The smallest canvas of this ratio that holds the image; the gravity says where the image is placed in it. */
    record ToRatio(AspectRatio ratio, Gravity gravity) implements Border {
        public ToRatio {
            requireNonNull(ratio, "ratio");
            requireNonNull(gravity, "gravity");
        }

        @Override
        public Sides around(Size original) {
            requireNonNull(original, "original");
            double value = ratio.value();
            Size canvas = original.ratio() < value
                    ? new Size(
                            (int) Math.max(original.width(), Math.round(original.height() * value)), original.height())
                    : new Size(
                            original.width(), (int) Math.max(original.height(), Math.round(original.width() / value)));
            return new ToSize(canvas, gravity).around(original);
        }
    }

    /** A canvas of this size, no side smaller than the image's. */
    record ToSize(Size canvas, Gravity gravity) implements Border {
        public ToSize {
            requireNonNull(canvas, "canvas");
            requireNonNull(gravity, "gravity");
        }

        @Override
        public Sides around(Size original) {
            requireNonNull(original, "original");
            int x = canvas.width() - original.width();
            int y = canvas.height() - original.height();
            if (x < 0 || y < 0 || x + y == 0) {
                throw new IllegalArgumentException("Cannot expand " + original + " to " + canvas
                        + ": the target must be larger on at least one side and smaller on none.");
            }
            int left = gravity.left(x);
            int top = gravity.top(y);
            return new Sides(left, top, x - left, y - top);
        }
    }

    /** Grows every side by a share of its dimension, 0.01 to 0.5. */
    static Border fraction(double share) {
        return new Fraction(share);
    }

    /** Grows each side by a separate number of pixels. */
    static Border pixels(int left, int top, int right, int bottom) {
        return new Sides(left, top, right, bottom);
    }

    /** Grows to a ratio, the image in the middle. */
    static Border toRatio(int width, int height) {
        return new ToRatio(new AspectRatio(width, height), Gravity.CENTER);
    }

    /** Grows to a size, the image in the middle. */
    static Border toSize(int width, int height) {
        return new ToSize(new Size(width, height), Gravity.CENTER);
    }
}
