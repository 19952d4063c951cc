package dev.easel.imaging.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Rgb;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.port.out.CallContext;
import dev.easel.imaging.internal.codec.jpeg.JpegParts;
import dev.easel.imaging.internal.codec.png.PngBuilder;
import dev.easel.imaging.internal.codec.webp.WebpWriter;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Encoding;
import dev.easel.imaging.settings.Limits;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThumbnailatorCodecTest {
    private static final ImageDecoder READER = new ImageDecoder();
    private static final ImageEncoder WRITER = new ImageEncoder();
    private static final Delivery ANYTHING = new Delivery(ImageSize.auto(), Output.asReceived());
    private static final byte[] LINEAR =
            ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();

    private final ThumbnailatorCodec codec = codec(Encoding.defaults());

    private static ThumbnailatorCodec codec(Encoding encoding) {
        return new ThumbnailatorCodec(
                READER, new ImageEncoder(encoding, ParallelRows.caller()), ThumbnailatorScaler.onCaller());
    }

    private ImageData convert(ImageData image, ImageSize size, Output output) {
        return codec.convert(image, new Delivery(size, output), CallContext.detached());
    }

    @Test
    void returnsAMatchingImageWithoutDecodingIt() {
        ImageData broken = ImageData.of(
                PngBuilder.of(5, 5, 8, 2, false).chunk("IDAT", new byte[3]).end());
        assertThat(codec.convert(broken, ANYTHING, CallContext.detached())).isSameAs(broken);
    }

    @ParameterizedTest
    @CsvSource({"99999, 99999", "60000, 60000", "1, 70000"})
    void rejectsASizeThatWouldBeTooLargeToRead(int width, int height) {
        ImageData photo = WRITER.png(Images.photo(8, 4));
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> convert(photo, ImageSize.exact(width, height), Output.png()))
                .withMessageContaining(width + "×" + height);
    }

    @ParameterizedTest
    @CsvSource({"COVER, 40, 40", "CONTAIN, 40, 20", "PAD, 40, 40"})
    void resizesWithoutDistortion(ResizeMode fit, int width, int height) {
        ImageData photo = WRITER.png(Images.photo(80, 40));
        ImageData converted =
                convert(photo, ImageSize.exact(40, 40), Output.png().resizeMode(fit));
        assertThat(converted.size()).isEqualTo(new Size(width, height));
    }

    @Test
    void padsWithTheMatteAccordingToGravity() {
        ImageData photo = WRITER.png(Images.plain(40, 20, 0xFF0000FF));
        Output output =
                Output.png().resizeMode(ResizeMode.PAD).gravity(Gravity.TOP).matte(new Rgb(255, 0, 0));
        Pixels padded = READER.read(convert(photo, ImageSize.exact(40, 40), output));
        assertThat(padded.get(20, 10)).isEqualTo(0xFF0000FF);
        assertThat(padded.get(20, 30)).isEqualTo(0xFFFF0000);
    }

    @ParameterizedTest
    @CsvSource({"COVER, 50, 50", "CONTAIN, 80, 50", "PAD, 80, 80"})
    void matchesARatioOnlyByCroppingOrPadding(ResizeMode fit, int width, int height) {
        ImageData photo = WRITER.png(Images.photo(80, 50));
        ImageData converted =
                convert(photo, ImageSize.ratio(1, 1), Output.jpeg(80).resizeMode(fit));
        assertThat(converted.size()).isEqualTo(new Size(width, height));
    }

    @Test
    void keepsEveryBitBetweenLosslessFormats() {
        Pixels image = Images.rgba(33, 44, new SplittableRandom(1));
        assumeTrue(WebpWriter.available());
        ImageData webp = ImageData.of(new WebpWriter(image, Optional.empty()).writeLossless());
        Pixels shown = READER.read(webp);
        ImageData png = convert(webp, ImageSize.auto(), Output.png());
        assertThat(READER.read(png)).isEqualTo(shown);
    }

    @Test
    void writesAGifAsPngByDefault() {
        byte[] gif = {
            'G',
            'I',
            'F',
            '8',
            '9',
            'a',
            1,
            0,
            1,
            0,
            (byte) 0x80,
            0,
            0,
            1,
            2,
            3,
            4,
            5,
            6,
            0x2C,
            0,
            0,
            0,
            0,
            1,
            0,
            1,
            0,
            0,
            2,
            2,
            0x4C,
            0x01,
            0,
            0x3B
        };
        ImageData converted = convert(ImageData.of(gif), ImageSize.exact(2, 2), Output.asReceived());
        assertThat(converted.format()).isEqualTo(ImageFormat.PNG);
        assertThat(READER.read(converted).get(1, 1)).isEqualTo(0xFF040506);
    }

    @Test
    void reducesQualityToMeetAByteLimit() {
        ImageData photo = WRITER.png(Images.photo(300, 200));
        long free = convert(photo, ImageSize.auto(), Output.jpeg(95)).length();
        ImageData small = convert(photo, ImageSize.auto(), Output.jpeg(95).maxBytes(free / 2));
        assertThat(small.length()).isLessThanOrEqualTo(free / 2).isGreaterThan(free / 3);
    }

    @Test
    void rejectsAByteLimitThatCannotBeMet() {
        ImageData photo = WRITER.png(Images.rgb(100, 100, new SplittableRandom(1)));
        for (Output output : new Output[] {Output.jpeg(90), Output.png()}) {
            assertThatExceptionOfType(ImageProcessingException.class)
                    .isThrownBy(() -> convert(photo, ImageSize.auto(), output.maxBytes(200)))
                    .withMessageContaining("200")
                    .withMessageContaining(
                            output.quality().isPresent() ? "at quality 30" : "as PNG with the strongest compression");
        }
    }

    @ParameterizedTest
    @CsvSource({"png, 3000", "png, 90", "jpeg, 900", "webp, 300"})
    void scalesDownOnlyWhereThatIsAllowed(String name, long bytes) {
        ImageFormat format = ImageFormat.named(name).orElseThrow();
        assumeTrue(format != ImageFormat.WEBP || WebpWriter.available());
        ImageData photo = WRITER.png(Images.rgb(120, 80, new SplittableRandom(1)));
        Output output = Output.of(format).maxBytes(bytes);

        ImageData small = convert(photo, ImageSize.exact(90, 60), output.mayShrink(true));

        assertThat(small.length()).isLessThanOrEqualTo(bytes);
        assertThat(small.size().width()).isLessThan(90);
        assertThat(small.size().width() / 1.5).isCloseTo(small.size().height(), within(1.0));
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> convert(photo, ImageSize.exact(90, 60), output))
                .withMessageContaining("" + bytes)
                .withMessageContaining("shrinking");
    }

    @Test
    void doesNotScaleDownWhatFits() {
        ImageData photo = WRITER.png(Images.photo(120, 80));
        Output output = Output.jpeg(95).maxBytes(2_500).mayShrink(true);

        assertThat(convert(photo, ImageSize.auto(), output).size()).isEqualTo(new Size(120, 80));
    }

    @Test
    void rejectsALimitBelowTheSmallestImageAlsoWhereItMayShrink() {
        ImageData photo = WRITER.png(Images.photo(12, 8));
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> convert(
                        photo, ImageSize.auto(), Output.jpeg(90).maxBytes(100).mayShrink(true)))
                .withMessageContaining("100");
    }

    @Test
    void resizesSixteenBitsAsSixteenBits() {
        Pixels deep = Images.deep(20, 10, false, true, new SplittableRandom(4));

        ImageData half = convert(WRITER.png(deep), ImageSize.exact(10, 5), Output.png());

        assertThat(READER.read(half).deep()).isPresent();
    }

    @Test
    void compressesPngMoreStronglyBeforeItFails() {
        Pixels image = Images.photo(400, 300);
        ImageData photo = WRITER.png(image);
        ImageData smaller = convert(photo, ImageSize.auto(), Output.png().maxBytes(photo.length() - 1));
        assertThat(smaller.length()).isLessThan(photo.length());
        assertThat(READER.read(smaller)).isEqualTo(image);
    }

    @Test
    void turnsUprightAndDropsTheOrientation() {
        byte[] png = PngBuilder.of(2, 1, 8, 0, false)
                .rows(new byte[] {0, 10, 20})
                .chunk("eXIf", PngBuilder.exif(6, 8))
                .end();
        ImageData converted = convert(ImageData.of(png), ImageSize.exact(1, 2), Output.jpeg(100));
        assertThat(converted.size()).isEqualTo(new Size(1, 2));
        assertThat(converted.header().upright()).isTrue();
    }

    @Test
    void dropsMetadataThatNoLongerApplies() {
        byte[] secret = "urn:c2pa secret".getBytes(StandardCharsets.US_ASCII);
        ImageData jpeg = ImageData.of(JpegParts.with(
                JpegParts.with(JpegParts.jpeg(Images.photo(30, 30)), 0xEB, JpegParts.named("JP", secret)),
                0xFE,
                secret));
        ImageData png = ImageData.of(PngBuilder.of(1, 1, 8, 2, false)
                .chunk("caBX", secret)
                .chunk("tEXt", secret)
                .rows(new byte[4])
                .end());
        for (ImageData image : new ImageData[] {jpeg, png}) {
            for (Output output : new Output[] {Output.png(), Output.jpeg(80)}) {
                ImageData converted = convert(image, ImageSize.exact(7, 7), output);
                assertThat(new String(converted.bytes(), StandardCharsets.ISO_8859_1))
                        .doesNotContain("secret");
            }
        }
    }

    @Test
    void convertsColorsToSrgbOrKeepsThemWithTheirProfile() {
        byte[] png = PngBuilder.of(1, 1, 8, 2, false)
                .chunk("iCCP", PngBuilder.iccp(LINEAR))
                .rows(new byte[] {0, 55, 55, 55})
                .end();
        Delivery half = new Delivery(ImageSize.exact(2, 2), Output.png());
        ImageData converted = codec.convert(ImageData.of(png), half, CallContext.detached());
        assertThat(READER.read(converted).get(0, 0) & 0xFF).isBetween(126, 131);
        assertThat(READER.readInOwnColors(converted).profile()).isEmpty();
        for (Output output : new Output[] {Output.png(), Output.jpeg(100)}) {
            ImageData kept = codec(Encoding.defaults().keepProfile(true))
                    .convert(ImageData.of(png), new Delivery(ImageSize.exact(2, 2), output), CallContext.detached());
            assertThat(READER.readInOwnColors(kept).pixels().get(0, 0) & 0xFF).isEqualTo(55);
            assertThat(READER.readInOwnColors(kept).profile())
                    .hasValueSatisfying(icc -> assertThat(icc).isEqualTo(LINEAR));
            assertThat(READER.read(kept).get(0, 0) & 0xFF).isBetween(126, 131);
        }
    }

    @Test
    void rewritesAPngThatIsNotUprightOrNotSrgbWithoutLoss() {
        byte[] turned = PngBuilder.of(2, 1, 8, 0, false)
                .chunk("eXIf", PngBuilder.exif(6, 8))
                .rows(new byte[] {0, 10, 20})
                .end();
        byte[] linear = PngBuilder.of(2, 1, 16, 2, false)
                .chunk("iCCP", PngBuilder.iccp(LINEAR))
                .rows(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
                .end();
        for (byte[] file : new byte[][] {turned, linear}) {
            ImageData image = ImageData.of(file);
            ImageData converted = convert(image, ImageSize.auto(), Output.png());
            assertThat(converted.header().upright()).isTrue();
            assertThat(READER.readInOwnColors(converted).profile()).isEmpty();
            assertThat(READER.read(converted)).isEqualTo(READER.read(image));
            assertThat(READER.read(converted).deep().isPresent())
                    .isEqualTo(READER.read(image).deep().isPresent());
            assertThat(convert(converted, ImageSize.auto(), Output.png())).isSameAs(converted);
        }
    }

    @Test
    void rewritesALosslessWebpWithoutLoss() {
        assumeTrue(WebpWriter.available());
        Pixels pixels = Images.photo(12, 8);
        ImageData image = ImageData.of(new WebpWriter(pixels, Optional.of(LINEAR)).writeLossless());
        ImageData converted = convert(image, ImageSize.auto(), Output.asReceived());
        assertThat(READER.readInOwnColors(converted).profile()).isEmpty();
        assertThat(READER.read(converted)).isEqualTo(READER.read(image));
    }

    @Test
    void keepsTheBytesOfALossyImage() {
        byte[] photo = JpegParts.jpeg(Images.photo(24, 16));
        byte[] exif = new byte[27];
        System.arraycopy(PngBuilder.exif(6, 8), 0, exif, 1, 26);
        byte[] icc = new byte[LINEAR.length + 2];
        icc[0] = 1;
        icc[1] = 1;
        System.arraycopy(LINEAR, 0, icc, 2, LINEAR.length);
        ImageData turned = ImageData.of(JpegParts.with(photo, 0xE1, JpegParts.named("Exif", exif)));
        ImageData linear = ImageData.of(JpegParts.with(photo, 0xE2, JpegParts.named("ICC_PROFILE", icc)));
        assertThat(turned.header().upright()).isFalse();
        for (ImageData image : new ImageData[] {turned, linear}) {
            assertThat(codec.deliverableAsStored(image)).isFalse();
            assertThat(convert(image, ImageSize.auto(), Output.of(ImageFormat.JPEG)))
                    .isSameAs(image);
        }
        assertThat(codec.deliverableAsStored(ImageData.of(photo))).isTrue();
        assertThat(codec(Encoding.defaults().keepProfile(true)).deliverableAsStored(linear))
                .isTrue();
    }

    @Test
    void passesAnImageWhoseDescriptionOfColorsIsOfNoUse() {
        Limits limits = Limits.defaults().metadataBytes(1000).pixels(1);
        ThumbnailatorCodec narrow =
                new ThumbnailatorCodec(new ImageDecoder(limits), WRITER, ThumbnailatorScaler.onCaller());
        ImageData image = ImageData.of(PngBuilder.of(2, 1, 8, 2, false)
                .chunk("iCCP", PngBuilder.iccp(new byte[100_000]))
                .rows(new byte[7])
                .end());
        assertThat(narrow.convert(image, ANYTHING, CallContext.detached())).isSameAs(image);
    }

    @Test
    void completesAPngWithoutItsEnd() {
        Pixels photo = Images.photo(8, 4);
        byte[] whole = WRITER.png(photo).bytes();
        ImageData cut = ImageData.of(Arrays.copyOf(whole, whole.length - 12));
        ImageData converted = codec.convert(cut, ANYTHING, CallContext.detached());
        assertThat(converted.bytes()).endsWith(Arrays.copyOfRange(whole, whole.length - 12, whole.length));
        assertThat(READER.read(converted)).isEqualTo(READER.read(ImageData.of(whole)));
    }

    @Test
    void convertsInksWhateverIsRequested() {
        ImageData cmyk = ImageData.of(JpegParts.with(JpegParts.raw(4, 3, 9, 8, 7, 200), 0xEE, JpegParts.adobe(0)));
        ImageData converted = convert(cmyk, ImageSize.auto(), Output.asReceived());
        assertThat(converted.format()).isEqualTo(ImageFormat.JPEG);
        assertThat(codec.deliverableAsStored(converted)).isTrue();
    }

    @Test
    void rejectsATruncatedImage() {
        byte[] jpeg = JpegParts.jpeg(Images.photo(60, 60));
        ImageData cut = ImageData.of(java.util.Arrays.copyOf(jpeg, jpeg.length - 100));
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> convert(cut, ImageSize.auto(), Output.png()))
                .withMessageContaining("cut short");
    }
}
