package dev.easel.imaging.internal.geometry;

import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.masks.CoverageScaler;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.internal.pixels.Samples;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import net.coobird.thumbnailator.makers.FixedSizeThumbnailMaker;

/**
 * Scales images with Thumbnailator, using {@link Lanczos3} as its resizer and images over Easel's arrays, so that no
 * pixel is copied on the way.
 *
 * <p>Masks are not images: they are scaled by {@link CoverageScaler}.
 */
public final class ThumbnailatorScaler {
    private static final int TRANSPARENT = 0;

    /** Where R, G, B and alpha are in a packed pixel. */
    private static final int[] SHIFTS = {16, 8, 0, 24};

    private final Lanczos3 resizer;

    private ThumbnailatorScaler(Lanczos3 resizer) {
        this.resizer = resizer;
    }

    /** Returns a scaler that works on the calling thread. */
    public static ThumbnailatorScaler onCaller() {
        return new ThumbnailatorScaler(Lanczos3.onCaller());
    }

    /** Returns a scaler that shares its rows among the workers. */
    public static ThumbnailatorScaler on(ParallelRows workers) {
        return new ThumbnailatorScaler(Lanczos3.on(workers));
    }

    /** Returns the whole image at another size in 8 bits a sample, even if that stretches it; at the same size a copy. */
    public Pixels scale(Pixels image, Size wanted) {
        return scale(image, Box.whole(new Size(image.width(), image.height())), wanted);
    }

    /**
     * Returns a part of an image at another size in 8 bits a sample, even if that stretches it; at the same size bit for
     * bit.
     */
    public Pixels scale(Pixels image, Box part, Size wanted) {
        if (part.size().equals(wanted)) {
            return crop(image, part);
        }
        BufferedImage buffered = PackedView.image(image, part);
        BufferedImage scaled = new FixedSizeThumbnailMaker(wanted.width(), wanted.height(), false, true)
                .imageType(BufferedImage.TYPE_INT_ARGB)
                .resizer(resizer)
                .make(buffered);
        int[] argb = ((DataBufferInt) scaled.getRaster().getDataBuffer()).getData();
        return Pixels.of(wanted.width(), wanted.height(), argb);
    }

    /**
     * Returns the image fitted to a size without stretching it, with as many bits a sample; what {@link ResizeMode#PAD}
     * adds is transparent.
     */
    public Pixels fit(Pixels image, Size wanted, ResizeMode mode, Gravity gravity) {
        return fit(image, wanted, mode, gravity, TRANSPARENT);
    }

    /**
     * Returns the image fitted to a size without stretching it, with as many bits a sample; {@link ResizeMode#PAD} adds the
     * ARGB color.
     */
    public Pixels fit(Pixels image, Size wanted, ResizeMode mode, Gravity gravity, int padding) {
        Placement placement = Placement.of(new Size(image.width(), image.height()), wanted, mode, gravity);
        Pixels placed = placed(image, placement.part(), placement.place().size());
        return placement.place().size().equals(placement.canvas()) ? placed : pad(placed, placement, padding);
    }

    private Pixels placed(Pixels image, Box part, Size wanted) {
        return image.deep().isEmpty() || part.size().equals(wanted)
                ? scale(image, part, wanted)
                : resizer.resampleDeep(crop(image, part), wanted.width(), wanted.height());
    }

    /** Returns a part of an image, bit for bit, including its 16-bit samples. */
    public static Pixels crop(Pixels image, Box part) {
        if (!part.within(new Size(image.width(), image.height()))) {
            throw new IllegalArgumentException("The rectangle " + part + " is not within the image " + image + ".");
        }
        int[] argb = new int[part.width() * part.height()];
        for (int y = 0; y < part.height(); y++) {
            int from = (part.y() + y) * image.width() + part.x();
            System.arraycopy(image.argb(), from, argb, y * part.width(), part.width());
        }
        return image.deep()
                .map(deep -> Pixels.deep(part.width(), part.height(), argb, cropDeep(deep, image.width(), part)))
                .orElseGet(() -> Pixels.of(part.width(), part.height(), argb));
    }

    private static short[] cropDeep(short[] rgba16, int width, Box part) {
        short[] kept = new short[4 * part.width() * part.height()];
        for (int y = 0; y < part.height(); y++) {
            int from = 4 * ((part.y() + y) * width + part.x());
            System.arraycopy(rgba16, from, kept, 4 * y * part.width(), 4 * part.width());
        }
        return kept;
    }

    private static Pixels pad(Pixels placed, Placement placement, int padding) {
        Size canvas = placement.canvas();
        int[] argb = new int[Math.multiplyExact(canvas.width(), canvas.height())];
        if (padding != TRANSPARENT) {
            Arrays.fill(argb, padding);
        }
        Box place = placement.place();
        for (int y = 0; y < place.height(); y++) {
            System.arraycopy(
                    placed.argb(),
                    y * place.width(),
                    argb,
                    (place.y() + y) * canvas.width() + place.x(),
                    place.width());
        }
        return placed.deep()
                .map(deep -> Pixels.deep(canvas.width(), canvas.height(), argb, padDeep(deep, argb, placement)))
                .orElseGet(() -> Pixels.of(canvas.width(), canvas.height(), argb));
    }

    private static short[] padDeep(short[] placed, int[] argb, Placement placement) {
        Box place = placement.place();
        int width = placement.canvas().width();
        short[] samples = new short[Math.multiplyExact(4, argb.length)];
        for (int i = 0; i < argb.length; i++) {
            if (!place.contains(i % width, i / width)) {
                for (int c = 0; c < 4; c++) {
                    samples[4 * i + c] = (short) Samples.toSixteen(argb[i] >>> SHIFTS[c] & 0xFF);
                }
            }
        }
        for (int y = 0; y < place.height(); y++) {
            int to = 4 * ((place.y() + y) * width + place.x());
            System.arraycopy(placed, 4 * y * place.width(), samples, to, 4 * place.width());
        }
        return samples;
    }
}
