package dev.easel.imaging.internal.fill;

import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.List;
import java.util.Optional;

/**
 * Fills holes with patches of the image itself (multi-scale PatchMatch with voting, seams blended); pixels outside the
 * holes are unchanged.
 *
 * <p>The same seed gives the same pixels on any number of threads. A hole costs about 4 µs of one thread per pixel,
 * regardless of its position and the image's size: each hole is filled within its neighborhood. Needs about 60 bytes
 * per pixel of the neighborhood, or 15 where that or the hole is large, and 150 MiB more.
 */
public final class ContentAwareFill {
    private static final int MIN_MARGIN = 64;
    /** Patches are taken from within this distance of a hole, or a quarter of its shorter side if that is more. */
    private static final int NEAR = 24;
    /** The border around an image resembles the image mirrored there, within this share of its longer side. */
    private static final double MIRRORED_REACH = 0.1;
    /** Of an image with more pixels, only the half size is held as a whole while its hole is filled. */
    private static final int MAX_AT_ONCE = 8_000_000;

    private static final int TILE = 1536;

    /** The share of a fill before the patches of each size are searched. */
    private static final double STARTED = 0.15;

    private final long seed;
    private final ParallelRows workers;
    private final int pixelsAtOnce;
    private final int tileSide;

    private ContentAwareFill(long seed, ParallelRows workers, int pixelsAtOnce, int tileSide) {
        this.seed = seed;
        this.workers = workers;
        this.pixelsAtOnce = pixelsAtOnce;
        this.tileSide = tileSide;
    }

    /** Returns a fill that works on the calling thread. */
    public static ContentAwareFill seeded(long seed) {
        return new ContentAwareFill(seed, ParallelRows.caller(), MAX_AT_ONCE, TILE);
    }

    /** Returns the same fill with its work shared among the workers. */
    public ContentAwareFill on(ParallelRows others) {
        return new ContentAwareFill(seed, others, pixelsAtOnce, tileSide);
    }

    /** Returns the same fill that paints the full size of images with more pixels in tiles. */
    ContentAwareFill inTiles(int pixels, int side) {
        return new ContentAwareFill(seed, workers, pixels, side);
    }

    /**
     * Returns the image with every pixel filled that the mask marks at all.
     *
     * <p>A hole is filled smoothly if there is no complete patch of 7×7 pixels around it, or if its surroundings differ so
     * much that their patches would stand out.
     */
    public Pixels fill(Pixels image, Coverage mask, Checkpoint checkpoint) {
        boolean[] holes = Holes.of(image, mask);
        int[] argb = image.argb().clone();
        List<Box> parts = HoleParts.of(mask);
        for (int i = 0; i < parts.size(); i++) {
            Checkpoint part = checkpoint.part((double) i / parts.size(), (i + 1.0) / parts.size());
            fillPart(image, holes, parts.get(i), argb, part);
        }
        return Pixels.of(image.width(), image.height(), argb);
    }

    private void fillPart(Pixels image, boolean[] holes, Box part, int[] argb, Checkpoint checkpoint) {
        int margin = Math.max(MIN_MARGIN, Math.min(part.width(), part.height()));
        Box around = part.grown(margin, new Size(image.width(), image.height()));
        Pixels cut = ThumbnailatorScaler.crop(image, around);
        boolean[] unknown = new boolean[around.width() * around.height()];
        for (int y = 0; y < around.height(); y++) {
            int from = (around.y() + y) * image.width() + around.x();
            System.arraycopy(holes, from, unknown, y * around.width(), around.width());
        }
        if (fill(cut, unknown, Math.max(NEAR, margin / 4), false, checkpoint)) {
            copy(cut, around, part, holes, image.width(), argb);
        } else {
            Coverage marked = Holes.mask(around.width(), around.height(), unknown);
            copy(
                    SmoothFill.fill(cut, marked, workers, checkpoint.part(STARTED, 1)),
                    around,
                    part,
                    holes,
                    image.width(),
                    argb);
        }
        checkpoint.reached(1);
    }

    private static void copy(Pixels filled, Box around, Box part, boolean[] holes, int width, int[] argb) {
        for (int y = part.y(); y < part.bottom(); y++) {
            for (int x = part.x(); x < part.right(); x++) {
                if (holes[y * width + x]) {
                    argb[y * width + x] = filled.get(x - around.x(), y - around.y());
                }
            }
        }
    }

    /**
     * Fills a canvas around its known rectangle, in place, with patches from near the rectangle's edges.
     *
     * @param canvas the image mirrored around the known rectangle
     */
    void extend(Pixels canvas, Box known, Checkpoint checkpoint) {
        boolean[] unknown = new boolean[canvas.argb().length];
        for (int y = 0; y < canvas.height(); y++) {
            for (int x = 0; x < canvas.width(); x++) {
                unknown[y * canvas.width() + x] = !known.contains(x, y);
            }
        }
        int widest = Math.max(
                Math.max(known.x(), canvas.width() - known.right()),
                Math.max(known.y(), canvas.height() - known.bottom()));
        fill(canvas, unknown, Math.max(MIN_MARGIN, 3 * widest / 5), true, checkpoint);
    }

    /**
     * Fills a hole in place; returns false where there is no patch to copy, or none that fits.
     *
     * @param reach how far from the hole patches are taken
     * @param mirrored whether the search starts from the known rectangle mirrored into the hole around it
     */
    private boolean fill(Pixels image, boolean[] unknown, int reach, boolean mirrored, Checkpoint checkpoint) {
        boolean large = image.argb().length > pixelsAtOnce || PatchPyramid.tooLargeToSearch(Holes.count(unknown));
        PatchLevel finest = large ? PatchLevel.half(image, unknown, reach) : PatchLevel.of(image, unknown, reach);
        if (finest.sourceCount() == 0) {
            return false;
        }
        checkpoint.reached(0.04);
        PatchPyramid pyramid = new PatchPyramid(finest, large ? 1 : 0, seed, workers);
        checkpoint.reached(0.06);
        Optional<PatchField> start =
                mirrored ? pyramid.fromMirror() : pyramid.fromAround(checkpoint.part(0.06, STARTED));
        Checkpoint rest = checkpoint.part(STARTED, 1);
        if (start.isEmpty()) {
            return false;
        }
        double share = mirrored ? MIRRORED_REACH : 1;
        if (large) {
            PatchField half =
                    pyramid.refine(start.get(), share, rest.part(0, 0.6)).field();
            new PatchTiles(image, unknown, half, tileSide).paint(workers, rest.part(0.6, 1));
        } else {
            pyramid.fill(start.get(), share, rest);
            finest.copyHole(image);
        }
        return true;
    }
}
