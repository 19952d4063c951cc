package dev.easel.imaging.internal.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.imaging.internal.codec.Images;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColorProfileTest {
    private static final ColorProfile LINEAR = profile(ColorSpace.CS_LINEAR_RGB);

    private static ColorProfile profile(int space) {
        return ColorProfile.read(ICC_Profile.getInstance(space).getData()).orElseThrow();
    }

    private static int encode(double linear) {
        double encoded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * encoded);
    }

    @Test
    void convertsColorsToSrgbAndLeavesAlpha() {
        SplittableRandom random = new SplittableRandom(2);
        Pixels image = Images.rgba(200, 120, random);
        int[] before = image.argb().clone();
        LINEAR.toSrgb(image);
        for (int i = 0; i < before.length; i++) {
            assertThat(image.argb()[i] >>> 24).isEqualTo(before[i] >>> 24);
            for (int shift = 0; shift < 24; shift += 8) {
                int expected = encode((before[i] >> shift & 0xFF) / 255.0);
                assertThat(Math.abs((image.argb()[i] >> shift & 0xFF) - expected))
                        .isLessThanOrEqualTo(2);
            }
        }
    }

    @Test
    void convertsDeepSamplesInFullPrecision() {
        Pixels image = Images.deep(30, 30, false, true, new SplittableRandom(3));
        short[] samples = image.deep().orElseThrow();
        short[] before = samples.clone();
        LINEAR.toSrgb(image);
        for (int i = 0; i < samples.length; i++) {
            if (i % 4 == 3) {
                assertThat(samples[i]).isEqualTo(before[i]);
            } else if ((before[i] & 0xFFFF) > 2000) {
                int expected = 257 * encode((before[i] & 0xFFFF) / 65535.0);
                assertThat(Math.abs((samples[i] & 0xFFFF) - expected)).isLessThan(300);
            }
        }
        assertThat(image.argb()[5]).isEqualTo(Samples.argb(samples, 20));
    }

    @Test
    void keepsGrayImagesGray() {
        Pixels image = Images.of(256, 1, i -> 0x80000000 | i * 0x010101);
        profile(ColorSpace.CS_GRAY).toSrgb(image);
        assertThat(Arrays.stream(image.argb()))
                .allMatch(pixel -> (pixel & 0xFFFF) == (pixel >> 8 & 0xFFFF) && pixel >>> 24 == 0x80)
                .isSorted();
        assertThat(image.argb()[0]).isEqualTo(0x80000000);
        assertThat(image.argb()[255]).isEqualTo(0x80FFFFFF);
    }

    @Test
    void changesNothingForAnSrgbProfile() {
        Pixels image = Images.rgba(100, 100, new SplittableRandom(5));
        Pixels before = image.copy();
        ColorProfile srgb = profile(ColorSpace.CS_sRGB);
        assertThat(srgb.isSrgb()).isTrue();
        srgb.toSrgb(image);
        assertThat(image).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"2, mntr", "2, scnr", "2, prtr", "4, mntr", "4, prtr", "4, spac"})
    void mapsBlackToBlackInThePerceptualIntentOfTables(int version, String kind) {
        // The lightness of the reference medium's black in version 4, and another that only the colorimetric intent
        // has.
        ColorProfile profile =
                ColorProfile.read(TableProfile.bytes(version, kind, 3.1373, 40)).orElseThrow();
        byte[] levels = profile.convert(new byte[] {0, 0, 0, 127, 127, 127, -1, -1, -1}, 3);
        for (int channel = 0; channel < 3; channel++) {
            assertThat(levels[channel]).isZero();
            assertThat(levels[3 + channel] & 0xFF).isBetween(118, 126);
            assertThat(levels[6 + channel] & 0xFF).isGreaterThanOrEqualTo(254);
        }
    }

    @Test
    void ignoresAProfileThatIsInvalidOrOfAnotherSpace() {
        byte[] cut =
                Arrays.copyOf(ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData(), 140);
        assertThat(ColorProfile.read(cut)).isEmpty();
        assertThat(ColorProfile.read(new byte[0])).isEmpty();
        assertThat(ColorProfile.read(new byte[500])).isEmpty();
        assertThat(ColorProfile.read(
                        ICC_Profile.getInstance(ColorSpace.CS_CIEXYZ).getData()))
                .as("XYZ is not a color space of images")
                .isEmpty();
    }

    @Test
    void readsOrIgnoresDamagedProfiles() {
        byte[] valid = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] damaged = valid.clone();
            for (int i = 0; i < 5; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Pixels image = Images.rgb(4, 4, random);
            ColorProfile.read(damaged).ifPresent(profile -> profile.toSrgb(image));
            assertThat(image.opaque()).as("seed %d", seed).isTrue();
        }
    }
}
