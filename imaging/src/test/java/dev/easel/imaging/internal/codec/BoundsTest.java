package dev.easel.imaging.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import dev.easel.core.domain.image.Content;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.internal.integrity.ImageIntegrity;
import dev.easel.imaging.internal.codec.jpeg.JpegParts;
import dev.easel.imaging.internal.codec.png.PngBuilder;
import dev.easel.imaging.internal.codec.png.PngWriter;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Chroma;
import dev.easel.imaging.settings.Limits;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BoundsTest {
    private static final long SIXTEEN_MEGABYTES = 16 << 20;

    static Stream<Arguments> bombs() {
        byte[] hugeJpeg = JpegParts.jpeg(Images.photo(16, 16));
        int frame = frameOf(hugeJpeg);
        hugeJpeg[frame + 5] = 117;
        hugeJpeg[frame + 7] = 117;
        return Stream.concat(
                lies(),
                Stream.of(
                        Arguments.of(
                                "a PNG of 30000×30000",
                                PngBuilder.of(30_000, 30_000, 8, 2, false)
                                        .rows(new byte[8 << 20])
                                        .end(),
                                "30000×30000"),
                        Arguments.of(
                                "a PNG of the largest sides",
                                PngBuilder.of(Integer.MAX_VALUE, Integer.MAX_VALUE, 16, 6, true)
                                        .rows(new byte[9])
                                        .end(),
                                "2147483647"),
                        Arguments.of(
                                "a profile of 64 MB in a PNG",
                                PngBuilder.of(1, 1, 8, 2, false)
                                        .chunk("iCCP", PngBuilder.iccp(new byte[64 << 20]))
                                        .rows(new byte[4])
                                        .end(),
                                "color profile"),
                        Arguments.of("a JPEG of 29968×29968", hugeJpeg, "more than"),
                        Arguments.of(
                                "a WebP canvas of 16 million a side",
                                webp("VP8X", 0, 0, 0, 0, 255, 255, 255, 255, 255, 255),
                                "16777216"),
                        Arguments.of(
                                "a lossless WebP of 16384×16384",
                                webp("VP8L", 0x2F, 255, 255, 255, 15, 0),
                                "16384×16384"),
                        Arguments.of(
                                "a lossy WebP of 16383×16383",
                                webp("VP8 ", 0x10, 0, 0, 0x9D, 1, 0x2A, 255, 63, 255, 63),
                                "16383×16383"),
                        Arguments.of(
                                "a GIF of 65535×65535",
                                new byte[] {'G', 'I', 'F', '8', '9', 'a', -1, -1, -1, -1, 0, 0, 0, 0x2C},
                                "65535×65535")));
    }

    /** Within every limit, but more than so few bytes can hold. */
    private static Stream<Arguments> lies() {
        byte[] progressive = JpegParts.jpeg(Images.plain(8, 8, -1), Chroma.FULL, true);
        byte[] baseline = JpegParts.jpeg(Images.plain(8, 8, -1), Chroma.FULL, false);
        for (byte[] jpeg : new byte[][] {progressive, baseline}) {
            int frame = frameOf(jpeg);
            jpeg[frame + 5] = jpeg[frame + 7] = 27;
        }
        int[] canvas = {27, 27, 27, 27, 0, 0, 0};
        int[] table = {0xF0, 0, 0, 0, 0, 0, 255, 255, 255};
        String told = "cannot hold so many";
        return Stream.of(
                Arguments.of(
                        "a short PNG of 7000×7000",
                        PngBuilder.of(7000, 7000, 8, 2, false).rows(new byte[9]).end(),
                        told),
                Arguments.of(
                        "a short PNG of 7000×7000 with much text",
                        PngBuilder.of(7000, 7000, 16, 6, true)
                                .chunk("tEXt", new byte[1 << 20])
                                .rows(new byte[9])
                                .end(),
                        told),
                Arguments.of("a short progressive JPEG of 6912×6920", progressive, told),
                Arguments.of("a short baseline JPEG of 6912×6920", baseline, told),
                Arguments.of(
                        "a short GIF of 6939×6939",
                        joined("GIF89a", canvas, table, new int[] {0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 68, 1, 0, 59
                        }),
                        told),
                Arguments.of(
                        "a short GIF with a frame of 6939×6939",
                        joined(
                                "GIF89a",
                                new int[] {1, 0, 1, 0, 0, 0, 0},
                                new int[] {0x2C, 0, 0, 0, 0},
                                canvas,
                                new int[] {2, 68, 1, 0, 59}),
                        told),
                Arguments.of(
                        "a short lossy WebP of 6939×6939",
                        webp("VP8 ", 0x10, 1, 0, 0x9D, 1, 0x2A, 27, 27, 27, 27, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                        told));
    }

    private static byte[] joined(String signature, int[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(signature.getBytes(StandardCharsets.US_ASCII));
        for (int[] part : parts) {
            for (int value : part) {
                out.write(value);
            }
        }
        return out.toByteArray();
    }

    /** Large images of one color are the smallest for their size, and must be read. */
    static Stream<Arguments> plainImages() throws IOException {
        Pixels plain = Images.plain(1500, 1000, 0xFF336699);
        Pixels white = Images.plain(1500, 1000, -1);
        return Stream.of(
                Arguments.of("our PNG", PngWriter.write(plain, ParallelRows.caller())),
                Arguments.of("our black and white PNG", PngWriter.write(white, ParallelRows.caller())),
                Arguments.of("the JDK's PNG", jdk("png", BufferedImage.TYPE_INT_ARGB)),
                Arguments.of("the JDK's black and white PNG", jdk("png", BufferedImage.TYPE_BYTE_BINARY)),
                Arguments.of("the JDK's GIF", jdk("gif", BufferedImage.TYPE_BYTE_INDEXED)),
                Arguments.of("the JDK's black and white GIF", jdk("gif", BufferedImage.TYPE_BYTE_BINARY)),
                Arguments.of("our JPEG", JpegParts.jpeg(plain, Chroma.HALF, false)),
                Arguments.of("our progressive JPEG", JpegParts.jpeg(plain, Chroma.HALF, true)),
                Arguments.of("a gray JPEG", jdk("jpeg", BufferedImage.TYPE_BYTE_GRAY)));
    }

    private static byte[] jdk(String format, int type) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(1500, 1000, type), format, out))
                .isTrue();
        return out.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plainImages")
    void readsLargeImagesOfOneColor(String image, byte[] file) throws IOException {
        assertThat(ImageIntegrity.damageOf(Content.of(file))).isEmpty();
        assertThat(new ImageDecoder().read(ImageData.of(file)).width()).isEqualTo(1500);
    }

    private static int frameOf(byte[] jpeg) {
        int at = 2;
        while ((jpeg[at + 1] & 0xFD) != 0xC0) {
            at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
        }
        return at;
    }

    private static byte[] webp(String name, int... data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int length = data.length;
        out.writeBytes(new byte[] {'R', 'I', 'F', 'F', (byte) (12 + length), 0, 0, 0, 'W', 'E', 'B', 'P'});
        out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(new byte[] {(byte) length, 0, 0, 0});
        for (int value : data) {
            out.write(value);
        }
        return out.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void rejectsBeforeItAllocates(String bomb, byte[] file, String expectedText) {
        ImageDecoder reader = new ImageDecoder();
        ImageData image = ImageData.of(file);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> reader.read(image))
                .withMessageContaining(expectedText);
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(allocated).isLessThan(SIXTEEN_MEGABYTES);
    }

    @Test
    void doesNotDecompressText() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(new byte[] {'k', 0, 0});
        text.writeBytes(PngBuilder.deflate(new byte[64 << 20]));
        byte[] png = PngBuilder.of(1, 1, 8, 2, false)
                .chunk("zTXt", text.toByteArray())
                .rows(new byte[] {0, 1, 2, 3})
                .end();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        assertThat(new ImageDecoder().read(ImageData.of(png)).argb()).containsExactly(0xFF010203);
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(allocated).isLessThan(SIXTEEN_MEGABYTES);
    }

    @Test
    void rejectsImagesOverEachLimit() {
        ImageData image = ImageData.of(PngBuilder.of(20, 10, 8, 2, false)
                .chunk("acTL", new byte[] {0, 0, 0, 2, 0, 0, 0, 0})
                .rows(new byte[10 * 61])
                .end());
        assertThat(new ImageDecoder().read(image).width()).isEqualTo(20);
        assertRejected(Limits.defaults().pixels(199), image, "200 pixels");
        assertRejected(Limits.defaults().side(19), image, "19");
        assertRejected(Limits.defaults().bytes(50), image, "50");
        assertRejected(Limits.defaults().frames(1), image, "2 frames");
    }

    private static void assertRejected(Limits limits, ImageData image, String expectedText) {
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> new ImageDecoder(limits).read(image))
                .withMessageContaining(expectedText);
    }
}
