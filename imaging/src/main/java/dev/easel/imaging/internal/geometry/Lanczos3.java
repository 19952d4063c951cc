package dev.easel.imaging.internal.geometry;

import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import java.awt.image.BufferedImage;
import java.util.concurrent.atomic.AtomicBoolean;
import net.coobird.thumbnailator.resizers.Resizer;

/**
 * Resamples images with a separable Lanczos kernel of three lobes, premultiplied, without shifting: in linear light when
 * there are fewer pixels afterwards, in levels when there are more.
 *
 * <p>Can be used directly or as Thumbnailator's {@link Resizer}. Each thread needs memory for only a few source rows;
 * the result is the same for any number of threads.
 */
public final class Lanczos3 implements Resizer {
    /**
     * Each part reads the few source rows that it shares with the part above again; parts are much taller than that.
     */
    private static final int SOURCE_ROWS_PER_PART = 512;

    private final ParallelRows workers;

    private Lanczos3(ParallelRows workers) {
        this.workers = workers;
    }

    /** Returns a resampler that works on the calling thread. */
    public static Lanczos3 onCaller() {
        return new Lanczos3(ParallelRows.caller());
    }

    /** Returns a resampler that shares its rows among the workers. */
    public static Lanczos3 on(ParallelRows workers) {
        return new Lanczos3(workers);
    }

    /** Returns the whole image at another size; at the same size a copy. */
    public Pixels resample(Pixels source, int width, int height) {
        if (source.width() == width && source.height() == height) {
            return source.copy();
        }
        Pixels target = Pixels.blank(width, height);
        resample(PackedView.of(source), PackedView.of(target));
        return target;
    }

    /** Returns the whole image, which has 16 bits a sample, at another size with as many. */
    Pixels resampleDeep(Pixels source, int width, int height) {
        short[] samples = new short[Math.multiplyExact(4, Math.multiplyExact(width, height))];
        int[] argb = new int[width * height];
        boolean light = !enlarges(source.width(), source.height(), width, height);
        SampleRows rows = new DeepRows(source.deep().orElseThrow(), source.width(), samples, argb, width, light);
        resample(rows, source.width(), source.height(), width, height);
        return Pixels.deep(width, height, argb, samples);
    }

    /** Fills the target image with the whole source image. */
    @Override
    public void resize(BufferedImage source, BufferedImage target) {
        PackedView to = PackedView.sharing(target).orElseGet(() -> PackedView.blank(target));
        resample(PackedView.sharing(source).orElseGet(() -> PackedView.copyOf(source)), to);
        to.writeBackTo(target);
    }

    private void resample(PackedView source, PackedView target) {
        boolean enlarges = enlarges(source.width(), source.height(), target.width(), target.height());
        boolean done = source.seemsOpaque() && resample(rows(source, target, true, enlarges), source, target);
        if (!done) {
            resample(rows(source, target, false, enlarges), source, target);
        }
    }

    private static SampleRows rows(PackedView source, PackedView target, boolean opaque, boolean enlarges) {
        return enlarges ? new LevelRows(source, target, opaque) : new LightRows(source, target, opaque);
    }

    /** Returns whether there are more pixels afterwards. */
    private static boolean enlarges(int width, int height, int newWidth, int newHeight) {
        return (long) newWidth * newHeight > (long) width * height;
    }

    private boolean resample(SampleRows rows, PackedView source, PackedView target) {
        return resample(rows, source.width(), source.height(), target.width(), target.height());
    }

    /** Returns false if the source has an alpha that the rows have no place for. */
    private boolean resample(SampleRows rows, int width, int height, int newWidth, int newHeight) {
        Taps across = Taps.lanczos3(width, newWidth);
        Taps down = Taps.lanczos3(height, newHeight);
        int rowsPerPart = Math.max(1, (int) ((long) SOURCE_ROWS_PER_PART * newHeight / height));
        AtomicBoolean complete = new AtomicBoolean(true);
        workers.rows(newHeight, rowsPerPart, (from, to) -> {
            if (complete.get() && !new LanczosRows(rows, across, down, width).work(from, to)) {
                complete.set(false);
            }
        });
        return complete.get();
    }
}
