package dev.easel.imaging.pixels;

import java.util.Optional;

/**
 * A picture as its file stores it: not yet turned upright, and in the colours of the profile that came with it.
 *
 * @param profile the bytes of the ICC profile that the pixels' colours are to be read with; empty for sRGB
 */
public record StoredPicture(Pixels pixels, Optional<byte[]> profile) {}
