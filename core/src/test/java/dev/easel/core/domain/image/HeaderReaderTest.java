package dev.easel.core.domain.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.testing.TestImages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
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
                    0000001866747970 68656963 000000006d696631, HEIC, Most Compatible
                    0000001866747970 6d696631 0000000068656963, HEIC, Most Compatible
                    0000001866747970 68657678 000000006d696631, HEIC, JPEG
                    0000001c66747970 61766966 0000000061766966, AVIF, export it as PNG or JPEG
                    0000001c66747970 6d696631 00000000 61766966 6d696631 6d696166, AVIF, export it
                    0000001466747970 69736f6d 00000200 69736f6d, a video, frames
                    0000000c 4a584c20 0d0a870a, JPEG XL, export it
                    ff0a fa1f 4190 0102 0304 0506, JPEG XL, export it
                    0000000c 6a502020 0d0a870a, JPEG 2000, export it
                    ff4f ff51 002f 0000, JPEG 2000, export it
                    49492a00 08000000 0000 0000, TIFF, export it
                    4d4d002a 00000008 0000 0000, TIFF, export it
                    49492b00 08000000 0000 0000, TIFF, export it
                    424d 3600 0000 0000, BMP, export it
                    00000100 0100 1010 0000, an icon (ICO), export it
                    38425053 0001 0000, a Photoshop document (PSD), export it
                    25504446 2d312e37 0a0a0a0a, a PDF document, export the page
                    """)
    void namesAFormatThatItDoesNotRead(String bytes, String format, String advice) {
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> header(hex(bytes)))
                .withMessageStartingWith("This is " + format + ", and only PNG, JPEG, WebP and GIF can be read: ")
                .withMessageContaining(advice);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                    <svg xmlns="…">, SVG
                    <?xml version="1.0"?> <!-- drawn --> <svg width="9">, SVG
                    <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"><svg>, SVG
                    <!DOCTYPE html><html lang="en">, a web page (HTML)
                    <!-- saved --> <HTML>, a web page (HTML)
                    <html><body><svg/>, a web page (HTML)
                    <!DOCTYPE html><title>x</title><svg></svg>, a web page (HTML)
                    <?xml version="1.0"?><Error><Code>NoSuchKey</Code>, XML
                    {"error": "no image"}, JSON
                    """)
    void namesTextWhateverPrecedesIt(String text, String format) {
        for (String before : new String[] {"", "\n\r\t  ", "\u00EF\u00BB\u00BF", "\u00EF\u00BB\u00BF\n"}) {
            assertThatExceptionOfType(ImageProcessingException.class)
                    .isThrownBy(() -> header(ascii(before + text)))
                    .withMessageStartingWith("This is " + format + ", and only PNG, JPEG, WebP and GIF can be read: ");
        }
    }

    private static byte[] text(String type, String keyword, byte[] value) {
        return TestImages.chunk(type, joined(ascii(keyword + "\0"), value));
    }

    private static byte[] packed(byte[] value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(value);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    /** A profile as ImageMagick stores it: its name, its length and its bytes in lines of hexadecimal digits. */
    private static byte[] profile(String name, byte[] bytes) {
        String digits = HexFormat.of().formatHex(bytes).replaceAll("(.{72})", "$1\n");
        return ascii("\n" + name + "\n" + String.format("%8d", bytes.length) + "\n" + digits + "\n");
    }

    @Test
    void readsTheOrientationOfAPngWhereverItIsStored() {
        byte[] attribute = ascii("<x:xmpmeta><rdf:Description tiff:Orientation='6'/></x:xmpmeta>");
        byte[] element = ascii("<x:xmpmeta><tiff:Orientation>6</tiff:Orientation></x:xmpmeta>");
        byte[] exif = joined(ascii("Exif\0\0"), tiff(6, 30));
        byte[] zip = {0};
        byte[][] turned = {
            TestImages.chunk("eXIf", tiff(6, 0)),
            text("iTXt", "XML:com.adobe.xmp", joined(new byte[4], attribute)),
            text("iTXt", "XML:com.adobe.xmp", joined(new byte[] {1, 0, 'e', 'n', 0, 'x', 0}, packed(element))),
            text("tEXt", "Raw profile type exif", profile("exif", exif)),
            text("zTXt", "Raw profile type exif", joined(zip, packed(profile("exif", exif)))),
            text("zTXt", "Raw profile type APP1", joined(zip, packed(profile("generic profile", exif)))),
            text("zTXt", "Raw profile type exif", joined(zip, packed(profile("exif", littleTiff(6))))),
            text("zTXt", "Raw profile type xmp", joined(zip, packed(profile("xmp", attribute)))),
        };
        byte[] garbage = TestImages.chunk("eXIf", ascii("Exif\0\0garbage!"));
        for (byte[] chunk : turned) {
            assertThat(orientation(chunk)).isEqualTo(6);
        }
        for (byte[] chunk : Arrays.copyOfRange(turned, 1, turned.length)) {
            assertThat(orientation(TestImages.chunk("eXIf", tiff(3, 0)), chunk)).isEqualTo(3);
            assertThat(orientation(garbage, chunk)).isEqualTo(6);
        }
        assertThat(orientation(turned[1], text("tEXt", "Raw profile type exif", profile("exif", tiff(8, 0)))))
                .isEqualTo(8);
    }

    @Test
    void readsADamagedOrientationOfAPngAsUpright() {
        byte[][] damaged = {
            text("iTXt", "XML:com.adobe.xmp", new byte[0]),
            text("iTXt", "XML:com.adobe.xmp", new byte[] {1, 0, 0, 0, 9, 9, 9}),
            text("iTXt", "XML:com.adobe.xmp", joined(new byte[4], ascii("tiff:Orientation=\"16\""))),
            text("zTXt", "Raw profile type exif", new byte[] {0, 1, 2, 3}),
            text("tEXt", "Raw profile type exif", ascii("exif")),
            text("tEXt", "Raw profile type exif", profile("exif", ascii("Exif\0\0garbage!"))),
            text("tEXt", "Comment", ascii("tiff:Orientation=\"6\"")),
            TestImages.chunk("tEXt", new byte[0]),
            TestImages.chunk("eXIf", ascii("Exif\0\0garbage!")),
        };
        for (byte[] chunk : damaged) {
            assertThat(orientation(chunk)).isEqualTo(1);
        }
    }

    private static int orientation(byte[]... chunks) {
        return header(TestImages.file(2, 3, 8, 0, new byte[3 * (1 + 2)], chunks))
                .orientation();
    }

    @Test
    void saysWhatItReadsWhereAFormatIsUnknown() {
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> header(ascii("some words that are no image")))
                .withMessage("Unknown image format: only PNG, JPEG, WebP and GIF can be read.");
    }
}
