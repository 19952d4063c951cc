package dev.easel.it.seams;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.testing.TestImages;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntBinaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Decoded pixels, {@code 0xAARRGGBB}; pixel (x, y) is at {@code y * width + x}. */
record Bitmap(int width, int height, int[] argb) {
    static Bitmap painted(int width, int height, IntBinaryOperator paint) {
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = paint.applyAsInt(i % width, i / width);
        }
        return new Bitmap(width, height, argb);
    }

    static Bitmap of(ImageSource image) {
        return decoded(image.load().bytes());
    }

    private static Bitmap decoded(byte[] file) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            int width = image.getWidth();
            int height = image.getHeight();
            return new Bitmap(width, height, image.getRGB(0, 0, width, height, null, 0, width));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ImageData png() {
        return ImageData.of(TestImages.png(width, height, this::at));
    }

    /** Returns what is left of the image after lossy compression. */
    Bitmap throughJpeg(float quality) {
        BufferedImage rgb = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        rgb.setRGB(0, 0, width, height, argb, 0, width);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(rgb, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return decoded(file.toByteArray());
    }

    int at(int x, int y) {
        return argb[y * width + x];
    }

    /** Returns the level of a channel, 0 for red to 2 for blue; beyond its edges the image is mirrored. */
    int level(int x, int y, int channel) {
        return at(mirrored(x, width), mirrored(y, height)) >> 16 - 8 * channel & 0xFF;
    }

    private static int mirrored(int position, int side) {
        int folded = Math.floorMod(position, 2 * side);
        return folded < side ? folded : 2 * side - 1 - folded;
    }

    /** Returns the rectangle of the image from a corner. */
    Bitmap cut(int left, int top, int cutWidth, int cutHeight) {
        return painted(cutWidth, cutHeight, (x, y) -> at(left + x, top + y));
    }

    /** Returns an opaque pixel of rounded levels. */
    static int pixel(double red, double green, double blue) {
        return 0xFF000000 | rounded(red) << 16 | rounded(green) << 8 | rounded(blue);
    }

    private static int rounded(double level) {
        return (int) Math.round(Math.max(0, Math.min(255, level)));
    }
}
