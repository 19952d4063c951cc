package dev.easel.imaging.internal.codec.jpeg;

import dev.easel.core.domain.image.Rgb;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Chroma;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Creates JPEGs and adds segments to them. */
public final class JpegParts {
    private JpegParts() {}

    public static byte[] jpeg(Pixels image, Chroma chroma, boolean progressive) {
        return new JpegWriter(image, Rgb.WHITE, Optional.empty(), chroma, progressive).write(90);
    }

    public static byte[] jpeg(Pixels image) {
        return jpeg(image, Chroma.FULL, false);
    }

    /** Returns a JPEG with a segment inserted after its start marker. */
    public static byte[] with(byte[] jpeg, int marker, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        int length = content.length + 2;
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length});
        out.writeBytes(content);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** Returns a JPEG without its JFIF segment, which the JDK writes first. */
    public static byte[] withoutJfif(byte[] jpeg) {
        int length = (jpeg[4] & 0xFF) << 8 | jpeg[5] & 0xFF;
        byte[] rest = Arrays.copyOfRange(jpeg, 2 + length, jpeg.length);
        rest[0] = (byte) 0xFF;
        rest[1] = (byte) 0xD8;
        return rest;
    }

    /** Returns a segment's content: a name, a zero, and data. */
    public static byte[] named(String name, byte[] data) {
        byte[] letters = (name + "\0").getBytes(StandardCharsets.US_ASCII);
        byte[] content = Arrays.copyOf(letters, letters.length + data.length);
        System.arraycopy(data, 0, content, letters.length, data.length);
        return content;
    }

    public static byte[] adobe(int transform) {
        return new byte[] {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
    }

    /** Returns a JPEG that stores the given samples in each pixel without conversion. */
    public static byte[] raw(int width, int height, int... samples) {
        WritableRaster raster = Raster.createInterleavedRaster(0, width, height, samples.length, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                raster.setPixel(x, y, samples);
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, null, null), null);
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
