package dev.easel.cli.options;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;

/** Gets at an image's bytes wherever they are; failures are {@code EaselException}s. */
@FunctionalInterface
public interface ImageLoader {
    ImageData load(ImageSource source);
}
