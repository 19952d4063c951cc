package dev.easel.core.domain;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.Size;

/** What a request says about size: nothing, a ratio, or exact pixels. */
public sealed interface ImageSize {
    /** The provider decides. */
    record Auto() implements ImageSize {
        @Override
        public String toString() {
            return "auto";
        }
    }

    /** Any size of this ratio. */
    record Ratio(AspectRatio ratio) implements ImageSize {
        public Ratio {
            requireNonNull(ratio, "ratio");
        }

        @Override
        public String toString() {
            return ratio.toString();
        }
    }

    /** Exactly these pixels. */
    record Exact(Size size) implements ImageSize {
        public Exact {
            requireNonNull(size, "size");
        }

        @Override
        public String toString() {
            return size.toString();
        }
    }

    /** Leaves the size to the provider. */
    static ImageSize auto() {
        return new Auto();
    }

    /** Requests a ratio of width to height. */
    static ImageSize ratio(int width, int height) {
        return new Ratio(new AspectRatio(width, height));
    }

    /** Requests exact pixels. */
    static ImageSize exact(int width, int height) {
        return new Exact(new Size(width, height));
    }
}
