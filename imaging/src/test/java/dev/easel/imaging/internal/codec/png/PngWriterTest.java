package dev.easel.imaging.internal.codec.png;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.imaging.internal.codec.Images;
import dev.easel.imaging.internal.pixels.DecodedImage;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Limits;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PngWriterTest {
    private static final int DEPTH_AT = 24;
    private static final int COLOR_TYPE_AT = 25;

    static Stream<Arguments> images() {
        return IntStream.range(0, 6).boxed().flatMap(seed -> {
            SplittableRandom random = new SplittableRandom(seed);
            int width = 1 + random.nextInt(70);
            int height = 1 + random.nextInt(70);
            return Stream.of(
                    Arguments.of("rgb", seed, Images.rgb(width, height, random)),
                    Arguments.of("rgba", seed, Images.rgba(width, height, random)),
                    Arguments.of("gray", seed, Images.gray(width, height, random)),
                    Arguments.of("gray and alpha", seed, Images.grayAlpha(width, height, random)),
                    Arguments.of("2 colors", seed, Images.palette(width, height, 2, random)),
                    Arguments.of("3 colors", seed, Images.palette(width, height, 3, random)),
                    Arguments.of("16 colors", seed, Images.palette(width, height, 16, random)),
                    Arguments.of("17 colors", seed, Images.palette(width, height, 17, random)),
                    Arguments.of("256 colors", seed, Images.palette(width, height, 256, random)),
                    Arguments.of("300 colors", seed, Images.palette(width, height, 300, random)),
                    Arguments.of("deep gray", seed, Images.deep(width, height, true, false, random)),
                    Arguments.of("deep gray and alpha", seed, Images.deep(width, height, true, true, random)),
                    Arguments.of("deep rgb", seed, Images.deep(width, height, false, false, random)),
                    Arguments.of("deep rgba", seed, Images.deep(width, height, false, true, random)),
                    Arguments.of("one color", seed, Images.plain(width, height, random.nextInt())));
        });
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("images")
    void writesImagesThatReadBackBitForBit(String kind, int seed, Pixels image) {
        byte[] png = PngWriter.write(image, ParallelRows.caller());
        Pixels read = PngReader.read(png, Limits.defaults()).pixels();
        assertThat(read.argb()).isEqualTo(image.argb());
        assertThat(read.deep().isPresent()).isEqualTo(image.deep().isPresent());
        image.deep().ifPresent(samples -> assertThat(read.deep().get()).isEqualTo(samples));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("images")
    void writesImagesThatAnotherReaderReads(String kind, int seed, Pixels image) throws IOException {
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(PngWriter.write(image, ParallelRows.caller())));
        assertThat(read.getWidth()).isEqualTo(image.width());
        assertThat(read.getHeight()).isEqualTo(image.height());
        if (kind.contains("rgb") && image.deep().isEmpty()) {
            int[] argb = read.getRGB(0, 0, image.width(), image.height(), null, 0, image.width());
            assertThat(argb).isEqualTo(image.argb());
        }
    }

    static Stream<Arguments> layouts() {
        SplittableRandom random = new SplittableRandom(7);
        return Stream.of(
                Arguments.of("black and white", Images.of(64, 64, i -> i % 3 == 0 ? -1 : 0xFF000000), 0, 1),
                Arguments.of("four gray levels", Images.of(64, 64, i -> 0xFF000000 | i % 4 * 0x555555), 0, 2),
                Arguments.of("sixteen gray levels", Images.of(64, 64, i -> 0xFF000000 | i % 16 * 0x111111), 0, 4),
                Arguments.of("all gray levels", Images.gray(64, 64, random), 0, 8),
                Arguments.of(
                        "two other gray levels", Images.of(64, 64, i -> i % 2 == 0 ? 0xFF0A0A0A : 0xFFC8C8C8), 3, 1),
                Arguments.of("a mask of transparent holes", Images.of(64, 64, i -> i % 5 == 0 ? 0 : -1), 3, 1),
                Arguments.of("ten colors", Images.palette(64, 64, 10, random), 3, 4),
                Arguments.of("noise in color", Images.rgb(64, 64, random), 2, 8),
                Arguments.of("noise in color and alpha", Images.rgba(64, 64, random), 6, 8),
                Arguments.of("noise in gray and alpha", Images.grayAlpha(64, 64, random), 4, 8),
                Arguments.of("deep color", Images.deep(8, 8, false, false, random), 2, 16));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void usesTheSmallestTypeThatHoldsTheImage(String kind, Pixels image, int colorType, int depth) {
        byte[] png = PngWriter.write(image, ParallelRows.caller());
        assertThat(png[COLOR_TYPE_AT]).isEqualTo((byte) colorType);
        assertThat(png[DEPTH_AT]).isEqualTo((byte) depth);
    }

    @Test
    void writesTheSameBytesForAnyNumberOfThreads() {
        Pixels image = Images.rgb(700, 900, new SplittableRandom(3));
        byte[] alone = PngWriter.write(image, ParallelRows.caller());
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            assertThat(PngWriter.write(image, ParallelRows.of(pool, 2))).isEqualTo(alone);
            assertThat(PngWriter.write(image, ParallelRows.of(pool, 5))).isEqualTo(alone);
        } finally {
            pool.shutdownNow();
        }
        assertThat(PngReader.read(alone, Limits.defaults()).pixels()).isEqualTo(image);
    }

    @Test
    void filtersPhotographsSoThatTheyShrink() throws IOException {
        Pixels image = Images.photo(512, 384);
        BufferedImage buffered = new BufferedImage(512, 384, BufferedImage.TYPE_INT_RGB);
        buffered.setRGB(0, 0, 512, 384, image.argb(), 0, 512);
        java.io.ByteArrayOutputStream unfiltered = new java.io.ByteArrayOutputStream();
        assertThat(ImageIO.write(buffered, "png", unfiltered)).isTrue();
        assertThat(PngWriter.write(image, ParallelRows.caller())).hasSizeLessThan(unfiltered.size() * 3 / 4);
    }

    @Test
    void keepsAMaskOfAMegapixelWithinAFewKilobytes() {
        Pixels mask = Images.of(1024, 1024, i -> (i % 1024 - 500) * (i % 1024 - 500) < 90_000 ? 0 : 0xFFFFFFFF);
        assertThat(PngWriter.write(mask, ParallelRows.caller())).hasSizeLessThan(8_000);
    }

    @Test
    void writesColorForAColorProfileAndGrayForAGrayProfile() {
        Pixels grays = Images.gray(40, 40, new SplittableRandom(5));
        assertThat(withProfile(grays, "RGB ")[COLOR_TYPE_AT]).isIn((byte) 2, (byte) 3);
        assertThat(withProfile(grays, "GRAY")[COLOR_TYPE_AT]).isEqualTo((byte) 0);
        Pixels twoGrays = Images.of(4, 4, i -> i % 2 == 0 ? 0xFF0A0A0A : 0xFFC8C8C8);
        assertThat(withProfile(twoGrays, "GRAY")[COLOR_TYPE_AT]).isEqualTo((byte) 0);
        byte[] png = withProfile(grays, "RGB ");
        DecodedImage read = PngReader.read(png, Limits.defaults());
        assertThat(read.pixels()).isEqualTo(grays);
        assertThat(read.profile()).hasValueSatisfying(icc -> assertThat(icc).isEqualTo(profile("RGB ")));
    }

    private static byte[] withProfile(Pixels image, String space) {
        DecodedImage stored = new DecodedImage(image, Optional.of(profile(space)));
        return PngWriter.write(stored, ParallelRows.caller());
    }

    private static byte[] profile(String space) {
        byte[] icc = new byte[200];
        for (int i = 0; i < 4; i++) {
            icc[16 + i] = (byte) space.charAt(i);
        }
        return icc;
    }
}
