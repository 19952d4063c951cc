package dev.easel.imaging.codec.png;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.imaging.pixels.Limits;
import dev.easel.imaging.pixels.Pixels;
import dev.easel.imaging.pixels.StoredPicture;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PngReaderTest {
    private static final int GREY = 0;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int GREY_ALPHA = 4;
    private static final int RGBA = 6;

    static Stream<Arguments> types() {
        return Stream.of(
                        new int[] {GREY, 1},
                        new int[] {GREY, 2},
                        new int[] {GREY, 4},
                        new int[] {GREY, 8},
                        new int[] {GREY, 16},
                        new int[] {RGB, 8},
                        new int[] {RGB, 16},
                        new int[] {PALETTE, 1},
                        new int[] {PALETTE, 2},
                        new int[] {PALETTE, 4},
                        new int[] {PALETTE, 8},
                        new int[] {GREY_ALPHA, 8},
                        new int[] {GREY_ALPHA, 16},
                        new int[] {RGBA, 8},
                        new int[] {RGBA, 16})
                .flatMap(type -> Stream.of(false, true).map(interlaced -> Arguments.of(type[0], type[1], interlaced)));
    }

    @ParameterizedTest(name = "colour type {0}, {1} bits, interlaced {2}")
    @MethodSource("types")
    void readsEverySampleAsItStands(int colourType, int depth, boolean interlaced) {
        for (int seed = 0; seed < 12; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            SampledPng png = new SampledPng(1 + random.nextInt(40), 1 + random.nextInt(20), depth, colourType, random);
            byte[] palette = palette(1 << depth);
            PngBuilder builder = png.begin(interlaced);
            if (colourType == PALETTE) {
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

    private static byte[] palette(int colours) {
        byte[] palette = new byte[3 * Math.min(colours, 256)];
        new SplittableRandom(colours).nextBytes(palette);
        return palette;
    }

    /** Returns R, G, B, A in 16 bits where the picture has 16, in 8 otherwise. */
    private static int[] expected(SampledPng png, int y, int x, byte[] palette) {
        int[] sample = png.samples[y][x];
        int most = png.depth == 16 ? 0xFFFF : 0xFF;
        int first = png.depth < 8 && png.colourType == GREY ? sample[0] * 255 / ((1 << png.depth) - 1) : sample[0];
        return switch (png.colourType) {
            case GREY -> new int[] {first, first, first, most};
            case RGB -> new int[] {sample[0], sample[1], sample[2], most};
            case GREY_ALPHA -> new int[] {first, first, first, sample[1]};
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

    private static int[] samplesAt(Pixels picture, int index) {
        int argb = picture.argb()[index];
        int[] eight = {argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, argb >>> 24};
        return picture.deep()
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
    void makesTheOneGreyOfATransparencyChunkTransparent() {
        byte[] png = PngBuilder.of(4, 1, 2, GREY, false)
                .chunk("tRNS", new byte[] {0, 2})
                .rows(new byte[] {0, 0b00_01_10_11})
                .end();
        assertThat(read(png).pixels().argb()).containsExactly(0xFF000000, 0xFF555555, 0x00AAAAAA, 0xFFFFFFFF);
    }

    @Test
    void makesTheOneColourOfATransparencyChunkTransparentAndKeepsIt() {
        byte[] png = PngBuilder.of(2, 1, 8, RGB, false)
                .chunk("tRNS", new byte[] {0, 1, 0, 2, 0, 3})
                .rows(new byte[] {0, 1, 2, 3, 1, 2, 4})
                .end();
        assertThat(read(png).pixels().argb()).containsExactly(0x00010203, 0xFF010204);
    }

    @Test
    void comparesTransparentColoursInAllSixteenBits() {
        byte[] png = PngBuilder.of(2, 1, 16, RGB, false)
                .chunk("tRNS", new byte[] {1, 1, 1, 1, 1, 1})
                .rows(new byte[] {0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2})
                .end();
        assertThat(read(png).pixels().argb()).containsExactly(0x00010101, 0xFF010101);
    }

    @Test
    void readsDataThatIsSpreadOverManyChunks() {
        byte[] packed = PngBuilder.deflate(new byte[] {0, 1, 2, 3, 0, 4, 5, 6});
        PngBuilder builder = PngBuilder.of(1, 2, 8, RGB, false).chunk("IDAT", new byte[0]);
        for (byte one : packed) {
            builder.chunk("IDAT", new byte[] {one});
        }
        assertThat(read(builder.end()).pixels().argb()).containsExactly(0xFF010203, 0xFF040506);
    }

    @Test
    void unpacksTheColourProfile() {
        byte[] icc = new byte[3000];
        new SplittableRandom(1).nextBytes(icc);
        byte[] png = PngBuilder.of(1, 1, 8, GREY, false)
                .chunk("iCCP", PngBuilder.iccp(icc))
                .rows(new byte[2])
                .end();
        assertThat(read(png).profile())
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(icc));
    }

    @Test
    void doesWithoutAProfileThatDoesNotUnpack() {
        byte[] png = PngBuilder.of(1, 1, 8, GREY, false)
                .chunk("iCCP", new byte[] {'p', 0, 0, 1, 2, 3})
                .rows(new byte[2])
                .end();
        assertThat(read(png).profile()).isEmpty();
    }

    @Test
    void takesTheStillPictureOfAnAnimation() {
        byte[] png = PngBuilder.of(1, 1, 8, GREY, false)
                .chunk("acTL", new byte[] {0, 0, 0, 3, 0, 0, 0, 0})
                .rows(new byte[] {0, 5})
                .chunk("fdAT", new byte[] {1, 2, 3, 4, 5})
                .end();
        assertThat(read(png).pixels().argb()).containsExactly(0xFF050505);
    }

    private static StoredPicture read(byte[] png) {
        return PngReader.read(png, Limits.standard());
    }
}
