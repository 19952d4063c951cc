package dev.easel.imaging.internal.codec.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.easel.core.domain.image.ImageData;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.pixels.DecodedImage;
import dev.easel.imaging.internal.pixels.LinearLight;
import dev.easel.imaging.internal.pixels.Pixels;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class PngColorsTest {
    private static final int GRAY = 0;
    private static final int RGB = 2;
    private static final int[] SRGB = {31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000};
    private static final int[] P3 = {31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000};
    private static final byte[] CICP_P3 = {12, 13, 0, 1};

    /** The standard matrix from Display P3 to sRGB in linear light. */
    private static final double[] P3_TO_SRGB = {
        1.2249401, -0.2249404, 0, -0.0420569, 1.0420571, 0, -0.0196376, -0.0786361, 1.0982735
    };

    private static PngBuilder color() {
        return PngBuilder.of(2, 1, 8, RGB, false);
    }

    private static Pixels read(PngBuilder color) {
        return new ImageDecoder().read(data(color));
    }

    private static ImageData data(PngBuilder color) {
        return ImageData.of(color.rows(new byte[] {0, (byte) 128, 100, 60, 10, (byte) 200, (byte) 255})
                .end());
    }

    private static void assertAsStored(PngBuilder color) {
        assertThat(read(color).argb()).containsExactly(0xFF80643C, 0xFF0AC8FF);
    }

    private static void assertPixel(int pixel, double... levels) {
        for (int c = 0; c < 3; c++) {
            assertThat((double) (pixel >> 16 - 8 * c & 0xFF)).isCloseTo(levels[c], within(1.6));
        }
    }

    private static double srgb(double light) {
        return 255 * LinearLight.encode(Math.max(0, Math.min(1, light)));
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    @Test
    void convertsLinearLight() {
        Pixels image = read(color().chunk("gAMA", ints(100_000)));
        assertPixel(image.get(0, 0), srgb(128 / 255.0), srgb(100 / 255.0), srgb(60 / 255.0));
        assertPixel(image.get(1, 0), srgb(10 / 255.0), srgb(200 / 255.0), 255);
    }

    @Test
    void convertsGrayAndKeepsItGray() {
        byte[] png = PngBuilder.of(3, 1, 8, GRAY, false)
                .chunk("gAMA", ints(100_000))
                .rows(new byte[] {0, 0, 100, (byte) 255})
                .end();
        Pixels image = new ImageDecoder().read(ImageData.of(png));
        assertThat(image.get(0, 0)).isEqualTo(0xFF000000);
        assertThat(image.get(2, 0)).isEqualTo(0xFFFFFFFF);
        double level = srgb(100 / 255.0);
        assertPixel(image.get(1, 0), level, level, level);
        assertThat(image.get(1, 0) >> 8 & 0xFFFF).isEqualTo(image.get(1, 0) & 0xFFFF);
    }

    @Test
    void convertsDeepSamples() {
        byte[] png = PngBuilder.of(1, 1, 16, RGB, false)
                .chunk("gAMA", ints(55_556))
                .rows(new byte[] {0, 64, 0, (byte) 128, 0, (byte) 192, 0})
                .end();
        int pixel = new ImageDecoder().read(ImageData.of(png)).get(0, 0);
        assertPixel(pixel, srgb(Math.pow(0.25, 1.8)), srgb(Math.pow(0.5, 1.8)), srgb(Math.pow(0.75, 1.8)));
    }

    @Test
    void convertsOtherPrimaries() {
        assertP3(read(color().chunk("cHRM", ints(P3))));
        assertP3(read(color().chunk("gAMA", ints(45_455)).chunk("cHRM", ints(P3))));
    }

    @Test
    void convertsColorsGivenByCodePoints() {
        assertP3(read(color().chunk("cICP", CICP_P3)));
    }

    private static void assertP3(Pixels image) {
        int[][] stored = {{128, 100, 60}, {10, 200, 255}};
        for (int x = 0; x < 2; x++) {
            double[] levels = new double[3];
            for (int row = 0; row < 3; row++) {
                double light = 0;
                for (int c = 0; c < 3; c++) {
                    light += P3_TO_SRGB[3 * row + c] * LinearLight.decode(stored[x][c] / 255.0);
                }
                levels[row] = srgb(light);
            }
            assertPixel(image.get(x, 0), levels);
        }
    }

    @Test
    void leavesDeclaredSrgbUnchanged() {
        assertAsStored(color().chunk("gAMA", ints(45_455)).chunk("cHRM", ints(SRGB)));
        assertAsStored(color().chunk("gAMA", ints(45_455)));
        assertAsStored(color().chunk("cICP", new byte[] {1, 13, 0, 1}));
    }

    @Test
    void prefersTheSrgbChunkToGammaAndChromaticities() {
        assertAsStored(
                color().chunk("gAMA", ints(100_000)).chunk("cHRM", ints(P3)).chunk("sRGB", new byte[1]));
    }

    @Test
    void prefersAProfileToGammaAndCodePointsToAProfile() {
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        assertPixel(
                read(color().chunk("gAMA", ints(250_000)).chunk("iCCP", PngBuilder.iccp(linear)))
                        .get(0, 0),
                srgb(128 / 255.0),
                srgb(100 / 255.0),
                srgb(60 / 255.0));
        assertP3(read(color().chunk("iCCP", PngBuilder.iccp(linear)).chunk("cICP", CICP_P3)));
    }

    @Test
    void ignoresInvalidValues() {
        assertAsStored(color().chunk("gAMA", ints(0)));
        assertAsStored(color().chunk("gAMA", ints(1)));
        assertAsStored(color().chunk("gAMA", ints(-5)));
        assertAsStored(color().chunk("gAMA", new byte[3]));
        assertAsStored(color().chunk("cHRM", new byte[32]));
        assertAsStored(color().chunk("cHRM", ints(SRGB[0], SRGB[1], 1, 1, 1, 1, 1, 1)));
        assertAsStored(color().chunk("cHRM", ints(P3[0], P3[1])));
        assertAsStored(color().chunk("cICP", new byte[] {12, 13, 0, 0}));
        assertAsStored(color().chunk("cICP", new byte[] {12, 13}));
    }

    @Test
    void ignoresHighDynamicRange() {
        assertP3(read(color().chunk("cICP", new byte[] {9, 16, 0, 1}).chunk("cHRM", ints(P3))));
    }

    @Test
    void returnsTheColorsAsAProfile() {
        DecodedImage kept = new ImageDecoder().readInOwnColors(data(color().chunk("cICP", CICP_P3)));
        byte[] icc = kept.profile().orElseThrow();
        assertThat(ICC_Profile.getInstance(icc).getColorSpaceType()).isEqualTo(ColorSpace.TYPE_RGB);
        assertP3(read(color().chunk("iCCP", PngBuilder.iccp(icc))));
    }
}
