package dev.easel.imaging.internal.fill;

/** Converts straight pixels to premultiplied samples and back, exactly for opaque and fully transparent pixels. */
final class Premultiplied {
    private static final int MIDDLE = 128;

    private Premultiplied() {}

    /** Writes R, G, B and, with four channels, A, each minus 128. */
    static void split(int pixel, byte[] samples, int at, int channels) {
        int alpha = channels == 4 ? pixel >>> 24 : 255;
        samples[at] = (byte) (scaled(pixel >> 16 & 0xFF, alpha) - MIDDLE);
        samples[at + 1] = (byte) (scaled(pixel >> 8 & 0xFF, alpha) - MIDDLE);
        samples[at + 2] = (byte) (scaled(pixel & 0xFF, alpha) - MIDDLE);
        if (channels == 4) {
            samples[at + 3] = (byte) (alpha - MIDDLE);
        }
    }

    /** Returns the sample of one channel, minus 128. */
    static int sample(int pixel, int channel, int channels) {
        int alpha = channels == 4 ? pixel >>> 24 : 255;
        return (channel == 3 ? alpha : scaled(pixel >> 16 - 8 * channel & 0xFF, alpha)) - MIDDLE;
    }

    /** Returns the straight pixel of samples written by {@link #split}. */
    static int join(byte[] samples, int at, int channels) {
        int alpha = channels == 4 ? samples[at + 3] + MIDDLE : 255;
        return alpha == 0
                ? 0
                : alpha << 24
                        | straight(samples[at] + MIDDLE, alpha) << 16
                        | straight(samples[at + 1] + MIDDLE, alpha) << 8
                        | straight(samples[at + 2] + MIDDLE, alpha);
    }

    private static int scaled(int level, int alpha) {
        return (level * alpha + 127) / 255;
    }

    private static int straight(int level, int alpha) {
        return Math.min(255, (level * 255 + alpha / 2) / alpha);
    }
}
