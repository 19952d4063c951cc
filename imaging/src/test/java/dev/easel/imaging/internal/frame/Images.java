package dev.easel.imaging.internal.frame;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.codec.ImageEncoder;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.internal.pixels.Samples;
import java.util.Random;

/** Images of every kind, generated from a seed. */
final class Images {
    private Images() {}

    /** How an image is stored. */
    enum Kind {
        RGB,
        RGBA,
        PALETTE,
        GRAY,
        RGBA_16,
        GRAY_16;

        /** Returns noise of this kind; with alpha, a third of the pixels is fully transparent but still has a color. */
        Pixels noise(Size size, long seed) {
            Random random = new Random(seed);
            Pixels pixels = Pixels.blank(size.width(), size.height());
            int[] colors = random.ints(13).map(argb -> argb | 0xFF000000).toArray();
            short[] deep = new short[4 * pixels.argb().length];
            for (int i = 0; i < pixels.argb().length; i++) {
                int level = random.nextInt(256);
                int clear = random.nextInt(3) == 0 ? 0 : random.nextInt() & 0xFF000000;
                pixels.argb()[i] = switch (this) {
                    case RGB -> random.nextInt() | 0xFF000000;
                    case RGBA -> random.nextInt() & 0xFFFFFF | clear;
                    case PALETTE -> colors[random.nextInt(colors.length)];
                    case GRAY -> 0xFF000000 | level * 0x010101;
                    case RGBA_16, GRAY_16 -> deep(deep, 4 * i, random);
                };
            }
            return this == RGBA_16 || this == GRAY_16
                    ? Pixels.deep(size.width(), size.height(), pixels.argb(), deep)
                    : pixels;
        }

        private int deep(short[] samples, int at, Random random) {
            short gray = (short) random.nextInt();
            for (int channel = 0; channel < 4; channel++) {
                samples[at + channel] = this == GRAY_16 ? gray : (short) random.nextInt();
            }
            if (this == GRAY_16) {
                samples[at + 3] = -1;
            } else if (random.nextInt(3) == 0) {
                samples[at + 3] = 0;
            }
            return Samples.argb(samples, at);
        }
    }

    static ImageData png(Pixels pixels) {
        return new ImageEncoder().png(pixels);
    }

    static Pixels read(ImageData image) {
        return new ImageDecoder().read(image);
    }

    /** Returns an image without detail finer than some pixels, so that resampling there and back loses nearly nothing. */
    static Pixels smooth(Size size, double wavelength, long seed) {
        Random random = new Random(seed);
        double[] p = random.doubles(18, 0.4, 1).toArray();
        Pixels pixels = Pixels.blank(size.width(), size.height());
        double step = 2 * Math.PI / wavelength;
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int argb = 0xFF;
                for (int c = 0; c < 3; c++) {
                    double wave = Math.sin(step * (p[c] * x + p[c + 3] * y * 0.6) + 6 * p[c + 6])
                            + Math.cos(step * (p[c + 9] * y - p[c + 12] * x * 0.5) + 6 * p[c + 15]);
                    argb = argb << 8 | (int) Math.round(128 + 45 * wave);
                }
                pixels.argb()[y * size.width() + x] = argb;
            }
        }
        return pixels;
    }
}
