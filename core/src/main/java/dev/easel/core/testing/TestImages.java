package dev.easel.core.testing;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Small PNG images made in the test, with only the base module. */
public final class TestImages {
    /** Gives the color of a pixel as {@code 0xAARRGGBB}. */
    @FunctionalInterface
    public interface Paint {
        int at(int x, int y);
    }

    private TestImages() {}

    /** Returns an RGBA PNG of 8 bits. */
    public static byte[] png(int width, int height, Paint paint) {
        requireNonNull(paint, "paint");
        byte[] rows = new byte[height * (1 + 4 * width)];
        int at = 0;
        for (int y = 0; y < height; y++) {
            rows[at++] = 0;
            for (int x = 0; x < width; x++) {
                int argb = paint.at(x, y);
                rows[at++] = (byte) (argb >> 16);
                rows[at++] = (byte) (argb >> 8);
                rows[at++] = (byte) argb;
                rows[at++] = (byte) (argb >>> 24);
            }
        }
        return file(width, height, 8, 6, rows);
    }

    /** Returns a PNG of the given bit depth and color type around rows that carry their filter bytes. */
    public static byte[] file(int width, int height, int depth, int colorType, byte[] filteredRows, byte[]... chunks) {
        requireNonNull(filteredRows, "filteredRows");
        requireNonNull(chunks, "chunks");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        byte[] header = {
            (byte) (width >> 24),
            (byte) (width >> 16),
            (byte) (width >> 8),
            (byte) width,
            (byte) (height >> 24),
            (byte) (height >> 16),
            (byte) (height >> 8),
            (byte) height,
            (byte) depth,
            (byte) colorType,
            0,
            0,
            0
        };
        out.writeBytes(chunk("IHDR", header));
        for (byte[] chunk : chunks) {
            out.writeBytes(chunk);
        }
        out.writeBytes(chunk("IDAT", deflated(filteredRows)));
        out.writeBytes(chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    /** Returns a PNG chunk with its length and checksum. */
    public static byte[] chunk(String type, byte[] data) {
        requireNonNull(type, "type");
        requireNonNull(data, "data");
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(bytes)) {
            byte[] name = type.getBytes(StandardCharsets.US_ASCII);
            CRC32 crc = new CRC32();
            crc.update(name);
            crc.update(data);
            out.writeInt(data.length);
            out.write(name);
            out.write(data);
            out.writeInt((int) crc.getValue());
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] deflated(byte[] raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Returns an opaque image with a gradient and a few hard edges, so that a shift or a blur shows. */
    public static ImageData photo(int width, int height) {
        return ImageData.of(png(
                width,
                height,
                (x, y) -> 0xFF000000
                        | (x * 255 / Math.max(1, width - 1)) << 16
                        | (y * 255 / Math.max(1, height - 1)) << 8
                        | ((x / 8 + y / 8) % 2 == 0 ? 40 : 200)));
    }

    /** Returns a mask of the size in which a rectangle is marked to repaint by transparency. */
    public static Mask mask(int width, int height, int left, int top, int right, int bottom) {
        ImageData image = ImageData.of(
                png(width, height, (x, y) -> x >= left && x < right && y >= top && y < bottom ? 0 : 0xFF000000));
        return new Mask(image, MaskConvention.TRANSPARENT);
    }
}
