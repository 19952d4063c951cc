package dev.easel.imaging.internal.masks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.testing.TestImages;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.pixels.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MaskImagesTest {
    private static final Size ONE = new Size(1, 1);

    private final MaskReader reader = new MaskReader(new ImageDecoder());

    @ParameterizedTest
    @EnumSource(MaskConvention.class)
    void readsBackWhatWasWrittenInEveryConvention(MaskConvention convention) {
        for (int seed = 0; seed < 60; seed++) {
            Coverage mask = RandomMasks.soft(seed);
            Mask written = MaskWriter.write(mask, convention);
            assertThat(written.convention()).isEqualTo(convention);
            Coverage read = reader.read(written, new Size(mask.width(), mask.height()));
            assertThat(read.weights()).as("seed %d", seed).isEqualTo(mask.weights());
        }
    }

    @ParameterizedTest(name = "{0} {1} weighs {2}")
    @CsvSource({
        "TRANSPARENT, 00FFFFFF, 255",
        "TRANSPARENT, FF000000, 0",
        "TRANSPARENT, C8123456, 55",
        "WHITE, FFFFFFFF, 255",
        "WHITE, FF000000, 0",
        "WHITE, FF2A2A2A, 42",
        "WHITE, FFFF0000, 76",
        "WHITE, 00FFFFFF, 0",
        "BLACK, FF000000, 255",
        "BLACK, FFFFFFFF, 0",
        "BLACK, FF2A2A2A, 213",
        "BLACK, 00000000, 0",
        "WHITE_AND_TRANSPARENT, 00FFFFFF, 255",
        "WHITE_AND_TRANSPARENT, FF000000, 0",
        "BY_CONTENT, FFFFFFFF, 255",
        "BY_CONTENT, FF010101, 0",
        "BY_CONTENT, FF181818, 24",
        "BY_CONTENT, FEFFFFFF, 255",
        "BLACK, FFFEFEFE, 0",
        "WHITE, 02FFFFFF, 0",
        "TRANSPARENT, FD123456, 0",
        "TRANSPARENT, 02123456, 255",
        "BY_CONTENT, FF000000, 0",
        "BY_CONTENT, 00FFFFFF, 255",
        "BY_CONTENT, C8FFFFFF, 55",
    })
    void readsEachConvention(MaskConvention convention, String argb, int weight) {
        ImageData image = ImageData.of(TestImages.png(1, 1, (x, y) -> (int) Long.parseLong(argb, 16)));
        assertThat(reader.read(new Mask(image, convention), ONE).at(0, 0)).isEqualTo(weight);
    }

    @Test
    void readsAWhiteAndTransparentMaskInEitherConvention() {
        for (int seed = 0; seed < 60; seed++) {
            Coverage mask = RandomMasks.soft(seed);
            mask.weights()[0] = 0;
            ImageData image = MaskWriter.image(mask, MaskConvention.WHITE_AND_TRANSPARENT);
            Size size = new Size(mask.width(), mask.height());
            for (MaskConvention convention : List.of(MaskConvention.WHITE, MaskConvention.TRANSPARENT)) {
                assertThat(reader.read(new Mask(image, convention), size).weights())
                        .as("seed %d as %s", seed, convention)
                        .isEqualTo(mask.weights());
            }
        }
    }

    @Test
    void readsAlphaWhenNoConventionIsGivenAndAnyPixelIsTransparent() {
        ImageData image = ImageData.of(TestImages.png(2, 1, (x, y) -> x == 0 ? 0xFFFFFFFF : 0x00000000));
        assertThat(reader.read(Mask.of(image), new Size(2, 1)).weights()).containsExactly(0, 255);
    }

    @Test
    void treatsNoiseOfLossyCompressionAsBlackAndWhite() throws IOException {
        BufferedImage buffered = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 13; y < 50; y++) {
            for (int x = 19; x < 43; x++) {
                buffered.getRaster().setSample(x, y, 0, 255);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(buffered, "jpg", out);
        Coverage mask = reader.read(new Mask(ImageData.of(out.toByteArray()), MaskConvention.WHITE), new Size(64, 64));
        assertThat(mask.at(2, 2)).isZero();
        assertThat(mask.at(17, 30)).isZero();
        assertThat(mask.at(22, 16)).isEqualTo(255);
    }

    @Test
    void namesBothSizesWhenTheyDiffer() {
        Mask mask = MaskWriter.write(Coverage.none(30, 20), MaskConvention.WHITE);
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> reader.read(mask, new Size(31, 20)))
                .withMessageContaining("30x20")
                .withMessageContaining("31x20");
    }

    @Test
    void scalesAMaskOfAnotherSizeWhenFitted() {
        Coverage half = Coverage.none(10, 10);
        ShapeFill.mark(half, new Rectangle(0, 0, 5, 10));
        Coverage fitted = reader.readFitted(MaskWriter.write(half, MaskConvention.BLACK), new Size(40, 30));
        assertThat(fitted.width()).isEqualTo(40);
        assertThat(fitted.height()).isEqualTo(30);
        assertThat(fitted.binary()).isTrue();
        assertThat(Bounds.of(fitted)).contains(new Bounds(0, 0, 20, 30));
        half.weights()[0] = 100;
        Coverage soft = reader.readFitted(MaskWriter.write(half, MaskConvention.WHITE), new Size(5, 5));
        assertThat(soft.at(0, 0)).isEqualTo((100 + 3 * 255 + 2) / 4);
    }

    @Test
    void refusesAMaskThatWouldHaveToBeFetched() {
        Mask mask = Mask.of(ImageSource.of(URI.create("https://images.test/mask.png?key=1")));
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> reader.read(mask, ONE))
                .withMessageContaining("https://images.test/mask.png")
                .withMessageContaining("fetch it first")
                .withMessageNotContaining("key");
    }

    @ParameterizedTest
    @EnumSource(MaskConvention.class)
    void writesImagesFarSmallerThanProvidersAccept(MaskConvention convention) {
        Coverage mask = Coverage.none(3840, 2160);
        ShapeFill.mark(mask, new Ellipse(300, 200, 3000, 1700));
        ShapeFill.mark(mask, new Stroke(70, 10, 10, 2000, 2000, 3800, 5));
        ImageData image = (ImageData) MaskWriter.write(mask, convention).image();
        assertThat(image.length()).isLessThan(100_000);
    }

    @Test
    void writesImagesThatOtherDecodersReadTheSame() throws IOException {
        Coverage mask = RandomMasks.soft(5);
        ImageData image = (ImageData)
                MaskWriter.write(mask, MaskConvention.WHITE_AND_TRANSPARENT).image();
        BufferedImage buffered = ImageIO.read(image.open());
        Pixels pixels = new ImageDecoder().read(image);
        assertThat(buffered.getRGB(0, 0, mask.width(), mask.height(), null, 0, mask.width()))
                .isEqualTo(pixels.argb());
    }
}
