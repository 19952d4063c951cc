package dev.easel.imaging.internal.harmonize.motion;

import dev.easel.imaging.internal.pixels.Pixels;

/** Pulls rows of pixels back; pixels that moved by a whole number are copied, color under alpha 0 included. */
final class PixelRows {
    private final Pixels source;
    private final Motion motion;
    private final boolean opaque;
    private final boolean whole;
    private final PulledRow row;
    private final float[][] channels;

    PixelRows(Pixels source, Motion motion, boolean opaque) {
        this.source = source;
        this.motion = motion;
        this.opaque = opaque;
        this.whole = motion instanceof Affine affine && affine.whole();
        PulledRow.Samples samples = opaque
                ? new PulledRow.OfOpaque(source.width(), source.height(), source.argb())
                : new PulledRow.OfPixels(source.width(), source.height(), source.argb());
        this.row = new PulledRow(samples, motion);
        this.channels = PulledRow.channels(samples, source.width());
    }

    /** Writes the pixels of a row from a column on. */
    void read(int y, int from, int count, int[] target, int at) {
        if (whole) {
            copy(y, from, count, target, at);
            return;
        }
        row.read(y, from, count, channels);
        for (int i = 0; i < count; i++) {
            target[at + i] = opaque ? opaque(i) : straight(i);
        }
    }

    private void copy(int y, int from, int count, int[] target, int at) {
        int right = (int) motion.affine().x0();
        int above = Kernel.mirrored(y + (int) motion.affine().y0(), source.height());
        for (int i = 0; i < count; i++) {
            target[at + i] = source.get(Kernel.mirrored(from + i + right, source.width()), above);
        }
    }

    private int opaque(int i) {
        return 0xFF000000 | level(channels[0][i]) << 16 | level(channels[1][i]) << 8 | level(channels[2][i]);
    }

    private int straight(int i) {
        float exact = channels[3][i];
        int alpha = level(exact);
        return alpha == 0
                ? 0
                : alpha << 24
                        | level(channels[0][i] / exact) << 16
                        | level(channels[1][i] / exact) << 8
                        | level(channels[2][i] / exact);
    }

    private static int level(float value) {
        return (int) Math.max(0, Math.min(255, value + 0.5f));
    }
}
