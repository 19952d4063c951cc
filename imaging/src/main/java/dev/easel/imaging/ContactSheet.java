package dev.easel.imaging;

import dev.easel.core.domain.Fit;
import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.ImageData;
import dev.easel.core.domain.Size;
import dev.easel.imaging.codec.Encoding;
import dev.easel.imaging.codec.PictureReader;
import dev.easel.imaging.codec.PictureWriter;
import dev.easel.imaging.geometry.ThumbnailatorScaler;
import dev.easel.imaging.pixels.Limits;
import dev.easel.imaging.pixels.Pixels;
import dev.easel.imaging.pixels.Workers;
import java.util.Arrays;
import java.util.List;

/**
 * Shows several pictures in one, to be looked at: each whole in a square cell, in reading order, up to four a row; what is
 * transparent lies over a chequerboard. Pictures are read one after the other, so that only one is in memory. Thread-safe.
 */
public final class ContactSheet {
    private static final int MOST_COLUMNS = 4;
    private static final int GAP = 12;
    private static final int CHECK = 12;
    private static final int GROUND = 0xFF2B2B2B;
    private static final int LIGHT = 0xFFFFFFFF;
    private static final int DARK = 0xFFD8D8D8;

    private final int cell;
    private final PictureReader reader;
    private final ThumbnailatorScaler scaler;
    private final PictureWriter writer;

    private ContactSheet(int cell, Limits limits, Workers workers) {
        this.cell = cell;
        this.reader = new PictureReader(limits);
        this.scaler = ThumbnailatorScaler.on(workers);
        this.writer = new PictureWriter(Encoding.standard(), workers);
    }

    /**
     * Returns sheets whose cells are so many pixels wide and high, 16 to 2048.
     *
     * @throws IllegalArgumentException when the cell has another size
     */
    public static ContactSheet ofCells(int side, Limits limits, Workers workers) {
        if (side < 16 || side > 2048) {
            throw new IllegalArgumentException("Cells of " + side + " pixels are impossible: 16 to 2048 are allowed.");
        }
        return new ContactSheet(side, limits, workers);
    }

    /**
     * Returns the sheet as a PNG.
     *
     * @throws IllegalArgumentException when there are no pictures
     * @throws dev.easel.core.failure.ImageProcessingException when a picture cannot be read
     */
    public ImageData of(List<ImageData> pictures) {
        if (pictures.isEmpty()) {
            throw new IllegalArgumentException("A contact sheet needs at least one picture.");
        }
        int columns = Math.min(MOST_COLUMNS, pictures.size());
        int rows = (pictures.size() + columns - 1) / columns;
        Pixels sheet = Pixels.blank(GAP + columns * (cell + GAP), GAP + rows * (cell + GAP));
        Arrays.fill(sheet.argb(), GROUND);
        for (int i = 0; i < pictures.size(); i++) {
            Pixels picture = shrunk(reader.read(pictures.get(i)));
            int left = GAP + i % columns * (cell + GAP) + (cell - picture.width()) / 2;
            int top = GAP + i / columns * (cell + GAP) + (cell - picture.height()) / 2;
            draw(picture, sheet, left, top);
        }
        return writer.png(sheet);
    }

    /** Small pictures keep their pixels. */
    private Pixels shrunk(Pixels picture) {
        return picture.width() <= cell && picture.height() <= cell
                ? picture
                : scaler.fit(picture, new Size(cell, cell), Fit.CONTAIN, Gravity.CENTER);
    }

    private static void draw(Pixels picture, Pixels sheet, int left, int top) {
        for (int y = 0; y < picture.height(); y++) {
            int to = (top + y) * sheet.width() + left;
            for (int x = 0; x < picture.width(); x++) {
                sheet.argb()[to + x] = over(picture.get(x, y), (x / CHECK + y / CHECK) % 2 == 0 ? LIGHT : DARK);
            }
        }
    }

    private static int over(int pixel, int ground) {
        int alpha = pixel >>> 24;
        return 0xFF000000
                | mix(pixel >> 16, ground >> 16, alpha) << 16
                | mix(pixel >> 8, ground >> 8, alpha) << 8
                | mix(pixel, ground, alpha);
    }

    private static int mix(int above, int below, int alpha) {
        return ((above & 0xFF) * alpha + (below & 0xFF) * (255 - alpha) + 127) / 255;
    }
}
