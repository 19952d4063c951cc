package dev.easel.core.batch;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;

/**
 * An image that a job's {@link ImageKeeper} keeps.
 *
 * @param name where the keeper has it, such as the name of a file within its folder
 * @param bytes the length of the encoded image
 * @param sha256 the hash of the encoded image, 64 characters of lower-case hexadecimal
 */
public record KeptImage(String name, Size size, ImageFormat format, long bytes, String sha256) {
    public KeptImage {
        requireNonNull(name, "name");
        requireNonNull(size, "size");
        requireNonNull(format, "format");
        requireNonNull(sha256, "sha256");
    }
}
