package dev.easel.imaging.internal.harmonize.plane;

/** One channel of an image as levels, 0 to 255 and fractions; value (x, y) is at {@code y * width + x}. */
public record Plane(int width, int height, float[] values) {
    public Plane {
        if (width < 1 || height < 1 || values.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException("Invalid plane of " + width + "×" + height + " with " + values.length
                    + " values: width and height must be at least 1, with one value per pixel.");
        }
    }

    /** Returns a plane of zeros. */
    public static Plane blank(int width, int height) {
        return new Plane(width, height, new float[Math.multiplyExact(width, height)]);
    }

    /** Returns the value at a position within the plane. */
    public float at(int x, int y) {
        return values[y * width + x];
    }
}
