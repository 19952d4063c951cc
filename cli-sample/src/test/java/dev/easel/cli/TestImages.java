package dev.easel.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Small images for tests. */
final class TestImages {
    private TestImages() {}

    /** Returns a PNG with a diagonal gradient and a square of a color in its middle. */
    static byte[] png(int width, int height, Color color) {
        return encoded(drawn(width, height, color, BufferedImage.TYPE_INT_ARGB), "png");
    }

    static byte[] png(int width, int height) {
        return png(width, height, Color.RED);
    }

    static byte[] jpeg(int width, int height) {
        return encoded(drawn(width, height, Color.RED, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
    }

    static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BufferedImage read(Path file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage drawn(int width, int height, Color color, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, 0xFF000000 | x * 255 / width << 16 | y * 255 / height << 8 | 128);
            }
        }
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(width / 4, height / 4, width / 2, height / 2);
        graphics.dispose();
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new AssertionError("No writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
