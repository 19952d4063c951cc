package dev.easel.imaging.internal.frame;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.out.BorderFill;
import dev.easel.imaging.internal.fill.Prefilling;
import dev.easel.imaging.internal.geometry.Box;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;

/** Fills the new border around an image for a provider to repaint; the image stays in place bit for bit. */
final class BorderPainter {
    private final ThumbnailatorScaler scaler;
    private final ParallelRows workers;

    BorderPainter(ThumbnailatorScaler scaler, ParallelRows workers) {
        this.scaler = scaler;
        this.workers = workers;
    }

    /**
     * Returns the canvas with its border filled.
     *
     * @param detail how many pixels of the whole canvas will be visible: a content-aware border, which takes long, is
     *     computed no finer than that
     */
    Pixels paint(Pixels original, BorderFill borderFill, long detail, Checkpoint checkpoint) {
        double scale = Math.sqrt(detail
                / (double) borderFill.border().grown(Window.size(original)).pixels());
        if (borderFill.prefill() != Prefill.CONTENT_AWARE || scale >= 1) {
            return fill(original, borderFill.border(), borderFill, checkpoint);
        }
        Border.Sides sides = scaled(borderFill.border(), scale);
        Pixels small = scaler.scale(original, scaled(Window.size(original), scale));
        Pixels canvas = scaler.scale(
                fill(small, sides, borderFill, checkpoint), borderFill.border().grown(Window.size(original)));
        Window.put(original, borderFill.border().left(), borderFill.border().top(), canvas);
        return canvas;
    }

    private Pixels fill(Pixels original, Border.Sides sides, BorderFill borderFill, Checkpoint checkpoint) {
        Size size = sides.grown(Window.size(original));
        Pixels canvas = Pixels.blank(size.width(), size.height());
        Window.put(original, sides.left(), sides.top(), canvas);
        Box known = new Box(sides.left(), sides.top(), original.width(), original.height());
        return Prefilling.on(workers, checkpoint).fill(canvas, known, borderFill.prefill(), borderFill.color());
    }

    private static Size scaled(Size size, double scale) {
        return new Size(scaled(size.width(), scale), scaled(size.height(), scale));
    }

    private static Border.Sides scaled(Border.Sides sides, double scale) {
        return new Border.Sides(
                scaled(sides.left(), scale),
                scaled(sides.top(), scale),
                scaled(sides.right(), scale),
                scaled(sides.bottom(), scale));
    }

    private static int scaled(int length, double scale) {
        return length == 0 ? 0 : Math.max(1, (int) Math.round(length * scale));
    }
}
