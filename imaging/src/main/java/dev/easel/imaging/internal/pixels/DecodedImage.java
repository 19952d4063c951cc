package dev.easel.imaging.internal.pixels;

import java.util.Optional;

/**
 * An image as stored in its file: not yet turned upright, and in the colors of its embedded profile.
 *
 * @param profile the bytes of the ICC profile of the pixels; empty for sRGB
 */
public record DecodedImage(Pixels pixels, Optional<byte[]> profile) {}
