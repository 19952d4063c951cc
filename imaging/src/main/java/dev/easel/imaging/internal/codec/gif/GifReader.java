package dev.easel.imaging.internal.codec.gif;

import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.internal.integrity.PixelCapacity;
import dev.easel.imaging.internal.pixels.DecodedImage;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Limits;
import java.util.Optional;

/**
 * Reads the first frame of a GIF (87a and 89a) onto a transparent canvas of the whole image's size; what follows it may be
 * damaged. A file without any color table has the table that the standard suggests: black, white, then anything.
 *
 * <p>A frame whose data ends early is rejected; the JDK's reader silently leaves the rest blank. Needs 4 bytes a pixel, and
 * 1 more for each pixel of the frame.
 */
public final class GifReader {
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int TRAILER = 0x3B;
    private static final int GRAPHIC_CONTROL = 0xF9;

    private static final int[][] PLAIN_ROWS = {{0, 1}};
    private static final int[][] INTERLACED_ROWS = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};

    private final GifBytes in;
    private final Limits limits;
    private final int length;
    private int transparent = -1;

    private GifReader(byte[] file, Limits limits) {
        this.in = new GifBytes(file);
        this.limits = limits;
        this.length = file.length;
    }

    /** Reads a whole file. */
    public static DecodedImage read(byte[] file, Limits limits) {
        return new DecodedImage(new GifReader(file, limits).firstFrame(), Optional.empty());
    }

    private Pixels firstFrame() {
        String signature = in.text(6);
        if (!signature.equals("GIF87a") && !signature.equals("GIF89a")) {
            throw new ImageProcessingException("Not a GIF file: it does not begin with GIF87a or GIF89a.");
        }
        int width = in.u16();
        int height = in.u16();
        checkSize(width, height);
        int flags = in.u8();
        in.skip(2);
        Optional<int[]> colors = table(flags);
        if (!nextImage()) {
            throw new ImageProcessingException("The GIF has no image: its end comes before any frame.");
        }
        Pixels canvas = frame(width, height, colors);
        checkFrames();
        return canvas;
    }

    private void checkSize(int width, int height) {
        limits.checkSize(width, height);
        PixelCapacity.checkGif(width, height, length);
    }

    private Optional<int[]> table(int flags) {
        if ((flags & 0x80) == 0) {
            return Optional.empty();
        }
        int[] colors = new int[2 << (flags & 7)];
        for (int i = 0; i < colors.length; i++) {
            colors[i] = 0xFF000000 | in.u8() << 16 | in.u8() << 8 | in.u8();
        }
        return Optional.of(colors);
    }

    /** Moves past the introducer of the next frame; false if the end comes first. */
    private boolean nextImage() {
        for (int block = in.u8(); block != TRAILER; block = in.u8()) {
            if (block == IMAGE) {
                return true;
            }
            if (block != EXTENSION) {
                throw new ImageProcessingException(
                        "The GIF is damaged: a block begins with unknown code " + block + ".");
            }
            if (in.u8() == GRAPHIC_CONTROL && in.peek() >= 4) {
                int controls = in.peek(1);
                transparent = (controls & 1) == 1 ? in.peek(4) : -1;
            }
            in.skipBlocks();
        }
        return false;
    }

    private Pixels frame(int canvasWidth, int canvasHeight, Optional<int[]> shared) {
        int left = in.u16();
        int top = in.u16();
        int width = in.u16();
        int height = in.u16();
        checkSize(width, height);
        int flags = in.u8();
        int[] colors = table(flags).or(() -> shared).map(int[]::clone).orElseGet(GifReader::grays);
        if (transparent >= 0 && transparent < colors.length) {
            colors[transparent] = 0;
        }
        byte[] indices = new GifLzw(in).read(width * height);
        Pixels canvas = Pixels.blank(canvasWidth, canvasHeight);
        int row = 0;
        for (int[] pass : (flags & 0x40) == 0 ? PLAIN_ROWS : INTERLACED_ROWS) {
            for (int y = pass[0]; y < height; y += pass[1], row++) {
                draw(indices, row * width, width, colors, canvas, left, top + y);
            }
        }
        return canvas;
    }

    private static int[] grays() {
        int[] colors = new int[256];
        for (int i = 0; i < colors.length; i++) {
            colors[i] = 0xFF000000 | (i == 1 ? 255 : i) * 0x010101;
        }
        return colors;
    }

    private static void draw(byte[] indices, int from, int count, int[] colors, Pixels canvas, int left, int y) {
        for (int i = 0; i < count; i++) {
            int index = indices[from + i] & 0xFF;
            if (index >= colors.length) {
                throw new ImageProcessingException("The GIF is damaged: a pixel has color " + index
                        + ", but its color table has only " + colors.length + " colors.");
            }
            if (y < canvas.height() && left + i < canvas.width()) {
                canvas.argb()[y * canvas.width() + left + i] = colors[index];
            }
        }
    }

    /** Counts the frames that follow, up to the end of the file or to where it is damaged. */
    private void checkFrames() {
        int frames = 1;
        while (skipFrame()) {
            limits.checkFrames(++frames);
        }
    }

    /** Skips the next frame; false without a whole one. */
    private boolean skipFrame() {
        try {
            if (in.atEnd() || !nextImage()) {
                return false;
            }
            in.skip(8);
            table(in.u8());
            in.skip(1);
            in.skipBlocks();
            return true;
        } catch (ImageProcessingException damaged) {
            return false;
        }
    }
}
