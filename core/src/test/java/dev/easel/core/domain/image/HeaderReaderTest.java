package dev.easel.core.domain.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.testing.TestImages;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderReaderTest {
    private static final int ORIENTATION = 0x0112;

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A big-endian TIFF structure whose only directory, after a gap, contains an orientation. */
    private static byte[] tiff(int orientation, int gap) {
        byte[] directory = hex(String.format("0001 %04x 0003 00000001 %04x 0000 00000000", ORIENTATION, orientation));
        return joined(hex(String.format("4d4d 002a %08x", 8 + gap)), new byte[gap], directory);
    }

    private static byte[] littleTiff(int orientation) {
        return hex(String.format("4949 2a00 08000000 0100 1201 0300 01000000 %02x00 0000 00000000", orientation));
    }

    private static byte[] jpeg(int width, int height, byte[]... segments) {
        byte[] frame = hex(String.format("ffc0 000b 08 %04x %04x 01 11 00 00", height, width));
        return joined(hex("ffd8"), joined(segments), frame, hex("ffda"));
    }

    private static byte[] segment(int marker, byte[] data) {
        return joined(hex(String.format("ff%02x %04x", marker, data.length + 2)), data);
    }

    private static ImageHeader header(byte[] bytes) {
        return ImageData.of(bytes).header();
    }

    @Test
    void readsPng() {
        assertThat(header(TestImages.png(7, 5, (x, y) -> 0)))
                .isEqualTo(new ImageHeader(ImageFormat.PNG, new Size(7, 5), 1, true));
    }

    @Test
    void readsPngOrientationAndTransparencyChunks() {
        byte[] rows = new byte[3 * (1 + 2)];
        byte[] plain = TestImages.file(2, 3, 8, 0, rows);
        byte[] turned = TestImages.file(
                2, 3, 8, 0, rows, TestImages.chunk("eXIf", tiff(6, 0)), TestImages.chunk("tRNS", new byte[2]));
        assertThat(header(plain)).isEqualTo(new ImageHeader(ImageFormat.PNG, new Size(2, 3), 1, false));
        assertThat(header(turned)).isEqualTo(new ImageHeader(ImageFormat.PNG, new Size(2, 3), 6, true));
        assertThat(header(turned).size()).isEqualTo(new Size(3, 2));
    }

    @Test
    void readsTheSizeOfATruncatedPng() {
        byte[] bytes = TestImages.png(70, 50, (x, y) -> x * y);
        assertThat(header(Arrays.copyOf(bytes, 60)).size()).isEqualTo(new Size(70, 50));
    }

    @Test
    void readsJpegOrientationAtAnyOffsetAndByteOrder() {
        for (int orientation = 1; orientation <= 8; orientation++) {
            for (byte[] tiff : new byte[][] {tiff(orientation, 0), tiff(orientation, 1000), littleTiff(orientation)}) {
                byte[] app1 = segment(0xE1, joined(ascii("Exif\0\0"), tiff));
                byte[] comment = segment(0xFE, new byte[300]);
                assertThat(header(jpeg(40, 30, comment, app1)))
                        .isEqualTo(new ImageHeader(ImageFormat.JPEG, new Size(40, 30), orientation, false));
            }
        }
    }

    @Test
    void readsADamagedOrientationAsUpright() {
        byte[] zero = segment(0xE1, joined(ascii("Exif\0\0"), tiff(0, 0)));
        byte[] nine = segment(0xE1, joined(ascii("Exif\0\0"), tiff(9, 0)));
        byte[] beyond = segment(0xE1, joined(ascii("Exif\0\0"), hex("4d4d 002a 7fffffff 0000")));
        byte[] xmp = segment(0xE1, ascii("http://ns.adobe.com/xap/1.0/\0"));
        for (byte[] app1 : new byte[][] {zero, nine, beyond, xmp}) {
            assertThat(header(jpeg(4, 3, app1)).orientation()).isEqualTo(1);
        }
    }

    @Test
    void readsTheThreeKindsOfWebp() {
        byte[] lossy = joined(ascii("RIFF\0\0\0\0WEBPVP8 "), hex("10000000 000000 9d012a 6400 3200"));
        byte[] lossless = joined(ascii("RIFF\0\0\0\0WEBPVP8L"), hex("10000000 2f 63400c10"));
        byte[] extended = joined(
                ascii("RIFF\0\0\0\0WEBPVP8X"),
                hex("0a000000 18 000000 630000 310000"),
                ascii("VP8 "),
                hex("03000000 00000000"),
                ascii("EXIF"),
                hex("1a000000"),
                tiff(8, 0));
        assertThat(header(lossy)).isEqualTo(new ImageHeader(ImageFormat.WEBP, new Size(100, 50), 1, false));
        assertThat(header(lossless)).isEqualTo(new ImageHeader(ImageFormat.WEBP, new Size(100, 50), 1, true));
        assertThat(header(extended)).isEqualTo(new ImageHeader(ImageFormat.WEBP, new Size(100, 50), 8, true));
    }

    @Test
    void readsGif() {
        assertThat(header(joined(ascii("GIF89a"), hex("6400 3200 00 00 00"))).size())
                .isEqualTo(new Size(100, 50));
    }

    @Test
    void namesTheReadableFormatsForOtherBytes() {
        for (byte[] bytes :
                new byte[][] {ascii("hello, I am a text file"), ascii("<html>"), ascii("RIFF1234WAVEfmt ")}) {
            assertThatExceptionOfType(ImageProcessingException.class)
                    .isThrownBy(() -> header(bytes))
                    .withMessageContaining("PNG, JPEG, WebP and GIF");
        }
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> header(new byte[0]))
                .withMessageContaining("empty or truncated");
    }

    @Test
    void throwsOnlyImageProcessingExceptionForAnyBytes() {
        byte[][] seeds = {
            TestImages.png(9, 9, (x, y) -> x),
            jpeg(40, 30, segment(0xE1, joined(ascii("Exif\0\0"), tiff(6, 4)))),
            joined(
                    ascii("RIFF\0\0\0\0WEBPVP8X"),
                    hex("0a000000 18 000000 630000 310000"),
                    ascii("EXIF"),
                    hex("1a000000"),
                    tiff(8, 0))
        };
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = seeds[seed % seeds.length].clone();
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            byte[] truncated = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            try {
                assertThat(header(truncated).size().pixels()).isPositive();
            } catch (EaselException e) {
                assertThat(e).as("seed %d", seed).isInstanceOf(ImageProcessingException.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                    0000001866747970 68656963 000000006d696631, HEIC
                    0000001866747970 6d696631 0000000068656963, HEIC
                    0000001c66747970 61766966 0000000061766966, AVIF
                    0000000c 4a584c20 0d0a870a, JPEG XL
                    ff0a fa1f 4190 0102 0304 0506, JPEG XL
                    49492a00 08000000 0000 0000, TIFF
                    4d4d002a 00000008 0000 0000, TIFF
                    424d 3600 0000 0000, BMP
                    3c737667 20786d6c 6e733d22, SVG
                    3c21646f 63747970 65206874, a web page or XML
                    25504446 2d312e37 0a0a0a0a, a PDF document
                    """)
    void namesAFormatThatItDoesNotRead(String bytes, String format) {
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> header(hex(bytes)))
                .withMessage("This is " + format + ", and only PNG, JPEG, WebP and GIF can be read: convert it.");
    }

    @Test
    void saysWhatItReadsWhereAFormatIsUnknown() {
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> header(ascii("some words that are no image")))
                .withMessage("Unknown image format: only PNG, JPEG, WebP and GIF can be read.");
    }
}
