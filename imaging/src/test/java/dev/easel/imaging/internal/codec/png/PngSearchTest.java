package dev.easel.imaging.internal.codec.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.imaging.internal.codec.Images;
import dev.easel.imaging.internal.pixels.DecodedImage;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PngSearchTest {
    private static final int COLOR_TYPE_AT = 25;

    static Stream<Arguments> samples() {
        SplittableRandom random = new SplittableRandom(11);
        Pixels photo = Images.photo(160, 120);
        return Stream.of(
                Arguments.of("a smooth photograph", photo),
                Arguments.of("a photograph with grain", grainy(photo, 8, random)),
                Arguments.of("a photograph with strong grain", grainy(photo, 40, random)),
                Arguments.of(
                        "a photograph with a soft edge",
                        Images.of(160, 120, i -> i % 160 + 40 << 24 | photo.argb()[i] & 0xFFFFFF)),
                Arguments.of("a cut-out", Images.of(160, 120, i -> i % 160 < 50 ? 0xFFFFFF : photo.argb()[i])),
                Arguments.of(
                        "a screen",
                        Images.of(
                                160,
                                120,
                                i -> i / 160 % 8 == 0
                                        ? photo.argb()[i]
                                        : i % 160 % 7 * (i / 1280) % 5 == 0 ? 0xFF202020 : -1)),
                Arguments.of("few pixels of many colors", Images.of(16, 12, i -> 0xFF000000 | i * 0x010203)),
                Arguments.of("one transparent color", Images.plain(8, 8, 0x00FF8040)),
                Arguments.of("noise", Images.rgb(60, 40, random)));
    }

    private static Pixels grainy(Pixels image, int strength, SplittableRandom random) {
        return Images.of(image.width(), image.height(), i -> {
            int grain = random.nextInt(strength);
            int pixel = image.argb()[i];
            int green = Math.min(255, (pixel >> 8 & 0xFF) + grain);
            int blue = Math.min(255, (pixel & 0xFF) + grain / 2);
            return pixel & 0xFFFF0000 | green << 8 | blue;
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void packsAsSmallAsTheUsualEncoders(String kind, Pixels image) {
        int byDefault = LibpngSize.byDefault(image);
        int optimized = LibpngSize.optimized(image);
        int needed = Math.min(byDefault, optimized + optimized / 100);

        byte[] found = PngSearch.within(needed, stored(image), ParallelRows.caller(), () -> {});

        assertThat(found).hasSizeLessThanOrEqualTo(needed);
        assertThat(PngReader.read(found, Limits.defaults()).pixels()).isEqualTo(image);
    }

    static Stream<Arguments> kinds() {
        SplittableRandom random = new SplittableRandom(5);
        return Stream.concat(
                samples(),
                Stream.of(
                        Arguments.of("rgba", Images.rgba(31, 17, random)),
                        Arguments.of("gray", Images.gray(31, 17, random)),
                        Arguments.of("gray and alpha", Images.grayAlpha(31, 17, random)),
                        Arguments.of(
                                "gray and a hole",
                                Images.of(31, 17, i -> i % 7 == 0 ? 0 : 0xFF000000 | (i % 29 + 1) * 0x010101)),
                        Arguments.of("4 grays", Images.of(31, 17, i -> 0xFF000000 | i % 4 * 0x555555)),
                        Arguments.of("17 colors", Images.palette(31, 17, 17, random)),
                        Arguments.of("deep rgba", Images.deep(31, 17, false, true, random))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void losesNothingInAnyTypeAndPacking(String kind, Pixels image) {
        PngLayout smallest = PngLayout.of(image, Optional.empty());
        List<PngLayout> layouts = new ArrayList<>(smallest.alternatives(stored(image)));
        layouts.add(smallest);
        for (PngLayout layout : layouts) {
            for (PngFilterRule rule : PngFilterRule.values()) {
                for (int strategy : new int[] {Deflater.DEFAULT_STRATEGY, Deflater.FILTERED}) {
                    byte[] png = PngWriter.write(
                            stored(image), layout, PngPacking.small(rule, strategy), ParallelRows.caller());
                    Pixels read = PngReader.read(png, Limits.defaults()).pixels();
                    assertThat(read).isEqualTo(image);
                    assertThat(read.deep().isPresent()).isEqualTo(image.deep().isPresent());
                    image.deep()
                            .ifPresent(deep ->
                                    assertThat(read.deep().orElseThrow()).isEqualTo(deep));
                }
            }
        }
    }

    @Test
    void marksWhatIsTransparentByAColorInsteadOfAnAlphaChannel() {
        Pixels photo = grainy(Images.photo(64, 48), 40, new SplittableRandom(2));
        Pixels cutOut = Images.of(64, 48, i -> i % 64 < 20 ? 0x00FF00FF : photo.argb()[i]);
        byte[] fast = PngWriter.write(cutOut, ParallelRows.caller());

        byte[] found = PngSearch.within(fast.length / 2, stored(cutOut), ParallelRows.caller(), () -> {});

        assertThat(found[COLOR_TYPE_AT]).isEqualTo((byte) PngHeader.RGB);
        assertThat(PngReader.read(found, Limits.defaults()).pixels()).isEqualTo(cutOut);
    }

    @Test
    void keepsTheColorTypeThatAProfileRequires() {
        byte[] icc = new byte[200];
        System.arraycopy(new byte[] {'R', 'G', 'B', ' '}, 0, icc, 16, 4);
        Pixels grays = Images.of(40, 30, i -> 0xFF000000 | i % 5 * 0x212121);

        PngLayout layout = PngLayout.of(grays, Optional.of(icc));

        assertThat(layout.alternatives(new DecodedImage(grays, Optional.of(icc))))
                .allSatisfy(other -> assertThat(other.header().colorType()).isEqualTo(PngHeader.RGB));
    }

    @Test
    void linksBandsWithoutDependingOnTheNumberOfThreads() {
        Pixels image = grainy(Images.photo(900, 800), 4, new SplittableRandom(3));
        PngLayout layout = PngLayout.of(image, Optional.empty());
        PngPacking packing = new PngPacking(PngFilterRule.SUM, 2, Deflater.FILTERED, true);
        byte[] alone = PngWriter.write(stored(image), layout, packing, ParallelRows.caller());
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            assertThat(PngWriter.write(stored(image), layout, packing, ParallelRows.of(pool, 3)))
                    .isEqualTo(alone);
        } finally {
            pool.shutdownNow();
        }
        assertThat(PngReader.read(alone, Limits.defaults()).pixels()).isEqualTo(image);
    }

    @Test
    void stopsBetweenAttempts() {
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> PngSearch.within(1, stored(Images.photo(9, 9)), ParallelRows.caller(), () -> {
                    throw new CancellationException();
                }));
    }

    private static DecodedImage stored(Pixels image) {
        return new DecodedImage(image, Optional.empty());
    }
}
