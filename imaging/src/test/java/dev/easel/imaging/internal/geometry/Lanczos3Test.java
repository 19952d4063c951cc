package dev.easel.imaging.internal.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.easel.imaging.internal.pixels.LinearLight;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.coobird.thumbnailator.makers.FixedSizeThumbnailMaker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Lanczos3Test {
    private final Lanczos3 resampler = Lanczos3.onCaller();

    @ParameterizedTest
    @CsvSource({"37, 53, FF123456", "11, 200, FFFEFDFC", "300, 7, 80102030", "64, 64, 01FFFFFF", "200, 150, 00000000"})
    void keepsAConstantImageConstant(int width, int height, String argb) {
        Pixels source = Pixels.blank(64, 48);
        int pixel = Integer.parseUnsignedInt(argb, 16);
        Arrays.fill(source.argb(), pixel);

        assertThat(resampler.resample(source, width, height).argb()).containsOnly(pixel);
    }

    @Test
    void copiesAtTheSameSize() {
        Pixels source = noise(20, 30, 0xFFFFFFFF);

        assertThat(resampler.resample(source, 20, 30)).isEqualTo(source).isNotSameAs(source);
    }

    @ParameterizedTest
    @CsvSource({"128, 128", "100, 37", "300, 500", "255, 257", "64, 700"})
    void doesNotShift(int width, int height) {
        Pixels blob = blob(256, 256, 113.25, 140.5, 20);

        double[] center = centroid(resampler.resample(blob, width, height));

        assertThat(center[0] * 256 / width).isCloseTo(113.25, within(0.02));
        assertThat(center[1] * 256 / height).isCloseTo(140.5, within(0.02));
    }

    @Test
    void averagesInLinearLight() {
        Pixels lines = Pixels.blank(400, 400);
        for (int i = 0; i < lines.argb().length; i++) {
            lines.argb()[i] = i % 2 == 0 ? 0xFFFFFFFF : 0xFF000000;
        }

        Pixels small = resampler.resample(lines, 50, 50);

        assertThat(small.get(25, 25)).isEqualTo(0xFFBCBCBC);
    }

    @ParameterizedTest
    @CsvSource({"256, 256", "64, 256", "256, 64", "65, 64"})
    void ringsLittleWhenItEnlarges(int width, int height) {
        Pixels edges = Pixels.blank(64, 64);
        for (int i = 0; i < edges.argb().length; i++) {
            edges.argb()[i] = i % 64 < 32 && i / 64 < 32 ? 0xFFFFFFFF : 0xFF3C3C3C;
        }

        int darkest = Arrays.stream(resampler.resample(edges, width, height).argb())
                .map(pixel -> pixel & 0xFF)
                .min()
                .orElseThrow();

        assertThat(darkest).isGreaterThanOrEqualTo(0x3C - 26);
    }

    @ParameterizedTest
    @CsvSource({"37, 53", "64, 48", "101, 30", "9, 150", "200, 150", "1, 1", "65, 3"})
    void keepsEveryLevelOfSixteenBits(int width, int height) {
        short[] samples = new short[4 * 64 * 48];
        for (int level = 0; level < 65_536; level += 1_111) {
            for (int i = 0; i < samples.length; i += 4) {
                samples[i] = (short) level;
                samples[i + 1] = (short) (65_535 - level);
                samples[i + 2] = (short) (level ^ 0x5555);
                samples[i + 3] = level % 2 == 0 ? -1 : (short) 40_000;
            }
            Pixels source = Pixels.deep(64, 48, new int[64 * 48], samples);

            short[] resized =
                    resampler.resampleDeep(source, width, height).deep().orElseThrow();

            for (int i = 0; i < resized.length; i++) {
                assertThat(resized[i]).isEqualTo(samples[i % 4]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"17, 23", "90, 150"})
    void givesTheSameInSixteenBitsAsInEight(int width, int height) {
        Pixels source = noise(60, 40, 0xFFFFFFFF);
        short[] samples = new short[4 * 60 * 40];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) ((source.argb()[i / 4] >>> new int[] {16, 8, 0, 24}[i % 4] & 0xFF) * 257);
        }

        Pixels eight = resampler.resample(source, width, height);
        Pixels sixteen = resampler.resampleDeep(Pixels.deep(60, 40, source.argb(), samples), width, height);

        for (int i = 0; i < eight.argb().length; i++) {
            int one = eight.argb()[i];
            int other = sixteen.argb()[i];
            assertThat(one >>> 24).isCloseTo(other >>> 24, within(1));
            if (one >>> 24 > 8) {
                for (int shift = 0; shift < 24; shift += 8) {
                    assertThat(one >> shift & 0xFF).isCloseTo(other >> shift & 0xFF, within(1));
                }
            }
        }
    }

    @Test
    void seesASingleTransparentPixelInAnOpaqueImage() {
        Pixels source = noise(60, 40, 0xFFFFFFFF);
        for (int i = 0; i < source.argb().length; i++) {
            source.argb()[i] = i == 15 * 60 + 22 ? 0 : 0xFF808080;
        }

        assertThat(Arrays.stream(resampler.resample(source, 30, 20).argb())).anyMatch(pixel -> pixel >>> 24 < 0xFF);
        assertThat(Arrays.stream(resampler.resample(source, 80, 60).argb())).anyMatch(pixel -> pixel >>> 24 < 0xFF);
    }

    @Test
    void leavesNoDarkHaloAtTransparentEdges() {
        Pixels cut = Pixels.blank(128, 128);
        for (int y = 0; y < 128; y++) {
            for (int x = 0; x < 128; x++) {
                cut.argb()[y * 128 + x] = (x - 64) * (x - 64) + (y - 64) * (y - 64) < 2000 ? 0xFFF0E0D0 : 0x00000000;
            }
        }

        Pixels small = resampler.resample(cut, 45, 45);

        assertThat(Arrays.stream(small.argb())).anyMatch(pixel -> pixel >>> 24 > 0 && pixel >>> 24 < 255);
        for (int pixel : small.argb()) {
            if (pixel >>> 24 >= 16) {
                assertThat(pixel >> 16 & 0xFF).isBetween(0xEC, 0xF4);
                assertThat(pixel & 0xFF).isBetween(0xCC, 0xD4);
            }
        }
    }

    @Test
    void aliasesFarLessThanTheDefaultResizerOfThumbnailator() {
        Pixels zones = zonePlate(1200);
        BufferedImage source = PackedView.image(zones, new Box(0, 0, 1200, 1200));
        BufferedImage standard = new FixedSizeThumbnailMaker(300, 300, false, true).make(source);

        double own = aliasError(resampler.resample(zones, 300, 300).argb());
        double theirs = aliasError(standard.getRGB(0, 0, 300, 300, null, 0, 300));

        assertThat(own).isLessThan(theirs / 3).isLessThan(4);
    }

    @Test
    void givesTheSamePixelsOnAnyNumberOfThreads() {
        Pixels source = noise(700, 900, 0xFF7F3FFF);
        Pixels alone = resampler.resample(source, 333, 1111);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            for (int threads = 2; threads <= 5; threads++) {
                assertThat(Lanczos3.on(ParallelRows.of(pool, threads)).resample(source, 333, 1111))
                        .isEqualTo(alone);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void givesTheSameResultAsThumbnailatorsResizer() {
        Pixels source = noise(90, 70, 0xFFFFFFFF);
        BufferedImage view = PackedView.image(source, new Box(10, 20, 60, 40));
        BufferedImage target = new BufferedImage(23, 31, BufferedImage.TYPE_INT_ARGB);

        resampler.resize(view, target);

        Pixels part = ThumbnailatorScaler.crop(source, new Box(10, 20, 60, 40));
        assertThat(target.getRGB(0, 0, 23, 31, null, 0, 23))
                .isEqualTo(resampler.resample(part, 23, 31).argb());
    }

    @Test
    void resizesImagesOfOtherKinds() {
        BufferedImage source = new BufferedImage(40, 40, BufferedImage.TYPE_3BYTE_BGR);
        source.setRGB(0, 0, 40, 40, filled(1600, 0xFF336699), 0, 40);
        BufferedImage target = new BufferedImage(13, 17, BufferedImage.TYPE_4BYTE_ABGR);

        resampler.resize(source, target);

        assertThat(target.getRGB(0, 0, 13, 17, null, 0, 13)).containsOnly(0xFF336699);
    }

    private static int[] filled(int count, int pixel) {
        int[] argb = new int[count];
        Arrays.fill(argb, pixel);
        return argb;
    }

    private static Pixels noise(int width, int height, int mask) {
        Random random = new Random(5);
        Pixels pixels = Pixels.blank(width, height);
        for (int i = 0; i < pixels.argb().length; i++) {
            pixels.argb()[i] = random.nextInt() & mask;
        }
        return pixels;
    }

    private static Pixels blob(int width, int height, double centerX, double centerY, double radius) {
        Pixels blob = Pixels.blank(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double dx = (x + 0.5 - centerX) / radius;
                double dy = (y + 0.5 - centerY) / radius;
                int level = LinearLight.level((float) Math.exp(-dx * dx - dy * dy));
                blob.argb()[y * width + x] = 0xFF000000 | level * 0x10101;
            }
        }
        return blob;
    }

    private static double[] centroid(Pixels pixels) {
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        for (int y = 0; y < pixels.height(); y++) {
            for (int x = 0; x < pixels.width(); x++) {
                double light = LinearLight.ofLevel(pixels.get(x, y) & 0xFF);
                sum += light;
                sumX += light * (x + 0.5);
                sumY += light * (y + 0.5);
            }
        }
        return new double[] {sumX / sum, sumY / sum};
    }

    /** Rings that get narrower outward: at the rim they are as fine as pixels can show. */
    private static Pixels zonePlate(int side) {
        Pixels plate = Pixels.blank(side, side);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double dx = x + 0.5 - side / 2.0;
                double dy = y + 0.5 - side / 2.0;
                double light = 0.5 + 0.5 * Math.cos(Math.PI * (dx * dx + dy * dy) / side);
                plate.argb()[y * side + x] = 0xFF000000 | LinearLight.level((float) light) * 0x10101;
            }
        }
        return plate;
    }

    /** Beyond the middle half the rings are too fine for a quarter of the size: only even gray is correct there. */
    private static double aliasError(int[] argb) {
        double even = LinearLight.level(0.5f);
        double squares = 0;
        int count = 0;
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 300; x++) {
                double radius = Math.hypot(x - 149.5, y - 149.5);
                if (radius > 75 && radius < 150) {
                    double error = (argb[y * 300 + x] & 0xFF) - even;
                    squares += error * error;
                    count++;
                }
            }
        }
        return Math.sqrt(squares / count);
    }
}
