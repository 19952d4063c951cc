package dev.easel.imaging.internal.fill;

import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.List;

/**
 * Fills holes with patches of the image itself (multi-scale PatchMatch with voting, seams blended); pixels outside the
 * holes are unchanged.
 *
 * <p>The same seed gives the same pixels on any number of threads. A hole costs about 4 µs of one thread per pixel,
 * regardless of its position and the image's size: each hole is filled within its neighborhood. Needs about 60 bytes
 * per pixel of the neighborhood.
 */
public final class ContentAwareFill {
    private static final int MIN_MARGIN = 64;

    private final long seed;
    private final ParallelRows workers;

    private ContentAwareFill(long seed, ParallelRows workers) {
        this.seed = seed;
        this.workers = workers;
    }

    /** Returns a fill that works on the calling thread. */
    public static ContentAwareFill seeded(long seed) {
        return new ContentAwareFill(seed, ParallelRows.caller());
    }

    /** Returns the same fill with its work shared among the workers. */
    public ContentAwareFill on(ParallelRows others) {
        return new ContentAwareFill(seed, others);
    }

    /**
     * Returns the image with every pixel filled that the mask marks at all.
     *
     * <p>A hole without a complete patch of 7×7 pixels around it is filled smoothly.
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
        Box around = grown(part, margin, image);
        Pixels cut = ThumbnailatorScaler.crop(image, around);
        boolean[] unknown = new boolean[around.width() * around.height()];
        for (int y = 0; y < around.height(); y++) {
            int from = (around.y() + y) * image.width() + around.x();
            System.arraycopy(holes, from, unknown, y * around.width(), around.width());
        }
        PatchLevel level = PatchLevel.of(cut, unknown, margin);
        if (level.sources().length == 0) {
            Coverage marked = Holes.mask(around.width(), around.height(), unknown);
            copy(SmoothFill.fill(cut, marked, workers), around, part, holes, image.width(), argb);
            return;
        }
        new PatchPyramid(level, seed, workers).fillFromAround(checkpoint);
        copy(level.join(), around, part, holes, image.width(), argb);
    }

    private static Box grown(Box part, int margin, Pixels image) {
        int left = Math.max(0, part.x() - margin);
        int top = Math.max(0, part.y() - margin);
        int right = Math.min(image.width(), part.right() + margin);
        int bottom = Math.min(image.height(), part.bottom() + margin);
        return new Box(left, top, right - left, bottom - top);
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
     * Returns a canvas filled around its known rectangle, with patches from near the rectangle's edges.
     *
     * @param canvas the image mirrored around the known rectangle
     */
    Pixels extend(Pixels canvas, Box known, Checkpoint checkpoint) {
        boolean[] unknown = new boolean[canvas.argb().length];
        for (int y = 0; y < canvas.height(); y++) {
            for (int x = 0; x < canvas.width(); x++) {
                unknown[y * canvas.width() + x] = !known.contains(x, y);
            }
        }
        int widest = Math.max(
                Math.max(known.x(), canvas.width() - known.right()),
                Math.max(known.y(), canvas.height() - known.bottom()));
        PatchLevel level = PatchLevel.of(canvas, unknown, Math.max(MIN_MARGIN, widest + widest / 4));
        if (level.sources().length == 0) {
            return canvas;
        }
        new PatchPyramid(level, seed, workers).fillFromMirror(checkpoint);
        int[] argb = canvas.argb().clone();
        Box whole = new Box(0, 0, canvas.width(), canvas.height());
        copy(level.join(), whole, whole, unknown, canvas.width(), argb);
        return Pixels.of(canvas.width(), canvas.height(), argb);
    }
}
