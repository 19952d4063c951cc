package dev.easel.imaging.internal.pixels;

import java.util.Optional;

/**
 * An image as its file stores it: not yet turned upright, and in the colors of the profile that came with it.
 *
 * @param profile the bytes of the ICC profile that the pixels' colors are to be read with; empty for sRGB
 */
public record DecodedImage(Pixels pixels, Optional<byte[]> profile) {}
