package dev.easel.offline.look;

import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.brush.Canvas;
import dev.easel.offline.brush.Color;
import dev.easel.offline.brush.Outline;

/** Snow or rain between the viewer and the image. */
record Falling(long seed, boolean rain) implements Look {
    private static final int COUNT = 900;

    @Override
    public Pixels on(Pixels image, ParallelRows workers, Checkpoint checkpoint) {
        SeededRandom random = new SeededRandom(seed);
        Canvas canvas = new Canvas(image.width(), image.height(), workers);
        double unit = canvas.unit();
        for (int i = 0; i < COUNT; i++) {
            checkpoint.reached((double) i / COUNT);
            double near = StrictMath.pow(random.unit(), 4);
            double x = random.between(-0.1, 1.1) * canvas.width();
            double y = random.between(-0.1, 1.1) * canvas.height();
            if (rain) {
                double length = unit * (0.02 + 0.07 * near);
                Outline drop = Outline.stroke(
                        x, y, unit * 0.0006, x - length * 0.22, y + length, unit * (0.0012 + 0.002 * near));
                canvas.paint(drop, Color.lch(0.9, 0.01, 240).withAlpha(0.2 + 0.25 * near));
            } else {
                double size = unit * (0.0016 + 0.011 * near);
                canvas.paint(Outline.circle(x, y, size), Color.WHITE.withAlpha(0.9 - 0.55 * near));
            }
        }
        return canvas.over(image);
    }
}
