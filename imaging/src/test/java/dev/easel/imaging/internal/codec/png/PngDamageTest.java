package dev.easel.imaging.internal.codec.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.failure.ImageProcessingException;
import dev.easel.imaging.internal.codec.Images;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.settings.Limits;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PngDamageTest {
    private static final byte[] ROW = {0, 1, 2, 3};

    static Stream<Arguments> damaged() {
        byte[] rows = PngBuilder.deflate(ROW);
        byte[] wrongSum = rows.clone();
        wrongSum[wrongSum.length - 1]++;
        byte[] badFilter = {5, 1, 2, 3};
        return Stream.of(
                Arguments.of("no image data", rgb().end(), "IDAT"),
                Arguments.of(
                        "a wrong checksum of the data",
                        rgb().chunk("IDAT", rows, 1).end(),
                        "checksum of its IDAT"),
                Arguments.of(
                        "a wrong sum over all rows",
                        rgb().chunk("IDAT", wrongSum).end(),
                        "cannot be decompressed"),
                Arguments.of(
                        "data that cannot be decompressed",
                        rgb().chunk("IDAT", new byte[] {9, 9, 9}).end(),
                        "cannot be decompressed"),
                Arguments.of("a row too few", rgb().rows(new byte[] {0, 1}).end(), "before its last row"),
                Arguments.of("an unknown filter", rgb().rows(badFilter).end(), "filter 5"),
                Arguments.of(
                        "an unknown critical chunk",
                        rgb().chunk("ABCD", new byte[0]).rows(ROW).end(),
                        "ABCD"),
                Arguments.of("no data and no end", rgb().withoutEnd(), "cut short"),
                Arguments.of("no header", new PngBuilder().rows(ROW).end(), "begins with chunk IDAT"),
                Arguments.of(
                        "a color type that does not exist", png(1, 8).rows(ROW).end(), "color type 1"),
                Arguments.of("a depth that does not exist", png(2, 4).rows(ROW).end(), "4 bits"),
                Arguments.of(
                        "an interlace that does not exist",
                        new PngBuilder().header(1, 1, 8, 2, 2).end(),
                        "interlace 2"),
                Arguments.of(
                        "palette colors without a palette",
                        png(3, 8).rows(new byte[2]).end(),
                        "has no palette"),
                Arguments.of(
                        "a palette of odd length",
                        png(3, 8).chunk("PLTE", new byte[4]).end(),
                        "palette has 4"),
                Arguments.of(
                        "a color beyond the palette",
                        palette().rows(new byte[] {0, 2}).end(),
                        "color 2"),
                Arguments.of(
                        "too many alphas",
                        palette().chunk("tRNS", new byte[3]).rows(new byte[2]).end(),
                        "3 alphas"),
                Arguments.of(
                        "a transparent color too short",
                        rgb().chunk("tRNS", new byte[2]).rows(ROW).end(),
                        "tRNS"),
                Arguments.of(
                        "no width",
                        new PngBuilder().header(0, 1, 8, 2, 0).rows(ROW).end(),
                        "0×1"));
    }

    private static PngBuilder rgb() {
        return png(2, 8);
    }

    private static PngBuilder png(int colorType, int depth) {
        return PngBuilder.of(1, 1, depth, colorType, false);
    }

    private static PngBuilder palette() {
        return png(3, 8).chunk("PLTE", new byte[6]);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damaged")
    void rejectsDamageAndReportsTheReason(String damage, byte[] png, String expectedText) {
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> PngReader.read(png, Limits.defaults()))
                .withMessageContaining(expectedText);
    }

    @Test
    void readsAnImageWhoseOptionalChunkHasAWrongChecksum() {
        assertReadsOnePixel(rgb().chunk("tEXt", new byte[3], 1).rows(ROW).end());
        assertReadsOnePixel(
                rgb().chunk("tRNS", new byte[] {0, 1, 0, 2, 0, 3}, 1).rows(ROW).end());
    }

    @Test
    void readsAnImageThatIsWholeButForItsEnd() {
        assertReadsOnePixel(rgb().rows(ROW).withoutEnd());
        assertReadsOnePixel(rgb().rows(ROW).bytes(0, 0, 0, 0, 'I', 'E').withoutEnd());
        assertReadsOnePixel(rgb().rows(ROW)
                .bytes(0, 0, 0, 9, 't', 'E', 'X', 't', 1, 2, 3, 4, 5)
                .withoutEnd());
        assertReadsOnePixel(rgb().rows(ROW).chunk("IEND", new byte[0], 1).withoutEnd());
    }

    private static void assertReadsOnePixel(byte[] png) {
        assertThat(PngReader.read(png, Limits.defaults()).pixels().argb()).containsExactly(0xFF010203);
    }

    @Test
    void rejectsAnImageTruncatedAnywhereInItsData() {
        byte[] png = PngWriter.write(Images.rgba(9, 7, new SplittableRandom(1)), ParallelRows.caller());
        int end = png.length - 12;
        for (int length = 0; length < end; length++) {
            byte[] cut = Arrays.copyOf(png, length);
            assertThatExceptionOfType(ImageProcessingException.class)
                    .as("cut to %d of %d bytes", length, png.length)
                    .isThrownBy(() -> PngReader.read(cut, Limits.defaults()));
        }
    }

    @Test
    void rejectsAnImageWithAnyBitFlippedBeforeItsEnd() {
        byte[] png = PngWriter.write(Images.rgb(5, 4, new SplittableRandom(2)), ParallelRows.caller());
        int end = png.length - 12;
        for (int bit = 0; bit < 8 * end; bit++) {
            byte[] turned = png.clone();
            turned[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatExceptionOfType(ImageProcessingException.class)
                    .as("bit %d", bit)
                    .isThrownBy(() -> PngReader.read(turned, Limits.defaults()));
        }
    }
}
