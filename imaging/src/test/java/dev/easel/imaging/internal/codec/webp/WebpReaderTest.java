package dev.easel.imaging.internal.codec.webp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.luciad.imageio.webp.WebP;
import com.luciad.imageio.webp.WebPDecoderOptions;
import com.luciad.imageio.webp.WebPEncoderOptions;
import dev.easel.core.domain.image.Content;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.internal.integrity.ImageIntegrity;
import dev.easel.imaging.internal.codec.Images;
import dev.easel.imaging.internal.pixels.DecodedImage;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebpReaderTest {
    /** Two pixels, 0xFF102030 and 0x80405060, lossless: simple codes only. */
    private static final byte[] TWO_PIXELS = lossless(
            2,
            1,
            bits -> bits.put(1, 0) // no transform
                    .put(1, 0) // no color cache
                    .put(1, 0) // one group of codes
                    .simple(0x20, 0x50)
                    .simple(0x10, 0x40)
                    .simple(0x30, 0x60)
                    .simple(0xFF, 0x80)
                    .simple(0)
                    .put(4, 0b1000)
                    .put(4, 0b0111));

    @Test
    void readsLosslessPixels() {
        assertThat(read(TWO_PIXELS).argb()).containsExactly(0xFF102030, 0x80405060);
    }

    @Test
    void readsAnImageInsideAnExtendedFileWithItsProfile() {
        byte[] icc = {1, 2, 3};
        byte[] webp = riff(
                chunk("VP8X", new byte[] {0x20, 0, 0, 0, 1, 0, 0, 0, 0, 0}),
                chunk("ICCP", icc),
                chunk("WHAT", new byte[5]),
                image(TWO_PIXELS));
        DecodedImage read = WebpReader.read(webp, Limits.defaults());
        assertThat(read.pixels().argb()).containsExactly(0xFF102030, 0x80405060);
        assertThat(read.profile()).hasValueSatisfying(found -> assertThat(found).isEqualTo(icc));
    }

    @Test
    void drawsTheFirstFrameOfAnAnimationOnATransparentCanvas() {
        byte[] frame = join(new byte[] {1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 9, 0, 0, 0}, image(TWO_PIXELS));
        byte[] webp = riff(
                chunk("VP8X", new byte[] {0x12, 0, 0, 0, 3, 0, 0, 2, 0, 0}),
                chunk("ANIM", new byte[6]),
                chunk("ANMF", frame),
                chunk("ANMF", frame));
        assertThat(read(webp).argb()).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF102030, 0x80405060);
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> WebpReader.read(webp, Limits.defaults().frames(1)))
                .withMessageContaining("2 frames");
    }

    @Test
    void rejectsAnInconsistentContainer() {
        assertRejected(Arrays.copyOf(TWO_PIXELS, TWO_PIXELS.length - 4), "cut short");
        assertRejected(riff(chunk("VP8X", new byte[] {0, 0, 0, 0, 1, 0, 0, 0, 0, 0})), "no image data");
        assertRejected(riff(chunk("VP8X", new byte[] {0, 0, 0, 0, 5, 0, 0, 0, 0, 0}), image(TWO_PIXELS)), "2×1");
        assertRejected(riff(chunk("VP8L", new byte[] {0x2E, 0, 0, 0, 0})), "signature");
        assertRejected(riff(chunk("VP8 ", new byte[10])), "start code");
    }

    private static void assertRejected(byte[] webp, String expectedText) {
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> read(webp))
                .withMessageContaining(expectedText);
    }

    /** Compares with libwebp, if its native library is available. */
    @Nested
    class BesideLibwebp {
        @BeforeEach
        void needsTheNativeLibrary() {
            assumeTrue(WebpWriter.available());
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 10, 40, 75, 95, 100})
        void readsLossyImagesBitForBit(int quality) throws IOException {
            for (int seed = 0; seed < 6; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                int width = 1 + random.nextInt(80);
                int height = 1 + random.nextInt(80);
                Pixels image = random.nextBoolean() ? Images.photo(width, height) : Images.rgba(width, height, random);
                WebPEncoderOptions options = new WebPEncoderOptions();
                options.setCompressionQuality(quality);
                options.setFilterType(random.nextInt(2));
                options.setFilterStrength(random.nextInt(101));
                options.setFilterSharpness(random.nextInt(8));
                options.setAutoAdjustFilterStrength(random.nextBoolean());
                options.setSegments(1 + random.nextInt(4));
                options.setPartitions(random.nextInt(4));
                options.setMethod(random.nextInt(7));
                options.setAlphaCompression(random.nextInt(2));
                options.setAlphaFiltering(random.nextInt(3));
                options.setAlphaQuality(random.nextBoolean() ? 100 : random.nextInt(100));
                assertSameAsLibwebp(encode(image, options), "seed " + seed);
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 5, 16, 17, 200, 0})
        void readsLosslessImagesBitForBit(int colors) throws IOException {
            for (int seed = 0; seed < 4; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                int width = 1 + random.nextInt(300);
                int height = 1 + random.nextInt(60);
                Pixels image = colors > 0
                        ? Images.palette(width, height, colors, random)
                        : random.nextBoolean() ? Images.photo(width, height) : Images.rgba(width, height, random);
                WebPEncoderOptions options = new WebPEncoderOptions();
                options.setLossless(true);
                options.setMethod(random.nextInt(7));
                options.setCompressionQuality(random.nextInt(101));
                assertSameAsLibwebp(encode(image, options), "seed " + seed);
            }
        }

        private static byte[] encode(Pixels image, WebPEncoderOptions options) {
            byte[] rgba = new byte[4 * image.argb().length];
            for (int i = 0; i < image.argb().length; i++) {
                ByteBuffer.wrap(rgba).putInt(4 * i, Integer.rotateLeft(image.argb()[i], 8));
            }
            return WebP.encodeRGBA(options, rgba, image.width(), image.height(), 4 * image.width());
        }

        private static void assertSameAsLibwebp(byte[] webp, String which) throws IOException {
            int[] out = new int[4];
            int[] expected = WebP.decode(new WebPDecoderOptions(), webp, 0, webp.length, out);
            int[] read = read(webp).argb();
            if (!Arrays.equals(read, expected)) {
                assertThat(read).as(which).isEqualTo(expected);
            }
        }

        @Test
        void rejectsAnImageTruncatedAnywhereEvenWithARepairedContainer() {
            byte[] lossy = new WebpWriter(Images.photo(40, 40), Optional.empty()).write(50);
            byte[] lossless = new WebpWriter(Images.photo(40, 40), Optional.empty()).writeLossless();
            for (byte[] webp : new byte[][] {lossy, lossless}) {
                for (int length = 0; length < webp.length; length++) {
                    byte[] cut = Arrays.copyOf(webp, length);
                    assertThatExceptionOfType(ImageProcessingException.class).isThrownBy(() -> read(cut));
                }
                for (int length = 30; length < webp.length - 10; length += 6) {
                    byte[] mended = riff(chunk(
                            new String(webp, 12, 4, StandardCharsets.US_ASCII), Arrays.copyOfRange(webp, 20, length)));
                    assertThatExceptionOfType(ImageProcessingException.class)
                            .as("cut to %d of %d bytes", length, webp.length)
                            .isThrownBy(() -> read(mended));
                }
            }
        }

        @Test
        void writesAProfileAroundEveryKindOfFile() {
            byte[] icc = {9, 8, 7, 6, 5};
            for (Pixels image : new Pixels[] {Images.photo(20, 10), Images.plain(20, 10, 0x40FF0000)}) {
                WebpWriter plain = new WebpWriter(image, Optional.empty());
                WebpWriter profiled = new WebpWriter(image, Optional.of(icc));
                for (boolean lossless : new boolean[] {false, true}) {
                    byte[] webp = lossless ? profiled.writeLossless() : profiled.write(60);
                    DecodedImage read = WebpReader.read(webp, Limits.defaults());
                    assertThat(read.profile())
                            .hasValueSatisfying(found -> assertThat(found).isEqualTo(icc));
                    assertThat(read.pixels()).isEqualTo(read(lossless ? plain.writeLossless() : plain.write(60)));
                }
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 50, 100, -1})
        void readsLargeImagesOfOneColor(int quality) throws IOException {
            for (int color : new int[] {0xFF000000, 0xFF336699, 0x40FF0000}) {
                WebpWriter writer = new WebpWriter(Images.plain(1500, 1000, color), Optional.empty());
                byte[] webp = quality < 0 ? writer.writeLossless() : writer.write(quality);
                assertThat(read(webp).width()).isEqualTo(1500);
                assertThat(ImageIntegrity.damageOf(Content.of(webp))).isEmpty();
            }
        }

        @Test
        void writesLosslessImagesThatReadBackUnchanged() {
            Pixels image = Images.rgb(61, 47, new SplittableRandom(4));
            assertThat(read(new WebpWriter(image, Optional.empty()).writeLossless()))
                    .isEqualTo(image);
        }
    }

    @Test
    void rejectsASizeThatTheDataCannotHold() {
        byte[] twoColors = lossless(
                7000,
                7000,
                bits -> noTransform(bits)
                        .simple(0, 255)
                        .simple(0)
                        .simple(0)
                        .simple(255)
                        .simple(0));
        assertRejected(twoColors, "cannot hold so many");
        byte[] pixel = image(lossless(1, 1, bits -> plain(bits)));
        byte[] canvas = {2, 0, 0, 0, 87, 27, 0, 87, 27, 0};
        assertRejected(riff(chunk("VP8X", canvas), chunk("ANMF", join(new byte[16], pixel))), "cannot hold so many");
    }

    @Test
    void readsALargeImageOfOneColorFromAFewBytes() throws IOException {
        byte[] webp = lossless(1500, 1000, bits -> plain(bits));
        assertThat(webp).hasSizeLessThan(40);
        assertThat(read(webp)).isEqualTo(Images.plain(1500, 1000, 0xFF0A0A0A));
        assertThat(ImageIntegrity.damageOf(Content.of(webp))).isEmpty();
    }

    private static BitWriter plain(BitWriter bits) {
        return noTransform(bits).simple(10).simple(10).simple(10).simple(255).simple(0);
    }

    private static BitWriter noTransform(BitWriter bits) {
        return bits.put(1, 0).put(1, 0).put(1, 0);
    }

    private static Pixels read(byte[] webp) {
        return WebpReader.read(webp, Limits.defaults()).pixels();
    }

    private static byte[] riff(byte[]... chunks) {
        byte[] content = join(chunks);
        return join(
                "RIFF".getBytes(StandardCharsets.US_ASCII),
                u32(content.length + 4),
                "WEBP".getBytes(StandardCharsets.US_ASCII),
                content);
    }

    private static byte[] chunk(String name, byte[] data) {
        return join(name.getBytes(StandardCharsets.US_ASCII), u32(data.length), data, new byte[data.length & 1]);
    }

    private static byte[] u32(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    /** Returns the only chunk of a simple file. */
    private static byte[] image(byte[] simple) {
        return Arrays.copyOfRange(simple, 12, simple.length);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] lossless(int width, int height, java.util.function.Consumer<BitWriter> data) {
        BitWriter bits = new BitWriter()
                .put(8, 0x2F)
                .put(14, width - 1)
                .put(14, height - 1)
                .put(1, 1)
                .put(3, 0);
        data.accept(bits);
        return riff(chunk("VP8L", bits.bytes()));
    }

    /** Writes bits, the lowest of each byte first. */
    private static final class BitWriter {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int bits;
        private int count;

        BitWriter put(int length, int value) {
            for (int i = 0; i < length; i++) {
                bits |= (value >> i & 1) << count;
                if (++count == 8) {
                    out.write(bits);
                    bits = 0;
                    count = 0;
                }
            }
            return this;
        }

        /** Writes a prefix code of one or two symbols. */
        BitWriter simple(int... symbols) {
            put(1, 1).put(1, symbols.length - 1).put(1, 1).put(8, symbols[0]);
            return symbols.length == 2 ? put(8, symbols[1]) : this;
        }

        byte[] bytes() {
            put(8 - count, 0);
            return out.toByteArray();
        }
    }
}
