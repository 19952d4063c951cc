package dev.easel.imaging.internal.fill;

import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;

/** Fills holes smoothly from their surroundings, like a stretched membrane; pixels outside the holes are unchanged. */
public final class SmoothFill {
    private static final int CHANNELS = 4;

    private SmoothFill() {}

    /** Returns the image with every pixel filled that the mask marks at all; transparent black when all are marked. */
    public static Pixels fill(Pixels image, Coverage holes, ParallelRows workers, Checkpoint checkpoint) {
        int width = image.width();
        int height = image.height();
        boolean[] unknown = Holes.of(image, holes);
        if (Holes.everywhere(unknown)) {
            return Pixels.blank(width, height);
        }
        int channels = image.opaque() ? CHANNELS - 1 : CHANNELS;
        byte[] samples = new byte[unknown.length * channels];
        float[] plane = new float[unknown.length];
        for (int i = 0; i < unknown.length; i++) {
            Premultiplied.split(image.argb()[i], samples, i * channels, channels);
        }
        for (int channel = 0; channel < channels; channel++) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = samples[i * channels + channel];
            }
            Checkpoint part = checkpoint.part((double) channel / channels, (channel + 1.0) / channels);
            new PoissonBlend(workers).span(plane, unknown, width, height, part);
            for (int i = 0; i < plane.length; i++) {
                samples[i * channels + channel] = (byte) Math.round(plane[i]);
            }
        }
        int[] argb = image.argb().clone();
        for (int i = 0; i < argb.length; i++) {
            argb[i] = unknown[i] ? Premultiplied.join(samples, i * channels, channels) : argb[i];
        }
        return Pixels.of(width, height, argb);
    }
}
