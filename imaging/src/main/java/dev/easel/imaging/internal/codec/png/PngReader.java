package dev.easel.imaging.internal.codec.png;

import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.internal.integrity.PixelCapacity;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.DecodedImage;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Limits;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads PNG of every color type, depth and interlace, the first frame of an animated one.
 *
 * <p>The checksum of every chunk that is needed is verified before anything is decompressed, and the samples are kept
 * unchanged: the JDK's reader never verifies, and changes gray samples. Needs 4 bytes a pixel for the result, and 8 more
 * for 16-bit samples.
 */
public final class PngReader {
    /** How many rows are read between two checkpoints. */
    private static final int ROWS = 64;

    private final Limits limits;
    private final PngColors colorSpace;
    private final Checkpoint checkpoint;

    private Optional<int[]> palette = Optional.empty();
    private PngTransparency transparency = PngTransparency.NONE;
    private Optional<PngChunks> data = Optional.empty();
    private long dataBytes;

    private PngReader(Limits limits, Checkpoint checkpoint) {
        this.limits = limits;
        this.checkpoint = checkpoint;
        this.colorSpace = new PngColors(limits);
    }

    /** Reads a whole file. */
    public static DecodedImage read(byte[] file, Limits limits) {
        return read(file, limits, Checkpoint.none());
    }

    /** Reads a whole file, with news of the rows that are read. */
    public static DecodedImage read(byte[] file, Limits limits, Checkpoint checkpoint) {
        return new PngReader(limits, checkpoint).readAll(file);
    }

    private DecodedImage readAll(byte[] file) {
        PngChunks chunks = PngChunks.verified(file);
        chunks.step();
        PngHeader header = PngHeader.read(file, chunks, limits);
        for (chunks.step(); chunks.type() != PngChunks.IEND; chunks.step()) {
            readChunk(header, file, chunks);
        }
        PngChunks first = data.orElseThrow(() -> new ImageProcessingException("The PNG has no image data (IDAT)."));
        if (header.colorType() == PngHeader.PALETTE && palette.isEmpty()) {
            throw new ImageProcessingException("The PNG is damaged: it uses palette colors but has no palette (PLTE).");
        }
        PixelCapacity.checkPng(header.width(), header.height(), header.channels() * header.depth(), dataBytes);
        boolean gray = header.colorType() == PngHeader.GRAY || header.colorType() == PngHeader.GRAY_ALPHA;
        return new DecodedImage(rows(header, file, first), colorSpace.profile(gray));
    }

    private void readChunk(PngHeader header, byte[] file, PngChunks chunk) {
        switch (chunk.type()) {
            case PngChunks.PLTE -> readPalette(header, file, chunk);
            case PngChunks.TRNS -> readTransparency(header, file, chunk);
            case PngChunks.CICP, PngChunks.ICCP, PngChunks.SRGB, PngChunks.CHRM, PngChunks.GAMA ->
                colorSpace.read(file, chunk);
            case PngChunks.ACTL -> {
                if (chunk.length() >= 4) {
                    checkFrames(ByteBuffer.wrap(file).getInt(chunk.start()) & 0xFFFFFFFFL, file.length);
                }
            }
            case PngChunks.IDAT -> {
                data = data.isPresent() ? data : Optional.of(chunk.again());
                dataBytes += chunk.length();
            }
            default -> {
                if (!chunk.optional()) {
                    throw new ImageProcessingException("The PNG has a " + chunk.name()
                            + " chunk, which is required to decode it and is not supported.");
                }
            }
        }
    }

    /** A count of frames that the file has no room for is wrong, and the image none the worse for it. */
    private void checkFrames(long frames, int bytes) {
        if (frames <= bytes / PngChunks.FRAME) {
            limits.checkFrames(frames);
        }
    }

    private void readPalette(PngHeader header, byte[] file, PngChunks chunk) {
        if (header.colorType() != PngHeader.PALETTE) {
            return;
        }
        int count = chunk.length() / 3;
        if (chunk.length() % 3 != 0 || count < 1 || count > 256 || palette.isPresent() || data.isPresent()) {
            throw new ImageProcessingException("The PNG is damaged: its palette has " + chunk.length()
                    + " bytes, occurs twice or comes too late.");
        }
        int[] colors = new int[count];
        for (int i = 0, at = chunk.start(); i < count; i++, at += 3) {
            colors[i] = 0xFF000000 | (file[at] & 0xFF) << 16 | (file[at + 1] & 0xFF) << 8 | file[at + 2] & 0xFF;
        }
        palette = Optional.of(colors);
    }

    private void readTransparency(PngHeader header, byte[] file, PngChunks chunk) {
        if (header.colorType() == PngHeader.PALETTE) {
            int[] colors = palette.orElseThrow(
                    () -> new ImageProcessingException("The PNG is damaged: its tRNS chunk comes before its palette."));
            if (chunk.length() > colors.length) {
                throw new ImageProcessingException(
                        "The PNG is damaged: it has " + chunk.length() + " alphas for " + colors.length + " colors.");
            }
            for (int i = 0; i < chunk.length(); i++) {
                colors[i] = colors[i] & 0xFFFFFF | file[chunk.start() + i] << 24;
            }
        } else if (header.colorType() == PngHeader.GRAY || header.colorType() == PngHeader.RGB) {
            transparency = PngTransparency.read(header, file, chunk);
        }
    }

    private Pixels rows(PngHeader header, byte[] file, PngChunks first) {
        PngSamples samples = new PngSamples(header, palette, transparency);
        byte[][] rows = new byte[2][1 + header.rowBytes(header.width())];
        try (PngData unpacked = new PngData(file, first)) {
            Pass[] passes = header.interlaced() ? Pass.ADAM7 : Pass.WHOLE;
            for (int i = 0; i < passes.length; i++) {
                Checkpoint part = checkpoint.part((double) i / passes.length, (i + 1.0) / passes.length);
                readPass(passes[i], header, unpacked, rows, samples, part);
            }
            unpacked.finish();
        }
        return samples.image();
    }

    private static void readPass(
            Pass pass, PngHeader header, PngData data, byte[][] rows, PngSamples samples, Checkpoint checkpoint) {
        int count = pass.countAcross(header.width());
        if (count == 0) {
            return;
        }
        byte[] row = rows[0];
        byte[] above = rows[1];
        Arrays.fill(above, (byte) 0);
        int end = 1 + header.rowBytes(count);
        int until = ROWS;
        for (int y = pass.top; y < header.height(); y += pass.down) {
            if (y >= until) {
                until = y + ROWS;
                checkpoint.reached((double) y / header.height());
            }
            data.read(row, end);
            PngFilters.undo(row, above, end, header.filterStep());
            samples.store(row, count, y * header.width() + pass.left, pass.across);
            byte[] read = row;
            row = above;
            above = read;
        }
    }

    /** One pass over the image: its first pixel and the distances between its pixels. */
    private record Pass(int left, int top, int across, int down) {
        static final Pass[] WHOLE = {new Pass(0, 0, 1, 1)};
        static final Pass[] ADAM7 = {
            new Pass(0, 0, 8, 8),
            new Pass(4, 0, 8, 8),
            new Pass(0, 4, 4, 8),
            new Pass(2, 0, 4, 4),
            new Pass(0, 2, 2, 4),
            new Pass(1, 0, 2, 2),
            new Pass(0, 1, 1, 2)
        };

        int countAcross(int width) {
            return Math.max(0, (width - left + across - 1) / across);
        }
    }
}
