package dev.easel.imaging.internal.frame;

import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.geometry.Placement;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.masks.CoverageScaler;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;

/**
 * Finds the sent image in a response of another shape: the response may show more than was sent, less, or the same stretched.
 * What is to be seen outside the mask tells, at a small size.
 */
final class Alignment {
    /** Sizes a pixel off, and ratios said in whole pixels, are no other shape. */
    private static final double SAME_SHAPE = 0.02;

    private static final int SMALL = 96;

    private final Pixels sent;
    private final Coverage mask;
    private final ThumbnailatorScaler scaler;

    /** How a response of another shape was understood. */
    enum Reading {
        /** The response has the shape of what was sent. */
        SAME("was taken as it is"),
        /** The response has more around what was sent. */
        MORE("was taken to show more around that, and its middle used"),
        /** The response lacks the edges of what was sent, where nothing was to be repainted. */
        LESS("was taken to show the middle of that"),
        /** The response has all that was sent, pressed into another shape. */
        STRETCHED("was taken to be that, stretched, and stretched back");

        private final String words;

        Reading(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * Where in a response the sent image is.
     *
     * @param part in pixels of the response, reaching beyond it where the response shows less
     */
    record Found(Box part, Reading reading) {}

    /** Prepares to find an image whose pixels outside a mask of the same size are to be the same. */
    Alignment(Pixels sent, Coverage mask, ThumbnailatorScaler scaler) {
        this.sent = sent;
        this.mask = mask;
        this.scaler = scaler;
    }

    Found in(Pixels response) {
        Size size = Window.size(response);
        Size wanted = Window.size(sent);
        Box whole = Box.whole(size);
        if (AspectRatio.of(size).distance(AspectRatio.of(wanted)) < SAME_SHAPE) {
            return new Found(whole, Reading.SAME);
        }
        Box middle =
                Placement.of(size, wanted, ResizeMode.COVER, Gravity.CENTER).part();
        Found best = new Found(middle, Reading.MORE);
        double least = difference(response, middle);
        for (Found other :
                new Found[] {new Found(whole, Reading.STRETCHED), new Found(around(size, wanted), Reading.LESS)}) {
            double difference = difference(response, other.part());
            if (difference < least) {
                best = other;
                least = difference;
            }
        }
        return best;
    }

    /** Returns the rectangle of the sent shape in whose middle the response lies. */
    private static Box around(Size response, Size wanted) {
        int width = Math.max(response.width(), (int) Math.round(response.height() * wanted.ratio()));
        int height = Math.max(response.height(), (int) Math.round(response.width() / wanted.ratio()));
        return new Box(-(width - response.width()) / 2, -(height - response.height()) / 2, width, height);
    }

    /** Compares only what the response really shows; one that leaves out what was to be repainted is no candidate. */
    private double difference(Pixels response, Box part) {
        Size small = AspectRatio.of(Window.size(sent)).within(new Size(SMALL, SMALL));
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
