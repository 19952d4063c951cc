package dev.easel.imaging.internal.frame;

import dev.easel.core.domain.image.ImageData;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;

/** Photographs stored turned, as cameras do: their EXIF segment requests a quarter turn to the right. */
final class TurnedJpeg {
    private static final byte[] EXIF = HexFormat.of()
            .parseHex("ffe1" + "0022" + "457869660000" + "4d4d002a00000008" + "0001" + "011200030000000100060000"
                    + "00000000");

    private TurnedJpeg() {}

    /** Returns a JPEG of a stored size, in which each pixel has the color of its place. */
    static ImageData clockwise(int width, int height, IntBinaryOperator color) throws IOException {
        BufferedImage stored = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                row[x] = color.applyAsInt(x, y);
            }
            stored.setRGB(0, y, width, 1, row, 0, width);
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(stored, "jpg", jpeg);
        byte[] plain = jpeg.toByteArray();
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length + EXIF.length);
        out.write(plain, 0, 2);
        out.writeBytes(EXIF);
        out.write(plain, 2, plain.length - 2);
        return ImageData.of(out.toByteArray());
    }
}
