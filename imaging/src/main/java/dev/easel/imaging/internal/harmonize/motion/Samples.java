package dev.easel.imaging.internal.harmonize.motion;

import dev.easel.imaging.internal.harmonize.plane.Plane;
import dev.easel.imaging.internal.pixels.Pixels;

/** What is resampled: channels of values that may be weighed and added. */
interface Samples {
    int width();

    int height();

    int channels();

    /** Writes the channels of one pixel. */
    void read(int x, int y, float[][] target, int at);

    /** Returns the only channel of a plane. */
    static Samples of(Plane plane) {
        return new OfPlane(plane.width(), plane.height(), plane.values());
    }

    /** Returns the colors of pixels that are all opaque. */
    static Samples opaque(Pixels pixels) {
        return new Opaque(pixels.width(), pixels.height(), pixels.argb());
    }

    /** Returns the colors of pixels, each in proportion to its alpha, and the alpha. */
    static Samples weighed(Pixels pixels) {
        return new Weighed(pixels.width(), pixels.height(), pixels.argb());
    }

    /** A plane. */
    record OfPlane(int width, int height, float[] values) implements Samples {
        @Override
        public int channels() {
            return 1;
        }

        @Override
        public void read(int x, int y, float[][] target, int at) {
            target[0][at] = values[y * width + x];
        }
    }

    /** Opaque pixels. */
    record Opaque(int width, int height, int[] argb) implements Samples {
        @Override
        public int channels() {
            return 3;
        }

        @Override
        public void read(int x, int y, float[][] target, int at) {
            int pixel = argb[y * width + x];
            target[0][at] = pixel >> 16 & 0xFF;
            target[1][at] = pixel >> 8 & 0xFF;
            target[2][at] = pixel & 0xFF;
        }
    }

    /** Pixels of any alpha. */
    record Weighed(int width, int height, int[] argb) implements Samples {
        @Override
        public int channels() {
            return 4;
        }

        @Override
        public void read(int x, int y, float[][] target, int at) {
            int pixel = argb[y * width + x];
            int alpha = pixel >>> 24;
            target[0][at] = alpha * (pixel >> 16 & 0xFF);
            target[1][at] = alpha * (pixel >> 8 & 0xFF);
            target[2][at] = alpha * (pixel & 0xFF);
            target[3][at] = alpha;
        }
    }
}
