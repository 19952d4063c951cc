package dev.easel.imaging;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.codec.ImageEncoder;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Encoding;
import dev.easel.imaging.settings.Limits;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Shows several images in one: each in full in a square cell, in reading order, up to four per row; transparent parts
 * are shown over a checkerboard. Images are read one after the other, so that only one is in memory. Thread-safe.
 */
public final class ContactSheet {
    private static final int MAX_COLUMNS = 4;
    private static final int GAP = 12;
    private static final int CHECK = 12;
    private static final int BACKGROUND = 0xFF2B2B2B;
    private static final int LIGHT = 0xFFFFFFFF;
    private static final int DARK = 0xFFD8D8D8;

    private final int cell;
    private final ImageDecoder reader;
    private final ThumbnailatorScaler scaler;
    private final ImageEncoder writer;

    private ContactSheet(int cell, Limits limits, ParallelRows workers) {
        this.cell = cell;
        this.reader = new ImageDecoder(limits);
        this.scaler = ThumbnailatorScaler.on(workers);
        this.writer = new ImageEncoder(Encoding.defaults(), workers);
    }

    /**
     * Returns sheets with cells of the given width and height in pixels, 16 to 2048; the work is shared between the
     * calling thread and those of an executor.
     *
     * @throws IllegalArgumentException when the cell size is out of range
     */
    public static ContactSheet ofCells(int side, Limits limits, Executor executor) {
        requireNonNull(limits, "limits");
        requireNonNull(executor, "executor");
        if (side < 16 || side > 2048) {
            throw new IllegalArgumentException("Invalid cell size " + side + ": it must be 16 to 2048 pixels.");
        }
        return new ContactSheet(side, limits, ParallelRows.on(executor));
    }

    /**
     * Returns the sheet as a PNG.
     *
     * @throws IllegalArgumentException when there are no images
     * @throws dev.easel.core.failure.ImageProcessingException when an image cannot be read
     */
    public ImageData of(List<ImageData> images) {
        requireNonNull(images, "images");
        if (images.isEmpty()) {
            throw new IllegalArgumentException("A contact sheet needs at least one image.");
        }
        int columns = Math.min(MAX_COLUMNS, images.size());
        int rows = (images.size() + columns - 1) / columns;
        Pixels sheet = Pixels.blank(GAP + columns * (cell + GAP), GAP + rows * (cell + GAP));
        Arrays.fill(sheet.argb(), BACKGROUND);
        for (int i = 0; i < images.size(); i++) {
            Pixels image = shrunk(reader.read(images.get(i)));
            int left = GAP + i % columns * (cell + GAP) + (cell - image.width()) / 2;
            int top = GAP + i / columns * (cell + GAP) + (cell - image.height()) / 2;
            draw(image, sheet, left, top);
        }
        return writer.png(sheet);
    }

    /** Small images keep their pixels. */
    private Pixels shrunk(Pixels image) {
        return image.width() <= cell && image.height() <= cell
                ? image
                : scaler.fit(image, new Size(cell, cell), ResizeMode.CONTAIN, Gravity.CENTER);
    }

    private static void draw(Pixels image, Pixels sheet, int left, int top) {
        for (int y = 0; y < image.height(); y++) {
            int to = (top + y) * sheet.width() + left;
            for (int x = 0; x < image.width(); x++) {
                sheet.argb()[to + x] = over(image.get(x, y), (x / CHECK + y / CHECK) % 2 == 0 ? LIGHT : DARK);
            }
        }
    }

    private static int over(int pixel, int background) {
        int alpha = pixel >>> 24;
        return 0xFF000000
                | mix(pixel >> 16, background >> 16, alpha) << 16
                | mix(pixel >> 8, background >> 8, alpha) << 8
                | mix(pixel, background, alpha);
    }

    private static int mix(int above, int below, int alpha) {
        return ((above & 0xFF) * alpha + (below & 0xFF) * (255 - alpha) + 127) / 255;
    }
}
