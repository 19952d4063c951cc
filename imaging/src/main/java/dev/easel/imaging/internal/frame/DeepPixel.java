package dev.easel.imaging.internal.frame;

import dev.easel.imaging.internal.pixels.Samples;

/** Pixels of four 16-bit samples, R, G, B, A. */
final class DeepPixel {
    private static final int ALPHA = 3;

    private DeepPixel() {}

    /** Writes a pixel of 8-bit levels. */
    static void store(int argb, short[] samples, int at) {
        for (int channel = 0; channel < 4; channel++) {
            samples[at + channel] = (short) level(argb, channel);
        }
    }

    private static int level(int argb, int channel) {
        int shift = channel == ALPHA ? 24 : 16 - 8 * channel;
        return Samples.toSixteen(argb >> shift & 0xFF);
    }

    /** Writes a weighted mix of an original pixel and a response's; each color counts in proportion to its alpha. */
    static void mix(short[] original, int from, int response, int weight, short[] samples, int at) {
        long keep = (original[from + ALPHA] & 0xFFFFL) * (255 - weight);
        long take = (long) level(response, ALPHA) * weight;
        long seen = keep + take;
        if (seen == 0) {
            if (weight < 128) {
                System.arraycopy(original, from, samples, at, 4);
            } else {
                store(response, samples, at);
            }
            return;
        }
        for (int channel = 0; channel < ALPHA; channel++) {
            long sum = (original[from + channel] & 0xFFFFL) * keep + level(response, channel) * take;
            samples[at + channel] = (short) ((sum + seen / 2) / seen);
        }
        samples[at + ALPHA] = (short) ((seen + 127) / 255);
    }
}
