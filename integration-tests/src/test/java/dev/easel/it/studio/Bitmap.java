package dev.easel.it.studio;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import javax.imageio.ImageIO;

/** Decoded pixels, {@code 0xAARRGGBB}. */
record Bitmap(int width, int height, int[] argb) {
    static Bitmap of(byte[] file) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            return of(image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Bitmap of(BufferedImage image) {
        int width = image.getWidth();
        return new Bitmap(width, image.getHeight(), image.getRGB(0, 0, width, image.getHeight(), null, 0, width));
    }

    int at(int x, int y) {
        return argb[y * width + x];
    }

    /** Returns a rectangle of it. */
    Bitmap cut(int left, int top, int cutWidth, int cutHeight) {
        int[] part = new int[cutWidth * cutHeight];
        for (int y = 0; y < cutHeight; y++) {
            System.arraycopy(argb, (top + y) * width + left, part, y * cutWidth, cutWidth);
        }
        return new Bitmap(cutWidth, cutHeight, part);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bitmap bitmap && width == bitmap.width && Arrays.equals(argb, bitmap.argb);
    }

    @Override
    public int hashCode() {
        return Objects.hash(width, Arrays.hashCode(argb));
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
