package dev.easel.offline.scene;

import dev.easel.offline.brush.Noise;
import dev.easel.offline.brush.Outline;
import dev.easel.offline.scene.common.Sheet;
import java.util.function.DoubleUnaryOperator;

/** The upper edge of land: its height at each column. */
final class Ridge {
    private static final int STEP = 2;

    private final double[] tops;

    private Ridge(double width, DoubleUnaryOperator top) {
        this.tops = new double[(int) Math.ceil(width / STEP) + 3];
        for (int i = 0; i < tops.length; i++) {
            tops[i] = top.applyAsDouble((i - 1.0) * STEP);
        }
    }

    /** Returns pointed peaks. */
    static Ridge peaks(Sheet sheet, double base, double tall, double wide) {
        Noise noise = new Noise(sheet.random().nextLong());
        double shift = sheet.random().between(0, 100);
        return new Ridge(sheet.width(), x -> {
            double u = x / wide + shift;
            double sum = 0;
            double strength = 0.62;
            double scale = 1;
            for (int layer = 0; layer < 6; layer++) {
                sum += strength * (1 - 1.9 * Math.abs(noise.at(u * scale + layer * 3.1, layer * 5.7)));
                strength *= 0.46;
                scale *= 2.03;
            }
            return base - tall * Math.max(0.02, 0.12 + 0.78 * sum);
        });
    }

    /** Returns soft hills. */
    static Ridge hills(Sheet sheet, double base, double tall, double wide) {
        Noise noise = new Noise(sheet.random().nextLong());
        double shift = sheet.random().between(0, 100);
        return new Ridge(sheet.width(), x -> base - tall * (0.5 + 0.5 * noise.layered(x / wide + shift, 1.7, 3)));
    }

    /** Returns a level edge. */
    static Ridge level(Sheet sheet, double base) {
        return new Ridge(sheet.width(), x -> base);
    }

    /** Returns the height, in rows from above, at a column. */
    double top(double x) {
        double at = Math.max(0, Math.min(tops.length - 1.001, x / STEP + 1));
        int i = (int) at;
        return tops[i] + (tops[i + 1] - tops[i]) * (at - i);
    }

    /** Returns the land from its edge down to a row. */
    Outline downTo(double bottom) {
        Outline outline = new Outline().move(-STEP, bottom);
        for (int i = 0; i < tops.length; i++) {
            outline.line((i - 1.0) * STEP, Math.min(bottom, tops[i]));
        }
        return outline.line((tops.length - 2.0) * STEP, bottom);
    }
}
