package dev.easel.imaging.internal.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.image.Rgb;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.imaging.internal.codec.Images;
import dev.easel.imaging.internal.pixels.DecodedImage;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Chroma;
import dev.easel.imaging.settings.Limits;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JpegWriterTest {
    @Test
    void blendsTransparencyOverTheMatteAndNeverOverBlack() {
        Pixels clear = Images.plain(16, 16, 0x00000000);
        assertThat(write(clear, Rgb.WHITE).get(8, 8)).isEqualTo(0xFFFFFFFF);
        int half = write(Images.plain(16, 16, 0x80000000), new Rgb(255, 0, 0)).get(8, 8);
        assertThat(half >> 16 & 0xFF).isBetween(124, 130);
        assertThat(half & 0xFF).isLessThan(4);
    }

    private static Pixels write(Pixels image, Rgb matte) {
        byte[] jpeg = new JpegWriter(image, matte, Optional.empty(), Chroma.FULL, false).write(95);
        return JpegReader.read(jpeg, Limits.defaults()).pixels();
    }

    @Test
    void keepsSharpColorOnlyWithFullChroma() {
        Pixels stripes = Images.of(64, 64, i -> i % 2 == 0 ? 0xFFFF0000 : 0xFF0000FF);
        double full = Images.difference(stripes, readBack(stripes, Chroma.FULL, 80));
        double half = Images.difference(stripes, readBack(stripes, Chroma.HALF, 80));
        assertThat(full).isLessThan(half / 3);
        assertThat(readBack(stripes, Chroma.AUTO, 80)).isEqualTo(readBack(stripes, Chroma.HALF, 80));
        assertThat(readBack(stripes, Chroma.AUTO, 90)).isEqualTo(readBack(stripes, Chroma.FULL, 90));
    }

    private static Pixels readBack(Pixels image, Chroma chroma, int quality) {
        byte[] jpeg = new JpegWriter(image, Rgb.WHITE, Optional.empty(), chroma, false).write(quality);
        return JpegReader.read(jpeg, Limits.defaults()).pixels();
    }

    @Test
    void writesMoreBytesForHigherQuality() {
        JpegWriter writer = new JpegWriter(Images.photo(200, 150), Rgb.WHITE, Optional.empty(), Chroma.HALF, false);
        int before = 0;
        for (int quality : new int[] {0, 25, 50, 75, 100}) {
            int length = writer.write(quality).length;
            assertThat(length).isGreaterThan(before);
            before = length;
        }
    }

    @Test
    void writesTheSamePixelsInFewerBytesWhenOptimized() {
        JpegWriter writer = new JpegWriter(Images.photo(200, 150), Rgb.WHITE, Optional.empty(), Chroma.HALF, false);
        byte[] fast = writer.write(60);
        byte[] small = writer.writeSmall(60);
        assertThat(small).hasSizeLessThan(fast.length);
        assertThat(JpegReader.read(small, Limits.defaults()).pixels())
                .isEqualTo(JpegReader.read(fast, Limits.defaults()).pixels());
    }

    @Test
    void writesProgressiveFilesOnRequest() {
        byte[] progressive = JpegParts.jpeg(Images.photo(50, 50), Chroma.HALF, true);
        byte[] baseline = JpegParts.jpeg(Images.photo(50, 50), Chroma.HALF, false);
        assertThat(frameMarker(progressive)).isEqualTo(0xC2);
        assertThat(frameMarker(baseline)).isEqualTo(0xC0);
    }

    private static int frameMarker(byte[] jpeg) {
        int at = 2;
        while ((jpeg[at + 1] & 0xF0) != 0xC0 || (jpeg[at + 1] & 0xFF) == 0xC4) {
            at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
        }
        return jpeg[at + 1] & 0xFF;
    }

    @Test
    void writesAProfileOfManySegments() {
        byte[] icc = new byte[150_000];
        new SplittableRandom(8).nextBytes(icc);
        Pixels photo = Images.photo(24, 24);
        byte[] jpeg = new JpegWriter(photo, Rgb.WHITE, Optional.of(icc), Chroma.FULL, false).write(90);
        DecodedImage read = JpegReader.read(jpeg, Limits.defaults());
        assertThat(read.profile()).hasValueSatisfying(found -> assertThat(found).isEqualTo(icc));
        assertThat(Images.difference(read.pixels(), photo)).isLessThan(5);
    }

    @Test
    void rejectsSidesThatAreTooLongForJpeg() {
        Pixels wide = Pixels.blank(65_501, 1);
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> new JpegWriter(wide, Rgb.WHITE, Optional.empty(), Chroma.AUTO, false))
                .withMessageContaining("65500");
    }
}
