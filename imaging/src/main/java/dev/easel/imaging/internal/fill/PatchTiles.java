package dev.easel.imaging.internal.fill;

import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.geometry.Extent;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The full size of an image with a large hole, painted tile by tile in place: what a level of the pyramid would hold for
 * the whole image is held for one tile at a time.
 *
 * <p>Only known pixels are copied, so that the order of the tiles does not matter. A tile looks far enough beyond its
 * edges that its blended seams meet those of its neighbors within a fraction of a level.
 */
final class PatchTiles {
    /** A seam changes hardly anything at this distance. */
    private static final int MARGIN = 128;

    private final Pixels image;
    private final boolean[] unknown;
    private final PatchField half;
    private final int side;

    /** Takes the field of the image's half size, and the longest side of a tile. */
    PatchTiles(Pixels image, boolean[] unknown, PatchField half, int side) {
        this.image = image;
        this.unknown = unknown;
        this.half = half;
        this.side = side;
    }

    void paint(ParallelRows workers, Checkpoint checkpoint) {
        List<Box> tiles = tiles();
        for (int i = 0; i < tiles.size(); i++) {
            Box tile = tiles.get(i);
            Box frame = hole(grown(tile, MARGIN)).orElse(tile);
            Checkpoint part = checkpoint.part((double) i / tiles.size(), (i + 1.0) / tiles.size());
            new PatchTile(this, grown(frame, PatchLevel.SIDE)).paint(tile, workers, part);
        }
    }

    private List<Box> tiles() {
        List<Box> tiles = new ArrayList<>();
        for (int y = 0; y < image.height(); y += side) {
            for (int x = 0; x < image.width(); x += side) {
                hole(new Box(x, y, Math.min(side, image.width() - x), Math.min(side, image.height() - y)))
                        .ifPresent(tiles::add);
            }
        }
        return tiles;
    }

    /** Returns the smallest rectangle around the hole within a rectangle; empty if it has no hole. */
    private Optional<Box> hole(Box within) {
        Extent extent = new Extent();
        for (int y = within.y(); y < within.bottom(); y++) {
            for (int x = within.x(); x < within.right(); x++) {
                if (unknown[y * image.width() + x]) {
                    extent.include(x, y);
                }
            }
        }
        return extent.found();
    }

    private Box grown(Box box, int pixels) {
        return box.grown(pixels, new Size(image.width(), image.height()));
    }

    int width() {
        return image.width();
    }

    int height() {
        return image.height();
    }

    int[] argb() {
        return image.argb();
    }

    boolean[] unknown() {
        return unknown;
    }

    int channels() {
        return half.level.channels;
    }

    /**
     * Returns the index of the source of a target patch. A source of half the size is completely known, and stands for
     * 14 pixels each way, so that the patch is too, wherever in it the target is.
     */
    int source(int x, int y) {
        int halfX = PatchLevel.onGrid(x / 2, half.level.width);
        int halfY = PatchLevel.onGrid(y / 2, half.level.height);
        int found = half.nearest[halfY * half.level.width + halfX];
        int sourceX = 2 * (found % half.level.width) + x - 2 * halfX;
        int sourceY = 2 * (found / half.level.width) + y - 2 * halfY;
        return sourceY * image.width() + sourceX;
    }
}
