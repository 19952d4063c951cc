package dev.easel.imaging.internal.codec.png;

import dev.easel.imaging.internal.pixels.DecodedImage;
import dev.easel.imaging.internal.pixels.ParallelRows;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

/**
 * Searches for a PNG within a number of bytes, without loss: tries the types that hold the image, filtered and not, then
 * other ways to filter and compress the best of them.
 *
 * <p>Only trying tells which is smallest: it goes with the image by a tenth and more.
 */
public final class PngSearch {
    /** Other ways to filter and compress the same type save at most an eighth. */
    private static final double REFINEMENT = 1.125;

    /** Another type, filtered or not, has hardly ever saved three quarters. */
    private static final double REPACKING = 4;

    /** A file so small is packed again in no time, and a palette may be most of it. */
    private static final int QUICK = 16_384;

    private final DecodedImage image;
    private final long bytes;
    private final ParallelRows workers;
    private final Runnable checkpoint;
    private byte[] best = {};
    private PngLayout layout;

    private PngSearch(DecodedImage image, long bytes, ParallelRows workers, Runnable checkpoint) {
        this.image = image;
        this.bytes = bytes;
        this.workers = workers;
        this.checkpoint = checkpoint;
        this.layout = PngLayout.of(image.pixels(), image.profile());
    }

    /**
     * Returns the first file found within a number of bytes, otherwise the smallest found.
     *
     * @param checkpoint run between attempts; may throw to stop them
     */
    public static byte[] within(long bytes, DecodedImage image, ParallelRows workers, Runnable checkpoint) {
        PngSearch search = new PngSearch(image, bytes, workers, checkpoint);
        search.search();
        return search.best;
    }

    private void search() {
        List<PngLayout> layouts = new ArrayList<>(List.of(layout));
        layouts.addAll(layout.alternatives(image));
        for (PngLayout candidate : layouts) {
            PngPacking filtered = PngPacking.small(PngFilterRule.SUM, Deflater.FILTERED);
            PngPacking plain = PngPacking.small(PngFilterRule.NONE, Deflater.DEFAULT_STRATEGY);
            boolean found = candidate.filters()
                    ? fits(candidate, filtered) || fits(candidate, plain)
                    : fits(candidate, plain) || fits(candidate, filtered);
            if (found || best.length > Math.max(QUICK, REPACKING * bytes)) {
                return;
            }
        }
        for (PngPacking packing : List.of(
                PngPacking.small(PngFilterRule.ENTROPY, Deflater.FILTERED),
                PngPacking.small(PngFilterRule.SUM, Deflater.DEFAULT_STRATEGY),
                PngPacking.small(PngFilterRule.ENTROPY, Deflater.DEFAULT_STRATEGY))) {
            if (best.length > Math.max(QUICK, REFINEMENT * bytes) || fits(layout, packing)) {
                return;
            }
        }
    }

    private boolean fits(PngLayout candidate, PngPacking packing) {
        checkpoint.run();
        byte[] file = PngWriter.write(image, candidate, packing, workers);
        if (best.length == 0 || file.length < best.length) {
            best = file;
            layout = candidate;
        }
        return best.length <= bytes;
    }
}
