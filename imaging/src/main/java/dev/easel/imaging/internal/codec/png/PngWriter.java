package dev.easel.imaging.internal.codec.png;

import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.DecodedImage;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
 * bytes are the same for any number of them. Needs at most 32 MiB in addition to the image: what is written does not stay.
 */
public final class PngWriter {
    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] EMPTY = {};
    private static final byte[] PROFILE_NAME = {'I', 'C', 'C', 0, 0};
    private static final int BAND_BYTES = 1 << 18;
    private static final int LINKED_BAND_BYTES = 1 << 20;
    /** How many bytes of rows are compressed before they are written. */
    private static final int BATCH_BYTES = 1 << 24;

    private final DecodedImage image;
    private final PngLayout layout;
    private final PngPacking packing;
    private final PngRows rows;
    private final int height;
    private final int rowLength;
    private final int bandRows;

    private PngWriter(DecodedImage image, PngLayout layout, PngPacking packing) {
        this.image = image;
        this.layout = layout;
        this.packing = packing;
        this.rows = new PngRows(image.pixels(), layout);
        this.height = image.pixels().height();
        this.rowLength = 1 + layout.header().rowBytes(image.pixels().width());
        this.bandRows = Math.max(1, (packing.linked() ? LINKED_BAND_BYTES : BAND_BYTES) / rowLength);
    }

    /** Returns an image whose pixels are in sRGB, fast. */
    public static byte[] write(Pixels image, ParallelRows workers) {
        return write(new DecodedImage(image, Optional.empty()), workers);
    }

    /** Returns an image with the color profile of its pixels, fast. */
    public static byte[] write(DecodedImage image, ParallelRows workers) {
        PngLayout layout = PngLayout.of(image.pixels(), image.profile());
        return write(image, layout, PngPacking.fast(layout), workers);
    }

    /** Writes an image whose pixels are in sRGB with 8 bits a channel, even if a smaller type could hold it. */
    public static void writePlain(Pixels image, ParallelRows workers, OutputStream out, Checkpoint checkpoint)
            throws IOException {
        write(new DecodedImage(image, Optional.empty()), PngLayout.plain(image), workers, out, checkpoint);
    }

    /** Writes a gray image with 8 bits a pixel, even if a smaller type could hold it. */
    public static void writeGray(Pixels image, ParallelRows workers, OutputStream out, Checkpoint checkpoint)
            throws IOException {
        write(new DecodedImage(image, Optional.empty()), PngLayout.gray(image), workers, out, checkpoint);
    }

    static byte[] write(DecodedImage image, PngLayout layout, PngPacking packing, ParallelRows workers) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        try {
            new PngWriter(image, layout, packing).write(workers, out, Checkpoint.none());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Writes an image with the color profile of its pixels to a stream, fast, with news of the rows that are written. */
    public static void write(DecodedImage image, ParallelRows workers, OutputStream out, Checkpoint checkpoint)
            throws IOException {
        write(image, PngLayout.of(image.pixels(), image.profile()), workers, out, checkpoint);
    }

    private static void write(
            DecodedImage image, PngLayout layout, ParallelRows workers, OutputStream out, Checkpoint checkpoint)
            throws IOException {
        new PngWriter(image, layout, PngPacking.fast(layout)).write(workers, out, checkpoint);
    }

    private void write(ParallelRows workers, OutputStream out, Checkpoint checkpoint) throws IOException {
        out.write(SIGNATURE);
        chunk(out, PngChunks.IHDR, layout.header().encoded());
        if (image.profile().isPresent()) {
            chunk(
                    out,
                    PngChunks.ICCP,
                    PROFILE_NAME,
                    PackedBand.zlib(image.profile().get()));
        }
        if (layout.palette().isPresent()) {
            writePalette(out, layout.palette().get());
        }
        if (layout.key().isPresent()) {
            chunk(out, PngChunks.TRNS, layout.keySamples());
        }
        int bands = (height + bandRows - 1) / bandRows;
        int batchBands = Math.max(1, BATCH_BYTES / (bandRows * rowLength));
        int sum = 1;
        for (int first = 0; first < bands; first += batchBands) {
            int from = first;
            PackedBand[] batch = new PackedBand[Math.min(batchBands, bands - first)];
            workers.run(
                    batch.length,
                    i -> batch[i] = pack(from + i, from + i == bands - 1),
                    checkpoint.part((double) from / bands, (double) (from + batch.length) / bands));
            for (int i = 0; i < batch.length; i++) {
                sum = batch[i].sumAfter(sum);
                byte[] head = from + i == 0 ? PackedBand.HEAD : EMPTY;
                byte[] tail = from + i < bands - 1
                        ? EMPTY
                        : ByteBuffer.allocate(4).putInt(sum).array();
                chunk(out, PngChunks.IDAT, head, batch[i].bytes(), tail);
            }
        }
        chunk(out, PngChunks.IEND);
    }

    private PackedBand pack(int number, boolean last) {
        int top = number * bandRows;
        int bottom = Math.min(top + bandRows, height);
        int linkedRows = packing.linked() ? Math.min(top, PackedBand.WINDOW / rowLength + 1) : 0;
        return PackedBand.pack(filtered(top, bottom), filtered(top - linkedRows, top), packing, last);
    }

    /** Returns rows as they are compressed. */
    private byte[] filtered(int top, int bottom) {
        byte[] filtered = new byte[(bottom - top) * rowLength];
        byte[] row = new byte[rowLength];
        byte[] above = new byte[rowLength];
        if (top > 0 && bottom > top) {
            rows.fill(top - 1, above);
        }
        PngFilterChoice filter = new PngFilterChoice(layout.header().filterStep(), packing.rule());
        for (int y = top; y < bottom; y++) {
            rows.fill(y, row);
            filter.write(row, above, filtered, (y - top) * rowLength);
            byte[] filled = row;
            row = above;
            above = filled;
        }
        return filtered;
    }

    private static void writePalette(OutputStream out, int[] colors) throws IOException {
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

    /** Returns a chunk alone. */
    static byte[] chunk(int type, byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            chunk(out, type, parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static void chunk(OutputStream out, int type, byte[]... parts) throws IOException {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] name = ByteBuffer.allocate(4).putInt(type).array();
        CRC32 crc = new CRC32();
        crc.update(name);
        out.write(ByteBuffer.allocate(4).putInt(length).array());
        out.write(name);
        for (byte[] part : parts) {
            crc.update(part);
            out.write(part);
        }
        out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
