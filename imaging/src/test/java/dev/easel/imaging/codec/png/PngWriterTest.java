package dev.easel.imaging.codec.png;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.imaging.codec.Pictures;
import dev.easel.imaging.pixels.Limits;
import dev.easel.imaging.pixels.Pixels;
import dev.easel.imaging.pixels.StoredPicture;
import dev.easel.imaging.pixels.Workers;
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
    private static final int COLOUR_TYPE_AT = 25;

    static Stream<Arguments> pictures() {
        return IntStream.range(0, 6).boxed().flatMap(seed -> {
            SplittableRandom random = new SplittableRandom(seed);
            int width = 1 + random.nextInt(70);
            int height = 1 + random.nextInt(70);
            return Stream.of(
                    Arguments.of("rgb", seed, Pictures.rgb(width, height, random)),
                    Arguments.of("rgba", seed, Pictures.rgba(width, height, random)),
                    Arguments.of("grey", seed, Pictures.grey(width, height, random)),
                    Arguments.of("grey and alpha", seed, Pictures.greyAlpha(width, height, random)),
                    Arguments.of("2 colours", seed, Pictures.palette(width, height, 2, random)),
                    Arguments.of("3 colours", seed, Pictures.palette(width, height, 3, random)),
                    Arguments.of("16 colours", seed, Pictures.palette(width, height, 16, random)),
                    Arguments.of("17 colours", seed, Pictures.palette(width, height, 17, random)),
                    Arguments.of("256 colours", seed, Pictures.palette(width, height, 256, random)),
                    Arguments.of("300 colours", seed, Pictures.palette(width, height, 300, random)),
                    Arguments.of("deep grey", seed, Pictures.deep(width, height, true, false, random)),
                    Arguments.of("deep grey and alpha", seed, Pictures.deep(width, height, true, true, random)),
                    Arguments.of("deep rgb", seed, Pictures.deep(width, height, false, false, random)),
                    Arguments.of("deep rgba", seed, Pictures.deep(width, height, false, true, random)),
                    Arguments.of("one colour", seed, Pictures.plain(width, height, random.nextInt())));
        });
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("pictures")
    void writesWhatReadsBackBitForBit(String kind, int seed, Pixels picture) {
        for (PngWriter.Effort effort : PngWriter.Effort.values()) {
            byte[] png = PngWriter.write(new StoredPicture(picture, Optional.empty()), effort, Workers.caller());
            Pixels read = PngReader.read(png, Limits.standard()).pixels();
            assertThat(read.argb()).isEqualTo(picture.argb());
            assertThat(read.deep().isPresent()).isEqualTo(picture.deep().isPresent());
            picture.deep().ifPresent(samples -> assertThat(read.deep().get()).isEqualTo(samples));
        }
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("pictures")
    void writesWhatAnotherReaderReads(String kind, int seed, Pixels picture) throws IOException {
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(PngWriter.write(picture, Workers.caller())));
        assertThat(read.getWidth()).isEqualTo(picture.width());
        assertThat(read.getHeight()).isEqualTo(picture.height());
        if (kind.contains("rgb") && picture.deep().isEmpty()) {
            int[] argb = read.getRGB(0, 0, picture.width(), picture.height(), null, 0, picture.width());
            assertThat(argb).isEqualTo(picture.argb());
        }
    }

    static Stream<Arguments> layouts() {
        SplittableRandom random = new SplittableRandom(7);
        return Stream.of(
                Arguments.of("black and white", Pictures.of(64, 64, i -> i % 3 == 0 ? -1 : 0xFF000000), 0, 1),
                Arguments.of("four greys", Pictures.of(64, 64, i -> 0xFF000000 | i % 4 * 0x555555), 0, 2),
                Arguments.of("sixteen greys", Pictures.of(64, 64, i -> 0xFF000000 | i % 16 * 0x111111), 0, 4),
                Arguments.of("all greys", Pictures.grey(64, 64, random), 0, 8),
                Arguments.of("two other greys", Pictures.of(64, 64, i -> i % 2 == 0 ? 0xFF0A0A0A : 0xFFC8C8C8), 3, 1),
                Arguments.of("a mask of transparent holes", Pictures.of(64, 64, i -> i % 5 == 0 ? 0 : -1), 3, 1),
                Arguments.of("ten colours", Pictures.palette(64, 64, 10, random), 3, 4),
                Arguments.of("noise in colour", Pictures.rgb(64, 64, random), 2, 8),
                Arguments.of("noise in colour and alpha", Pictures.rgba(64, 64, random), 6, 8),
                Arguments.of("noise in grey and alpha", Pictures.greyAlpha(64, 64, random), 4, 8),
                Arguments.of("deep colour", Pictures.deep(8, 8, false, false, random), 2, 16));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void takesTheSmallestTypeThatHoldsThePicture(String kind, Pixels picture, int colourType, int depth) {
        byte[] png = PngWriter.write(picture, Workers.caller());
        assertThat(png[COLOUR_TYPE_AT]).isEqualTo((byte) colourType);
        assertThat(png[DEPTH_AT]).isEqualTo((byte) depth);
    }

    @Test
    void writesTheSameBytesForAnyNumberOfThreads() {
        Pixels picture = Pictures.rgb(700, 900, new SplittableRandom(3));
        byte[] alone = PngWriter.write(picture, Workers.caller());
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            assertThat(PngWriter.write(picture, Workers.of(pool, 2))).isEqualTo(alone);
            assertThat(PngWriter.write(picture, Workers.of(pool, 5))).isEqualTo(alone);
        } finally {
            pool.shutdownNow();
        }
        assertThat(PngReader.read(alone, Limits.standard()).pixels()).isEqualTo(picture);
    }

    @Test
    void filtersPhotographsSoThatTheyShrink() throws IOException {
        Pixels picture = Pictures.photo(512, 384);
        BufferedImage image = new BufferedImage(512, 384, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 512, 384, picture.argb(), 0, 512);
        java.io.ByteArrayOutputStream unfiltered = new java.io.ByteArrayOutputStream();
        assertThat(ImageIO.write(image, "png", unfiltered)).isTrue();
        assertThat(PngWriter.write(picture, Workers.caller())).hasSizeLessThan(unfiltered.size() * 3 / 4);
    }

    @Test
    void keepsAMaskOfAMegapixelWithinAFewKilobytes() {
        Pixels mask = Pictures.of(1024, 1024, i -> (i % 1024 - 500) * (i % 1024 - 500) < 90_000 ? 0 : 0xFFFFFFFF);
        assertThat(PngWriter.write(mask, Workers.caller())).hasSizeLessThan(8_000);
    }

    @Test
    void bindsAPictureWithAColourProfileToColourAndOneWithAGreyProfileToGrey() {
        Pixels greys = Pictures.grey(40, 40, new SplittableRandom(5));
        assertThat(withProfile(greys, "RGB ")[COLOUR_TYPE_AT]).isIn((byte) 2, (byte) 3);
        assertThat(withProfile(greys, "GRAY")[COLOUR_TYPE_AT]).isEqualTo((byte) 0);
        Pixels twoGreys = Pictures.of(4, 4, i -> i % 2 == 0 ? 0xFF0A0A0A : 0xFFC8C8C8);
        assertThat(withProfile(twoGreys, "GRAY")[COLOUR_TYPE_AT]).isEqualTo((byte) 0);
        byte[] png = withProfile(greys, "RGB ");
        StoredPicture read = PngReader.read(png, Limits.standard());
        assertThat(read.pixels()).isEqualTo(greys);
        assertThat(read.profile()).hasValueSatisfying(icc -> assertThat(icc).isEqualTo(profile("RGB ")));
    }

    private static byte[] withProfile(Pixels picture, String space) {
        StoredPicture stored = new StoredPicture(picture, Optional.of(profile(space)));
        return PngWriter.write(stored, PngWriter.Effort.FAST, Workers.caller());
    }

    private static byte[] profile(String space) {
        byte[] icc = new byte[200];
        for (int i = 0; i < 4; i++) {
            icc[16 + i] = (byte) space.charAt(i);
        }
        return icc;
    }
}
