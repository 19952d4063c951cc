package dev.easel.imaging.internal.codec;

import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.internal.pixels.Samples;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/** Creates images for tests, the same for the same seed. */
public final class Images {
    private Images() {}

    /** Returns an image whose pixel at each index is the result of a function. */
    public static Pixels of(int width, int height, IntUnaryOperator pixel) {
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = pixel.applyAsInt(i);
        }
        return Pixels.of(width, height, argb);
    }

    /** Returns an image of one color. */
    public static Pixels plain(int width, int height, int argb) {
        return of(width, height, i -> argb);
    }

    /** Returns opaque noise. */
    public static Pixels rgb(int width, int height, SplittableRandom random) {
        return of(width, height, i -> 0xFF000000 | random.nextInt(1 << 24));
    }

    /** Returns noise in color and alpha, including many fully transparent pixels of different colors. */
    public static Pixels rgba(int width, int height, SplittableRandom random) {
        return of(width, height, i -> random.nextInt(3) == 0 ? random.nextInt(1 << 24) : random.nextInt());
    }

    /** Returns opaque noise in grays. */
    public static Pixels gray(int width, int height, SplittableRandom random) {
        return of(width, height, i -> 0xFF000000 | random.nextInt(256) * 0x010101);
    }

    /** Returns noise in grays with alpha. */
    public static Pixels grayAlpha(int width, int height, SplittableRandom random) {
        return of(width, height, i -> random.nextInt(256) << 24 | random.nextInt(256) * 0x010101);
    }

    /** Returns noise of a few colors, some of them not opaque. */
    public static Pixels palette(int width, int height, int colors, SplittableRandom random) {
        int[] palette = new int[colors];
        for (int i = 0; i < colors; i++) {
            palette[i] = random.nextInt(4) == 0 ? random.nextInt() : 0xFF000000 | random.nextInt(1 << 24);
        }
        return of(width, height, i -> palette[random.nextInt(colors)]);
    }

    /** Returns noise of 16 bits a sample. */
    public static Pixels deep(int width, int height, boolean gray, boolean alpha, SplittableRandom random) {
        int[] argb = new int[width * height];
        short[] samples = new short[4 * argb.length];
        for (int i = 0; i < argb.length; i++) {
            short level = (short) random.nextInt();
            for (int c = 0; c < 3; c++) {
                samples[4 * i + c] = gray ? level : (short) random.nextInt();
            }
            samples[4 * i + 3] = alpha ? (short) random.nextInt() : -1;
            argb[i] = Samples.argb(samples, 4 * i);
        }
        return Pixels.deep(width, height, argb, samples);
    }

    /** Returns smooth colors with some edges, which lossy formats preserve well. */
    public static Pixels photo(int width, int height) {
        return of(width, height, i -> {
            int x = i % width;
            int y = i / width;
            int red = 128 + (int) (90 * Math.sin(x / 9.0) * Math.cos(y / 13.0));
            int green = 255 * x / width;
            int blue = (x - width / 2) * (x - width / 2) + (y - height / 2) * (y - height / 2) < width * height / 9
                    ? 220
                    : 60;
            return 0xFF000000 | red << 16 | green << 8 | blue;
        });
    }

    /** Returns the mean absolute difference of R, G and B, in levels. */
    public static double difference(Pixels one, Pixels other) {
        long sum = 0;
        for (int i = 0; i < one.argb().length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                sum += Math.abs((one.argb()[i] >> shift & 0xFF) - (other.argb()[i] >> shift & 0xFF));
            }
        }
        return sum / (3.0 * one.argb().length);
    }
}
