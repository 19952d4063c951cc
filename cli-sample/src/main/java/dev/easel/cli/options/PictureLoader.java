package dev.easel.cli.options;

import dev.easel.core.domain.ImageData;
import dev.easel.core.domain.ImageSource;

/** Gets at a picture's bytes wherever they are; failures are {@code EaselException}s. */
@FunctionalInterface
public interface PictureLoader {
    ImageData load(ImageSource source);
}
