package dev.easel.imaging.internal.pixels;

import java.util.Arrays;
import java.util.Optional;

/**
 * A decoded image: straight (not premultiplied) sRGB pixels, {@code 0xAARRGGBB}, row by row, upright.
 *
 * <p>An image stored with 16 bits a sample also keeps its {@link #deep() deep samples}, so that a faithful restore can
 * return them bit for bit. The arrays are not copied.
 */
public final class Pixels {
    private final int width;
    private final int height;
    private final int[] argb;
    private final Optional<short[]> deep;

    private Pixels(int width, int height, int[] argb, Optional<short[]> deep) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "Invalid image size " + width + "×" + height + ": width and height must be at least 1.");
        }
        if (argb.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException(
                    "An image of " + width + "×" + height + " does not have " + argb.length + " pixels.");
        }
        this.width = width;
        this.height = height;
        this.argb = argb;
        this.deep = deep;
    }

    /** Wraps the given pixels without copying them. */
    public static Pixels of(int width, int height, int[] argb) {
        return new Pixels(width, height, argb, Optional.empty());
    }

    /** Wraps pixels that also have 16-bit samples: four a pixel, R, G, B, A, unsigned. */
    public static Pixels deep(int width, int height, int[] argb, short[] rgba16) {
        if (rgba16.length != 4 * argb.length) {
            throw new IllegalArgumentException("An image of " + argb.length
                    + " pixels requires four samples a pixel, got " + rgba16.length + " samples in total.");
        }
        return new Pixels(width, height, argb, Optional.of(rgba16));
    }

    /** Returns an image of transparent black. */
    public static Pixels blank(int width, int height) {
        return of(width, height, new int[Math.multiplyExact(width, height)]);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Returns the pixels without copying them; pixel (x, y) is at {@code y * width + x}. */
    public int[] argb() {
        return argb;
    }

    /** Returns the pixel at a position within the image. */
    public int get(int x, int y) {
        return argb[y * width + x];
    }

    /** Returns the 16-bit samples of an image that was stored with 16 bits: four a pixel, R, G, B, A, unsigned. */
    public Optional<short[]> deep() {
        return deep;
    }

    /** Returns whether every pixel is fully opaque (looks at all of them). */
    public boolean opaque() {
        for (int pixel : argb) {
            if (pixel >>> 24 != 0xFF) {
                return false;
            }
        }
        return true;
    }

    /** Returns a copy with separate arrays. */
    public Pixels copy() {
        return new Pixels(width, height, argb.clone(), deep.map(short[]::clone));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pixels that && width == that.width && Arrays.equals(argb, that.argb);
    }

    @Override
    public int hashCode() {
        return 31 * width + Arrays.hashCode(argb);
    }

    @Override
    public String toString() {
        return "Pixels[" + width + "×" + height + "]";
    }
}
