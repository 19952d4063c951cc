package dev.easel.it.studio;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Photographs as a phone stores them. */
final class Photos {
    /** Stored on its side: the right edge of what is stored is at the bottom. */
    static final int TURNED = 6;

    private Photos() {}

    /** Returns a JPEG whose pixels are stored as they are shown. */
    static byte[] upright(int width, int height) {
        return jpeg(width, height);
    }

    /** Returns a JPEG that is shown upright with a width and a height, and stored turned, as EXIF tells. */
    static byte[] turned(int width, int height) {
        byte[] stored = jpeg(height, width);
        byte[] exif = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            TURNED,
            0,
            0,
            0,
            0,
            0,
            0
        };
        byte[] file = new byte[stored.length + exif.length];
        System.arraycopy(stored, 0, file, 0, 2);
        System.arraycopy(exif, 0, file, 2, exif.length);
        System.arraycopy(stored, 2, file, 2 + exif.length, stored.length - 2);
        return file;
    }

    /** Returns a PNG. */
    static byte[] png(int width, int height) {
        return file(width, height, "png");
    }

    private static byte[] jpeg(int width, int height) {
        return file(width, height, "jpeg");
    }

    private static byte[] file(int width, int height, String format) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int wave = (int) (40 * Math.sin(x * 0.013) * Math.cos(y * 0.017));
                row[x] = 90 + wave << 16 | 110 + 60 * y / height + wave << 8 | 140 - 40 * x / width;
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
