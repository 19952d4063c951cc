package dev.easel.core.domain.image;

import static java.util.Objects.requireNonNull;

/**
 * What the first bytes of an encoded image say about it.
 *
 * @param stored the size as stored, before any EXIF orientation
 * @param orientation the EXIF orientation, 1 (upright) to 8
 * @param alpha whether the image may hold transparent pixels
 */
public record ImageHeader(ImageFormat format, Size stored, int orientation, boolean alpha) {
    public ImageHeader {
        requireNonNull(format, "format");
        requireNonNull(stored, "stored");
        if (orientation < 1 || orientation > 8) {
            throw new IllegalArgumentException("Invalid EXIF orientation " + orientation + ": 1 to 8 is allowed.");
        }
    }

    /** Returns the size as seen: width and height exchanged for orientations 5 to 8. */
    public Size size() {
        return orientation >= 5 ? stored.turned() : stored;
    }

    /** Returns whether the stored pixels are already as seen. */
    public boolean upright() {
        return orientation == 1;
    }
}
