package dev.easel.imaging.internal.codec.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.failure.ImageProcessingException;
import dev.easel.imaging.internal.pixels.DecodedImage;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Limits;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PngReaderTest {
    private static final int GRAY = 0;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int GRAY_ALPHA = 4;
    private static final int RGBA = 6;

    static Stream<Arguments> types() {
        return Stream.of(
                        new int[] {GRAY, 1},
                        new int[] {GRAY, 2},
                        new int[] {GRAY, 4},
                        new int[] {GRAY, 8},
                        new int[] {GRAY, 16},
                        new int[] {RGB, 8},
                        new int[] {RGB, 16},
                        new int[] {PALETTE, 1},
                        new int[] {PALETTE, 2},
                        new int[] {PALETTE, 4},
                        new int[] {PALETTE, 8},
                        new int[] {GRAY_ALPHA, 8},
                        new int[] {GRAY_ALPHA, 16},
                        new int[] {RGBA, 8},
                        new int[] {RGBA, 16})
                .flatMap(type -> Stream.of(false, true).map(interlaced -> Arguments.of(type[0], type[1], interlaced)));
    }

    @ParameterizedTest(name = "color type {0}, {1} bits, interlaced {2}")
    @MethodSource("types")
    void readsEverySampleUnchanged(int colorType, int depth, boolean interlaced) {
        for (int seed = 0; seed < 12; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            SampledPng png = new SampledPng(1 + random.nextInt(40), 1 + random.nextInt(20), depth, colorType, random);
            byte[] palette = palette(1 << depth);
            PngBuilder builder = png.begin(interlaced);
            if (colorType == PALETTE) {
                builder.chunk("PLTE", palette).chunk("tRNS", new byte[] {7, 0});
            }
            Pixels read = read(builder.rows(png.rows(interlaced)).end()).pixels();
            assertThat(read.width()).isEqualTo(png.width);
            assertThat(read.deep().isPresent()).isEqualTo(depth == 16);
            for (int y = 0; y < png.height; y++) {
                for (int x = 0; x < png.width; x++) {
                    int[] rgba = expected(png, y, x, palette);
                    assertThat(samplesAt(read, y * png.width + x))
                            .as("seed %d, pixel (%d, %d)", seed, x, y)
                            .containsExactly(rgba);
                }
            }
        }
    }

    private static byte[] palette(int colors) {
        byte[] palette = new byte[3 * Math.min(colors, 256)];
        new SplittableRandom(colors).nextBytes(palette);
        return palette;
    }

    /** Returns R, G, B, A in 16 bits if the image has 16, otherwise in 8. */
    private static int[] expected(SampledPng png, int y, int x, byte[] palette) {
        int[] sample = png.samples[y][x];
        int most = png.depth == 16 ? 0xFFFF : 0xFF;
        int first = png.depth < 8 && png.colorType == GRAY ? sample[0] * 255 / ((1 << png.depth) - 1) : sample[0];
        return switch (png.colorType) {
            case GRAY -> new int[] {first, first, first, most};
            case RGB -> new int[] {sample[0], sample[1], sample[2], most};
            case GRAY_ALPHA -> new int[] {first, first, first, sample[1]};
            case RGBA -> sample;
            default ->
                new int[] {
                    palette[3 * first] & 0xFF,
                    palette[3 * first + 1] & 0xFF,
                    palette[3 * first + 2] & 0xFF,
                    first == 0 ? 7 : first == 1 ? 0 : 255
                };
        };
    }

    private static int[] samplesAt(Pixels image, int index) {
        int argb = image.argb()[index];
        int[] eight = {argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, argb >>> 24};
        return image.deep()
                .map(deep -> {
                    int[] sixteen = new int[4];
                    for (int c = 0; c < 4; c++) {
                        sixteen[c] = deep[4 * index + c] & 0xFFFF;
                        assertThat(eight[c]).isEqualTo(Math.round(sixteen[c] / 257f));
                    }
                    return sixteen;
                })
                .orElse(eight);
    }

    @Test
    void makesTheGrayOfATransparencyChunkTransparent() {
        byte[] png = PngBuilder.of(4, 1, 2, GRAY, false)
                .chunk("tRNS", new byte[] {0, 2})
                .rows(new byte[] {0, 0b00_01_10_11})
                .end();
        assertThat(read(png).pixels().argb()).containsExactly(0xFF000000, 0xFF555555, 0x00AAAAAA, 0xFFFFFFFF);
    }

    @Test
    void makesTheColorOfATransparencyChunkTransparentAndKeepsIt() {
        byte[] png = PngBuilder.of(2, 1, 8, RGB, false)
                .chunk("tRNS", new byte[] {0, 1, 0, 2, 0, 3})
                .rows(new byte[] {0, 1, 2, 3, 1, 2, 4})
                .end();
        assertThat(read(png).pixels().argb()).containsExactly(0x00010203, 0xFF010204);
    }

    @Test
    void comparesTransparentColorsInAllSixteenBits() {
        byte[] png = PngBuilder.of(2, 1, 16, RGB, false)
                .chunk("tRNS", new byte[] {1, 1, 1, 1, 1, 1})
                .rows(new byte[] {0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2})
                .end();
        assertThat(read(png).pixels().argb()).containsExactly(0x00010101, 0xFF010101);
    }

    @Test
    void readsDataSplitIntoManyChunks() {
        byte[] packed = PngBuilder.deflate(new byte[] {0, 1, 2, 3, 0, 4, 5, 6});
        PngBuilder builder = PngBuilder.of(1, 2, 8, RGB, false).chunk("IDAT", new byte[0]);
        for (byte one : packed) {
            builder.chunk("IDAT", new byte[] {one});
        }
        assertThat(read(builder.end()).pixels().argb()).containsExactly(0xFF010203, 0xFF040506);
    }

    @Test
    void decompressesTheColorProfile() {
        byte[] icc = new byte[3000];
        new SplittableRandom(1).nextBytes(icc);
        byte[] png = PngBuilder.of(1, 1, 8, GRAY, false)
                .chunk("iCCP", PngBuilder.iccp(icc))
                .rows(new byte[2])
                .end();
        assertThat(read(png).profile())
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(icc));
    }

    @Test
    void ignoresAProfileThatCannotBeDecompressed() {
        byte[] png = PngBuilder.of(1, 1, 8, GRAY, false)
                .chunk("iCCP", new byte[] {'p', 0, 0, 1, 2, 3})
                .rows(new byte[2])
                .end();
        assertThat(read(png).profile()).isEmpty();
    }

    @Test
    void readsTheStillImageOfAnAnimation() {
        byte[] png = PngBuilder.of(1, 1, 8, GRAY, false)
                .chunk("acTL", new byte[] {0, 0, 0, 3, 0, 0, 0, 0})
                .rows(new byte[] {0, 5})
                .chunk("fdAT", new byte[] {1, 2, 3, 4, 5})
                .end();
        assertThat(read(png).pixels().argb()).containsExactly(0xFF050505);
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> PngReader.read(png, Limits.defaults().frames(2)))
                .withMessageContaining("3 frames");
    }

    @Test
    void ignoresACountOfFramesThatTheFileHasNoRoomFor() {
        for (byte[] count : new byte[][] {{-128, 0, 0, 1}, {127, -1, -1, -1}, {0, 0, 1, 0}}) {
            byte[] png = PngBuilder.of(1, 1, 8, GRAY, false)
                    .chunk("acTL", Arrays.copyOf(count, 8))
                    .rows(new byte[] {0, 5})
                    .end();
            assertThat(PngReader.read(png, Limits.defaults().frames(2)).pixels().argb())
                    .containsExactly(0xFF050505);
        }
    }

    private static DecodedImage read(byte[] png) {
        return PngReader.read(png, Limits.defaults());
    }
}
