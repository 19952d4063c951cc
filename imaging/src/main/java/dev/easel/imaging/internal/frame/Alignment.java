package dev.easel.imaging.internal.frame;

import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.geometry.Placement;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.harmonize.Drift;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.masks.CoverageScaler;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;

/**
 * Finds the sent image in a response of another shape: the response may show more than was sent, less, or the same
 * stretched. A comparison of the pixels outside the mask, at a small size, decides.
 */
final class Alignment {
    /** Sizes that differ by a pixel, and ratios rounded to whole pixels, count as the same shape. */
    private static final double SHAPE_TOLERANCE = 0.02;

    private static final int COMPARISON_SIZE = 96;

    private final Pixels sent;
    private final Coverage mask;
    private final ThumbnailatorScaler scaler;

    /** How a response of another shape was interpreted. */
    enum Interpretation {
        /** The response has the shape of the sent image. */
        SAME("was used as it is"),
        /** The response shows more around the sent image. */
        MORE("was taken to show more around the sent image, and its middle was used"),
        /** The response lacks edges of the sent image where nothing was to be repainted. */
        LESS("was taken to show only the middle of the sent image"),
        /** The response shows all of the sent image, stretched to another shape. */
        STRETCHED("was taken to be the sent image stretched, and was stretched back");

        private final String description;

        Interpretation(String description) {
            this.description = description;
        }

        String description() {
            return description;
        }
    }

    /**
     * Where the sent image is in a response.
     *
     * @param part in pixels of the response; it extends beyond the response when that shows less
     */
    record Found(Box part, Interpretation interpretation) {
        /** Returns what of the sent image the response really shows, and not its mirrored edges. */
        Box shown(Size response, Size sent) {
            return scaled(Window.overlap(response, part), part, sent);
        }
    }

    /** Prepares to find an image whose pixels outside a mask of the same size should be unchanged. */
    Alignment(Pixels sent, Coverage mask, ThumbnailatorScaler scaler) {
        this.sent = sent;
        this.mask = mask;
        this.scaler = scaler;
    }

    Found in(Pixels response) {
        Size size = Window.size(response);
        Size wanted = Window.size(sent);
        Box whole = Box.whole(size);
        if (AspectRatio.of(size).distance(AspectRatio.of(wanted)) < SHAPE_TOLERANCE) {
            return new Found(whole, Interpretation.SAME);
        }
        Box middle =
                Placement.of(size, wanted, ResizeMode.COVER, Gravity.CENTER).part();
        Found best = new Found(middle, Interpretation.MORE);
        double least = difference(response, middle);
        for (Found other : new Found[] {
            new Found(whole, Interpretation.STRETCHED), new Found(around(size, wanted), Interpretation.LESS)
        }) {
            double difference = difference(response, other.part());
            if (difference < least) {
                best = other;
                least = difference;
            }
        }
        return best;
    }

    /** Returns the rectangle of the sent shape that has the response in its middle. */
    private static Box around(Size response, Size wanted) {
        int width = Math.max(response.width(), (int) Math.round(response.height() * wanted.ratio()));
        int height = Math.max(response.height(), (int) Math.round(response.width() / wanted.ratio()));
        return new Box(-(width - response.width()) / 2, -(height - response.height()) / 2, width, height);
    }

    /** Compares only what the response shows; a response that leaves out a part to be repainted is not a candidate. */
    private double difference(Pixels response, Box part) {
        Size small = AspectRatio.of(Window.size(sent)).within(new Size(COMPARISON_SIZE, COMPARISON_SIZE));
        Coverage repainted = CoverageScaler.area(mask, small.width(), small.height());
        Box shown = scaled(Window.overlap(Window.size(response), part), part, small);
        for (int y = 0; y < small.height(); y++) {
            for (int x = 0; x < small.width(); x++) {
                boolean outside = x < shown.x() || y < shown.y() || x >= shown.right() || y >= shown.bottom();
                if (outside && repainted.at(x, y) > 0) {
                    return Double.MAX_VALUE;
                }
            }
        }
        return Drift.between(
                scaler.scale(sent, small),
                scaler.scale(Window.of(response, part), small),
                repainted,
                shown,
                ParallelRows.caller());
    }

    private static Box scaled(Box shown, Box part, Size small) {
        double x = small.width() / (double) part.width();
        double y = small.height() / (double) part.height();
        int left = (int) Math.round((shown.x() - part.x()) * x);
        int top = (int) Math.round((shown.y() - part.y()) * y);
        return new Box(
                left,
                top,
                Math.max(1, (int) Math.round((shown.right() - part.x()) * x) - left),
                Math.max(1, (int) Math.round((shown.bottom() - part.y()) * y) - top));
    }
}
