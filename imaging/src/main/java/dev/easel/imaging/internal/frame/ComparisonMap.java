package dev.easel.imaging.internal.frame;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProcessor.Comparison;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.masks.MaskReader;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.internal.pixels.ReportedStep;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Compares two images and draws where they differ.
 *
 * <p>At most 9 bytes per pixel are held: both images and the mask; the map is drawn over the second image. A difference of
 * 1 level in the channel that differs most is drawn at 76, one of 16 at 112, and one of 255 white: small ones must be
 * seen, and large ones told from them.
 */
public final class ComparisonMap {
    private static final int MIN_ROWS_PER_THREAD = 64;
    private static final int WHITE = 0xFFFFFFFF;
    private static final int[] SHADES = shades();

    private final ImagingServices services;
    private final MaskReader masks;

    public ComparisonMap(ImagingServices services) {
        this.services = services;
        this.masks = new MaskReader(services.reader());
    }

    public Comparison of(
            ImageData before, ImageData after, int left, int top, Optional<Mask> mask, CallContext context) {
        Box place = place(before.size(), after.size(), left, top);
        Checkpoint comparing = new ReportedStep("comparing", context);
        Optional<Coverage> marked = mask.map(given -> masks.read(given, before.size()));
        Pixels original = eightBits(services.reader().read(before, comparing.part(0.1, 0.35)));
        Pixels result = eightBits(services.reader().read(after, comparing.part(0.35, 0.7)));
        Counts counts = new Counts(original, result, place, marked);
        services.workers().rows(result.height(), MIN_ROWS_PER_THREAD, counts::draw, comparing.part(0.7, 0.8));
        ImageData map = services.codec().grayPng(result, context, comparing.part(0.8, 1));
        return new Comparison(map, counts.changed.sum(), counts.changedOutside.sum());
    }

    private static Box place(Size before, Size after, int left, int top) {
        boolean within = left >= 0
                && top >= 0
                && (long) left + before.width() <= after.width()
                && (long) top + before.height() <= after.height();
        if (!within) {
            throw new ImageProcessingException(
                    "An image of " + before + " at (" + left + ", " + top + ") does not lie within one of " + after
                            + ": only images that show the same pixels can be compared.");
        }
        return new Box(left, top, before.width(), before.height());
    }

    /** Returns an image without its 16-bit samples, which need not be held. */
    private static Pixels eightBits(Pixels image) {
        return image.deep().isEmpty() ? image : Pixels.of(image.width(), image.height(), image.argb());
    }

    /** Returns the gray for each difference, 0 to 255 levels. */
    private static int[] shades() {
        int[] shades = new int[256];
        for (int difference = 0; difference < shades.length; difference++) {
            int level = difference == 0 ? 0 : (int) Math.min(255, Math.round(64 + 12 * Math.sqrt(difference)));
            shades[difference] = 0xFF000000 | level * 0x010101;
        }
        return shades;
    }

    /** What is counted while the map is drawn. */
    private record Counts(
            Pixels before,
            Pixels after,
            Box place,
            Optional<Coverage> mask,
            LongAdder changed,
            LongAdder changedOutside) {
        Counts(Pixels before, Pixels after, Box place, Optional<Coverage> mask) {
            this(before, after, place, mask, new LongAdder(), new LongAdder());
        }

        /** Draws rows of the map over those of the second image. */
        void draw(int from, int to) {
            for (int y = from; y < to; y++) {
                int row = y * after.width();
                if (y < place.y() || y >= place.bottom()) {
                    fill(row, row + after.width());
                } else {
                    fill(row, row + place.x());
                    compare(row + place.x(), (y - place.y()) * place.width());
                    fill(row + place.right(), row + after.width());
                }
            }
        }

        private void fill(int start, int end) {
            Arrays.fill(after.argb(), start, end, WHITE);
        }

        private void compare(int start, int original) {
            int different = 0;
            int outside = 0;
            for (int x = 0; x < place.width(); x++) {
                int difference = difference(before.argb()[original + x], after.argb()[start + x]);
                after.argb()[start + x] = SHADES[difference];
                if (difference > 0) {
                    different++;
                    outside += mask.isPresent() && mask.get().weights()[original + x] == 0 ? 1 : 0;
                }
            }
            changed.add(different);
            changedOutside.add(outside);
        }
    }

    /** Returns by how many levels two pixels differ in the channel that differs most. */
    private static int difference(int first, int second) {
        if (first == second) {
            return 0;
        }
        int most = Math.abs((first >>> 24) - (second >>> 24));
        for (int shift = 0; shift < 24; shift += 8) {
            most = Math.max(most, Math.abs((first >> shift & 0xFF) - (second >> shift & 0xFF)));
        }
        return most;
    }
}
