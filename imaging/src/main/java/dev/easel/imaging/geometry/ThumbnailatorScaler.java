package dev.easel.imaging.geometry;

import dev.easel.core.domain.Fit;
import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.Size;
import dev.easel.imaging.pixels.Pixels;
import dev.easel.imaging.pixels.Workers;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import net.coobird.thumbnailator.makers.FixedSizeThumbnailMaker;

/**
 * Brings pictures to other sizes through Thumbnailator, which is given {@link Lanczos3} as its resizer and images over
 * Easel's own arrays, so that no pixel is copied on the way.
 *
 * <p>Masks are not pictures: they go through {@link CoverageScaler}.
 */
public final class ThumbnailatorScaler {
    private static final int TRANSPARENT = 0;

    private final Lanczos3 resizer;

    private ThumbnailatorScaler(Lanczos3 resizer) {
        this.resizer = resizer;
    }

    /** Returns a scaler that works on the calling thread. */
    public static ThumbnailatorScaler onCaller() {
        return new ThumbnailatorScaler(Lanczos3.onCaller());
    }

    /** Returns a scaler that shares its rows out among the workers. */
    public static ThumbnailatorScaler on(Workers workers) {
        return new ThumbnailatorScaler(Lanczos3.on(workers));
    }

    /** Returns the whole picture at another size, even where that stretches it; at its own size a copy. */
    public Pixels scale(Pixels picture, Size wanted) {
        return scale(picture, Box.whole(new Size(picture.width(), picture.height())), wanted);
    }

    /** Returns a part of a picture at another size, even where that stretches it; at its own size bit for bit. */
    public Pixels scale(Pixels picture, Box part, Size wanted) {
        if (part.size().equals(wanted)) {
            return crop(picture, part);
        }
        BufferedImage image = PackedView.image(picture, part);
        BufferedImage scaled = new FixedSizeThumbnailMaker(wanted.width(), wanted.height(), false, true)
                .imageType(BufferedImage.TYPE_INT_ARGB)
                .resizer(resizer)
                .make(image);
        int[] argb = ((DataBufferInt) scaled.getRaster().getDataBuffer()).getData();
        return Pixels.of(wanted.width(), wanted.height(), argb);
    }

    /** Returns the picture fitted to a size without stretching it; what {@link Fit#PAD} adds is transparent. */
    public Pixels fit(Pixels picture, Size wanted, Fit fit, Gravity gravity) {
        return fit(picture, wanted, fit, gravity, TRANSPARENT);
    }

    /** Returns the picture fitted to a size without stretching it; {@link Fit#PAD} adds the ARGB colour. */
    public Pixels fit(Pixels picture, Size wanted, Fit fit, Gravity gravity, int padding) {
        Placement placement = Placement.of(new Size(picture.width(), picture.height()), wanted, fit, gravity);
        Pixels placed = scale(picture, placement.part(), placement.place().size());
        return placement.place().size().equals(placement.canvas()) ? placed : pad(placed, placement, padding);
    }

    /** Returns a part of a picture, bit for bit, its 16-bit samples too. */
    public static Pixels crop(Pixels picture, Box part) {
        if (!part.within(new Size(picture.width(), picture.height()))) {
            throw new IllegalArgumentException(part + " does not lie within " + picture + ".");
        }
        int[] argb = new int[part.width() * part.height()];
        for (int y = 0; y < part.height(); y++) {
            int from = (part.y() + y) * picture.width() + part.x();
            System.arraycopy(picture.argb(), from, argb, y * part.width(), part.width());
        }
        return picture.deep()
                .map(deep -> Pixels.deep(part.width(), part.height(), argb, cropDeep(deep, picture.width(), part)))
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
        Box place = placement.place();
        int width = placement.canvas().width();
        int[] argb = new int[Math.multiplyExact(width, placement.canvas().height())];
        if (padding != TRANSPARENT) {
            Arrays.fill(argb, padding);
        }
        for (int y = 0; y < place.height(); y++) {
            System.arraycopy(
                    placed.argb(), y * place.width(), argb, (place.y() + y) * width + place.x(), place.width());
        }
        return Pixels.of(width, placement.canvas().height(), argb);
    }
}
