package dev.easel.imaging.internal.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Rgb;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.codec.Images;
import dev.easel.imaging.internal.codec.png.PngBuilder;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Chroma;
import dev.easel.imaging.settings.Limits;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegReaderTest {
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;

    @ParameterizedTest
    @CsvSource({"FULL, false, 2", "FULL, true, 2", "HALF, false, 4", "HALF, true, 4"})
    void readsColor(Chroma chroma, boolean progressive, double tolerance) {
        Pixels photo = Images.photo(75, 53);
        Pixels read = read(JpegParts.jpeg(photo, chroma, progressive));
        assertThat(read.width()).isEqualTo(75);
        assertThat(read.opaque()).isTrue();
        assertThat(Images.difference(photo, read)).isLessThan(tolerance);
    }

    @Test
    void readsGrayUnchanged() {
        Pixels ramp = Images.of(256, 16, i -> 0xFF000000 | i % 256 * 0x010101);
        Pixels read = read(JpegParts.jpeg(ramp));
        assertThat(Images.difference(ramp, read)).isLessThan(1);
        assertThat(Arrays.stream(read.argb())).allMatch(pixel -> (pixel & 0xFFFF) == (pixel >> 8 & 0xFFFF));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsUprightForAnyDirectoryOffset(int orientation) {
        Pixels corner = Images.of(24, 16, i -> i % 24 < 12 && i / 24 < 8 ? 0xFFFF0000 : 0xFF0000FF);
        boolean right = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
        boolean bottom = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
        for (int directory : new int[] {8, 9, 300}) {
            byte[] exif = JpegParts.named("Exif\0", PngBuilder.exif(orientation, directory));
            Pixels upright = new ImageDecoder().read(ImageData.of(JpegParts.with(JpegParts.jpeg(corner), APP1, exif)));
            assertThat(upright.width()).isEqualTo(orientation < 5 ? 24 : 16);
            int x = right ? upright.width() - 3 : 2;
            int y = bottom ? upright.height() - 3 : 2;
            assertThat(upright.get(x, y) >> 16 & 0xFF)
                    .as("red at the new position of the corner")
                    .isGreaterThan(200);
            assertThat(upright.get(upright.width() - 1 - x, upright.height() - 1 - y) & 0xFF)
                    .isGreaterThan(200);
        }
    }

    @Test
    void joinsAProfileOfManySegmentsInAnyOrder() {
        byte[] icc = new byte[100];
        new SplittableRandom(4).nextBytes(icc);
        byte[] jpeg = JpegParts.jpeg(Images.photo(16, 16));
        jpeg = JpegParts.with(jpeg, APP2, profilePart(1, 2, icc, 0, 60));
        jpeg = JpegParts.with(jpeg, APP2, profilePart(2, 2, icc, 60, 100));
        assertThat(JpegReader.read(jpeg, Limits.defaults()).profile())
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(icc));
    }

    private static byte[] profilePart(int number, int count, byte[] icc, int from, int to) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.write(number);
        data.write(count);
        data.write(icc, from, to - from);
        return JpegParts.named("ICC_PROFILE", data.toByteArray());
    }

    @Test
    void readsInvertedInks() {
        byte[] cmyk = JpegParts.with(JpegParts.raw(16, 16, 200, 100, 255, 255), APP14, JpegParts.adobe(0));
        assertColor(read(cmyk), 200, 100, 255);
        byte[] darker = JpegParts.with(JpegParts.raw(16, 16, 255, 255, 255, 64), APP14, JpegParts.adobe(0));
        assertColor(read(darker), 64, 64, 64);
    }

    @Test
    void readsInksStoredAsBrightnessAndColor() {
        byte[] ycck = JpegParts.with(JpegParts.raw(16, 16, 76, 85, 255, 0), APP14, JpegParts.adobe(2));
        assertColor(read(ycck), 0, 0, 0);
        byte[] cyan = JpegParts.with(JpegParts.raw(16, 16, 76, 85, 255, 255), APP14, JpegParts.adobe(2));
        assertColor(read(cyan), 1, 255, 255);
    }

    @Test
    void convertsInksWithTheirProfile() {
        assertSeen(printed(0, CmykProfile.bytes(), 255, 255, 255, 255), 0, 0, 0, 0);
        assertSeen(printed(0, CmykProfile.bytes(), 0, 255, 255, 255), 1, 0, 0, 0);
        assertSeen(printed(0, CmykProfile.bytes(), 255, 255, 255, 0), 0, 0, 0, 1);
        assertSeen(printed(0, CmykProfile.bytes(), 255, 255, 255, 127), 0, 0, 0, 128 / 255.0);
        assertSeen(printed(0, CmykProfile.bytes(), 127, 255, 155, 255), 128 / 255.0, 0, 100 / 255.0, 0);
    }

    @Test
    void convertsInksStoredAsBrightnessAndColorWithTheirProfile() {
        assertSeen(printed(2, CmykProfile.bytes(), 0, 128, 128, 255), 0, 0, 0, 0);
        assertSeen(printed(2, CmykProfile.bytes(), 76, 85, 255, 255), 254 / 255.0, 0, 0, 0);
        assertSeen(printed(2, CmykProfile.bytes(), 0, 128, 128, 127), 0, 0, 0, 128 / 255.0);
    }

    @Test
    void convertsInksWithoutAProfileIfItIsInvalidOrForOtherColors() {
        byte[] ofScreens = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        assertColor(printed(0, ofScreens, 200, 100, 255, 255), 200, 100, 255);
        byte[] cut = Arrays.copyOf(CmykProfile.bytes(), 900);
        assertColor(printed(0, cut, 200, 100, 255, 255), 200, 100, 255);
    }

    private static Pixels printed(int transform, byte[] profile, int... stored) {
        byte[] inks = JpegParts.with(JpegParts.raw(16, 16, stored), APP14, JpegParts.adobe(transform));
        return read(JpegParts.with(inks, APP2, profilePart(1, 1, profile, 0, profile.length)));
    }

    private static void assertSeen(Pixels image, double cyan, double magenta, double yellow, double black) {
        double[] levels = CmykProfile.seen(cyan, magenta, yellow, black);
        assertColor(image, (int) levels[0], (int) levels[1], (int) levels[2]);
    }

    @Test
    void readsRgbThatIsNotBrightnessAndColor() {
        byte[] rgb = JpegParts.with(JpegParts.raw(16, 16, 10, 200, 90), APP14, JpegParts.adobe(0));
        assertColor(read(rgb), 10, 200, 90);
    }

    private static void assertColor(Pixels image, int red, int green, int blue) {
        int pixel = image.get(8, 8);
        assertThat(pixel >> 16 & 0xFF).isCloseTo(red, within(3));
        assertThat(pixel >> 8 & 0xFF).isCloseTo(green, within(3));
        assertThat(pixel & 0xFF).isCloseTo(blue, within(3));
    }

    @Test
    void readsWithoutJfifAndWithSegmentsThatBreakDecoders() {
        Pixels photo = Images.photo(32, 24);
        byte[] plain = JpegParts.jpeg(photo);
        Pixels expected = read(plain);
        assertThat(read(JpegParts.withoutJfif(plain))).isEqualTo(expected);
        assertThat(read(JpegParts.with(plain, APP1, new byte[] {'E', 'x', 'i', 'f'})))
                .isEqualTo(expected);
        assertThat(read(JpegParts.with(plain, APP2, JpegParts.named("ICC_PROFILE", new byte[] {9, 9, 1}))))
                .isEqualTo(expected);
        assertThat(read(JpegParts.with(plain, 0xE0, JpegParts.named("JFXX", new byte[] {0x10, 1, 2}))))
                .isEqualTo(expected);
        assertThat(read(JpegParts.with(plain, 0xED, new byte[60_000]))).isEqualTo(expected);
    }

    @Test
    void skipsStrayBytesBetweenSegments() {
        byte[] jpeg = JpegParts.jpeg(Images.photo(20, 10));
        ByteArrayOutputStream strayed = new ByteArrayOutputStream();
        strayed.write(jpeg, 0, 2);
        strayed.writeBytes(new byte[] {0, 1, (byte) 0xFF, 0, 2, (byte) 0xFF, (byte) 0xFF});
        strayed.write(jpeg, 2, jpeg.length - 2);
        ImageData image = ImageData.of(strayed.toByteArray());
        assertThat(new ImageDecoder().read(image)).isEqualTo(read(jpeg));
    }

    @Test
    void ignoresBytesAfterTheEndMarker() {
        byte[] jpeg = JpegParts.jpeg(Images.photo(20, 20));
        assertThat(read(Arrays.copyOf(jpeg, jpeg.length + 999))).isEqualTo(read(jpeg));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsAnImageThatIsWholeButForItsEndMarker(boolean progressive) {
        byte[] jpeg = JpegParts.jpeg(Images.photo(41, 23), Chroma.HALF, progressive);
        assertThat(read(Arrays.copyOf(jpeg, jpeg.length - 2))).isEqualTo(read(jpeg));
        assertThat(read(Arrays.copyOf(jpeg, jpeg.length - 1))).isEqualTo(read(jpeg));
    }

    @Test
    void rejectsAnImageTruncatedAnywhere() {
        for (boolean progressive : new boolean[] {false, true}) {
            byte[] jpeg = JpegParts.jpeg(Images.photo(40, 40), Chroma.HALF, progressive);
            for (int length = 0; length < jpeg.length - 2; length += 7) {
                byte[] cut = Arrays.copyOf(jpeg, length);
                assertThatExceptionOfType(ImageProcessingException.class)
                        .as("cut to %d of %d bytes", length, jpeg.length)
                        .isThrownBy(() -> read(cut));
            }
        }
    }

    @Test
    void rejectsATruncatedImageWithANewEndMarker() {
        byte[] jpeg = JpegParts.jpeg(Images.photo(200, 200));
        byte[] cut = Arrays.copyOf(jpeg, jpeg.length / 2);
        cut[cut.length - 2] = (byte) 0xFF;
        cut[cut.length - 1] = (byte) 0xD9;
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> read(cut))
                .withMessageContaining("cut short");
    }

    @ParameterizedTest
    @CsvSource({"0xC3, lossless", "0xC9, arithmetic", "0xC5, hierarchical"})
    void rejectsUnsupportedKindsByName(int frame, String kind) {
        byte[] jpeg = JpegParts.jpeg(Images.photo(16, 16));
        int at = indexOfFrame(jpeg);
        jpeg[at + 1] = (byte) frame;
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> read(jpeg))
                .withMessageContaining(kind);
    }

    @Test
    void rejectsMoreThanAHundredScans() {
        byte[] jpeg = JpegParts.jpeg(Images.photo(16, 16));
        int at = 0;
        while (jpeg[at] != -1 || (jpeg[at + 1] & 0xFF) != 0xDA) {
            at++;
        }
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.write(jpeg, 0, at);
        for (int i = 0; i < 101; i++) {
            bomb.write(jpeg, at, jpeg.length - 2 - at);
        }
        bomb.writeBytes(new byte[] {-1, (byte) 0xD9});
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> read(bomb.toByteArray()))
                .withMessageContaining("100 scans");
    }

    private static int indexOfFrame(byte[] jpeg) {
        for (int at = 2; at < jpeg.length; at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF)) {
            if ((jpeg[at + 1] & 0xFF) == 0xC0) {
                return at;
            }
        }
        throw new AssertionError("no frame");
    }

    private static Pixels read(byte[] jpeg) {
        return JpegReader.read(jpeg, Limits.defaults()).pixels();
    }

    @Test
    void throwsWhatItsCheckpointThrows() {
        Pixels photo = Images.photo(120, 400);
        JpegWriter writer = new JpegWriter(photo, Rgb.WHITE, Optional.empty(), Chroma.FULL, false);
        Checkpoint stopping = share -> {
            if (share > 0.3) {
                throw new IllegalStateException("stopped");
            }
        };
        byte[] jpeg = writer.write(90);
        assertThatIllegalStateException()
                .isThrownBy(() -> JpegReader.read(jpeg, Limits.defaults(), stopping))
                .withMessage("stopped");
        assertThatIllegalStateException()
                .isThrownBy(() -> writer.write(90, stopping))
                .withMessage("stopped");
    }
}
