package dev.easel.cli.options;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.imaging.settings.Limits;

/** Loads the bytes of an image from any source; failures are {@code EaselException}s. */
@FunctionalInterface
public interface ImageLoader {
    ImageData load(ImageSource source);

    /** Returns the limits that images are read within. */
    default Limits limits() {
        return Limits.defaults();
    }
}
