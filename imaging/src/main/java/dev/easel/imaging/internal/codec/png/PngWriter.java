package dev.easel.imaging.internal.codec.png;

import dev.easel.imaging.internal.pixels.DecodedImage;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Writes PNG without loss, in the smallest color type and depth that holds the image.
 *
 * <p>Rows of 8 and 16 bits a channel are filtered and compressed fast (the JDK's writer never filters, which costs a third
 * more bytes); palettes and small grays are not filtered but compressed more strongly. The image is divided into bands
 * of rows that are compressed independently, each into a separate data chunk, so that threads can share the work and the
 * bytes are the same for any number of them. Needs half a MiB a thread and the file in addition to the image.
 */
public final class PngWriter {
    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] EMPTY = {};
    private static final byte[] PROFILE_NAME = {'I', 'C', 'C', 0, 0};
    private static final int BAND_BYTES = 1 << 18;

    /** How strongly rows are compressed. */
    public enum Effort {
        /** The fastest compression with filtered rows. */
        FAST(1),
        /** The fewest bytes: a tenth fewer for photographs, more for drawings, in several times the time. */
        SMALL(9);

        private final int level;

        Effort(int level) {
            this.level = level;
        }
    }

    private static final int LEVEL_UNFILTERED = 6;

    private final Pixels image;
    private final Optional<byte[]> profile;
    private final Effort effort;
    private final PngLayout layout;
    private final PngRows rows;
    private final int rowLength;
    private final int bandRows;
    private final boolean filters;

    private PngWriter(DecodedImage stored, Effort effort, PngLayout layout) {
        this.image = stored.pixels();
        this.profile = stored.profile();
        this.effort = effort;
        this.layout = layout;
        this.rows = new PngRows(image, layout);
        this.rowLength = 1 + layout.header().rowBytes(image.width());
        this.bandRows = Math.max(1, BAND_BYTES / rowLength);
        this.filters = layout.header().depth() >= 8 && layout.palette().isEmpty();
    }

    /** Writes an image whose pixels are in sRGB, with fast compression. */
    public static byte[] write(Pixels image, ParallelRows workers) {
        return write(new DecodedImage(image, Optional.empty()), Effort.FAST, workers);
    }

    /** Writes an image with the color profile of its pixels. */
    public static byte[] write(DecodedImage image, Effort effort, ParallelRows workers) {
        PngLayout smallest = PngLayout.of(image.pixels(), image.profile());
        return new PngWriter(image, effort, smallest).write(workers);
    }

    /** Writes an image whose pixels are in sRGB with 8 bits a channel, even if a smaller type could hold it. */
    public static byte[] writePlain(Pixels image, ParallelRows workers) {
        return new PngWriter(new DecodedImage(image, Optional.empty()), Effort.FAST, PngLayout.plain(image))
                .write(workers);
    }

    private byte[] write(ParallelRows workers) {
        PackedBand[] bands = new PackedBand[(image.height() + bandRows - 1) / bandRows];
        workers.run(bands.length, band -> bands[band] = pack(band, band == bands.length - 1));
        ByteArrayOutputStream out = new ByteArrayOutputStream(sizeOf(bands));
        out.writeBytes(SIGNATURE);
        chunk(out, PngChunks.IHDR, layout.header().encoded());
        profile.ifPresent(icc -> chunk(out, PngChunks.ICCP, PROFILE_NAME, PackedBand.zlib(icc)));
        layout.palette().ifPresent(colors -> writePalette(out, colors));
        int sum = 1;
        for (int i = 0; i < bands.length; i++) {
            sum = bands[i].sumAfter(sum);
            byte[] head = i == 0 ? PackedBand.HEAD : EMPTY;
            byte[] tail = i < bands.length - 1
                    ? EMPTY
                    : ByteBuffer.allocate(4).putInt(sum).array();
            chunk(out, PngChunks.IDAT, head, bands[i].bytes(), tail);
        }
        chunk(out, PngChunks.IEND);
        return out.toByteArray();
    }

    private static int sizeOf(PackedBand[] bands) {
        return Arrays.stream(bands).mapToInt(band -> band.bytes().length + 12).sum() + 1024;
    }

    private PackedBand pack(int number, boolean last) {
        int top = number * bandRows;
        int bottom = Math.min(top + bandRows, image.height());
        byte[] raw = new byte[(bottom - top) * rowLength];
        byte[] row = new byte[rowLength];
        byte[] above = new byte[rowLength];
        if (top > 0 && filters) {
            rows.fill(top - 1, above);
        }
        PngFilterChoice filter = new PngFilterChoice(layout.header().filterStep());
        for (int y = top; y < bottom; y++) {
            rows.fill(y, row);
            if (filters) {
                filter.write(row, above, raw, (y - top) * rowLength);
            } else {
                System.arraycopy(row, 0, raw, (y - top) * rowLength, rowLength);
            }
            byte[] filled = row;
            row = above;
            above = filled;
        }
        return PackedBand.pack(raw, filters ? effort.level : Math.max(effort.level, LEVEL_UNFILTERED), last);
    }

    private static void writePalette(ByteArrayOutputStream out, int[] colors) {
        byte[] levels = new byte[3 * colors.length];
        byte[] alphas = new byte[colors.length];
        int transparent = 0;
        for (int i = 0; i < colors.length; i++) {
            levels[3 * i] = (byte) (colors[i] >> 16);
            levels[3 * i + 1] = (byte) (colors[i] >> 8);
            levels[3 * i + 2] = (byte) colors[i];
            alphas[i] = (byte) (colors[i] >>> 24);
            transparent = alphas[i] == -1 ? transparent : i + 1;
        }
        chunk(out, PngChunks.PLTE, levels);
        if (transparent > 0) {
            chunk(out, PngChunks.TRNS, Arrays.copyOf(alphas, transparent));
        }
    }

    static void chunk(ByteArrayOutputStream out, int type, byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] name = ByteBuffer.allocate(4).putInt(type).array();
        CRC32 crc = new CRC32();
        crc.update(name);
        out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
        out.writeBytes(name);
        for (byte[] part : parts) {
            crc.update(part);
            out.writeBytes(part);
        }
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
