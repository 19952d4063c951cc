package dev.easel.imaging.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.internal.metadata.ImageStructure;
import dev.easel.core.port.out.CallContext;
import dev.easel.imaging.internal.codec.jpeg.JpegParts;
import dev.easel.imaging.internal.codec.png.PngBuilder;
import dev.easel.imaging.internal.codec.webp.WebpWriter;
import dev.easel.imaging.internal.pixels.Pixels;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UploadCodecTest {
    private static final ImageDecoder READER = new ImageDecoder();
    private static final ImageEncoder WRITER = new ImageEncoder();
    private static final byte[] LINEAR =
            ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private static final byte[] GRAY =
            ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
    private static final byte[] RGB_ROWS = {0, 10, 20, 30, 40, 50, 60};
    private static final byte[] PHOTO = JpegParts.jpeg(Images.photo(24, 16));

    private final UploadCodec codec = new UploadCodec(READER, WRITER);

    private static Arguments of(String what, byte[] file) {
        return Arguments.of(what, file);
    }

    private static byte[] png(int depth, int colorType, byte[] rows, Object... chunks) {
        PngBuilder png = PngBuilder.of(2, 1, depth, colorType, false);
        for (int i = 0; i < chunks.length; i += 2) {
            png.chunk((String) chunks[i], (byte[]) chunks[i + 1]);
        }
        return png.rows(rows).end();
    }

    private static byte[] exif(int orientation) {
        return JpegParts.named(
                "Exif",
                ByteBuffer.allocate(27)
                        .put((byte) 0)
                        .put(PngBuilder.exif(orientation, 8))
                        .array());
    }

    private static byte[] profile(byte[] icc) {
        return JpegParts.named(
                "ICC_PROFILE",
                ByteBuffer.allocate(2 + icc.length)
                        .put(new byte[] {1, 1})
                        .put(icc)
                        .array());
    }

    private static byte[] chunk(String type, byte[]... parts) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            data.writeBytes(part);
        }
        ByteBuffer chunk =
                ByteBuffer.allocate(8 + data.size() + (data.size() & 1)).order(ByteOrder.LITTLE_ENDIAN);
        return chunk.put(type.getBytes(StandardCharsets.US_ASCII))
                .putInt(data.size())
                .put(data.toByteArray())
                .array();
    }

    private static Stream<Arguments> filesToChange() {
        return Stream.of(
                of("palette", png(8, 3, new byte[] {0, 0, 1}, "PLTE", new byte[] {1, 2, 3, 4, 5, 6})),
                of("palette of 1 bit", png(1, 3, new byte[] {0, 0x40}, "PLTE", new byte[] {1, 2, 3, 4, 5, 6})),
                of("palette with alpha", png(8, 3, new byte[] {0, 0, 1}, "PLTE", new byte[6], "tRNS", new byte[] {9})),
                of("1 bit", png(1, 0, new byte[] {0, 0x40})),
                of("16 bit", png(16, 2, new byte[13])),
                of("16 bit gray", png(16, 0, new byte[] {0, 1, 2, 3, 4})),
                of("16 bit with alpha", png(16, 6, new byte[17])),
                of("transparent color", png(8, 2, RGB_ROWS, "tRNS", new byte[] {0, 10, 0, 20, 0, 30})),
                of("turned PNG", png(8, 2, RGB_ROWS, "eXIf", PngBuilder.exif(6, 8))),
                of("PNG with a profile", png(8, 2, RGB_ROWS, "iCCP", PngBuilder.iccp(LINEAR))),
                of("PNG with a broken profile", png(8, 2, RGB_ROWS, "iCCP", PngBuilder.iccp(new byte[200]))),
                of("PNG of gray with a profile", png(8, 0, new byte[] {0, 1, 2}, "iCCP", PngBuilder.iccp(GRAY))),
                of("PNG with a gamma", png(8, 2, RGB_ROWS, "gAMA", new byte[] {0, 1, (byte) 0x86, (byte) 0xA0})),
                of("PNG of Display P3", png(8, 2, RGB_ROWS, "cICP", new byte[] {12, 13, 0, 1})),
                of("turned JPEG", JpegParts.with(PHOTO, 0xE1, exif(8))),
                of("JPEG with a profile", JpegParts.with(PHOTO, 0xE2, profile(LINEAR))),
                of("JPEG with a broken profile", JpegParts.with(PHOTO, 0xE2, profile(new byte[40]))),
                of("CMYK", JpegParts.with(JpegParts.raw(4, 3, 9, 8, 7, 200), 0xEE, JpegParts.adobe(0))),
                of("GIF", gif()));
    }

    private static byte[] gif() {
        byte[] frame = {0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 0x01, 0};
        return ByteBuffer.allocate(19 + 2 * frame.length + 1)
                .put("GIF89a".getBytes(StandardCharsets.US_ASCII))
                .put(new byte[] {1, 0, 1, 0, (byte) 0x80, 0, 0, 1, 2, 3, 4, 5, 6})
                .put(frame)
                .put(frame)
                .put((byte) 0x3B)
                .array();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesToChange")
    void makesAnUprightPngOfEightBits(String what, byte[] file) {
        ImageData image = ImageData.of(file);
        ImageData sent = codec.encode(image, OptionalLong.empty(), CallContext.detached());
        assertThat(sent.format()).isEqualTo(ImageFormat.PNG);
        assertThat(sent.header().upright()).isTrue();
        assertThat(sent.size()).isEqualTo(image.size());
        ImageStructure structure = ImageStructure.of(sent);
        assertThat(structure.plain()).isTrue();
        assertThat(structure.clean()).isTrue();
        assertThat(READER.read(sent)).isEqualTo(READER.read(image));
        assertThat(READER.readInOwnColors(sent).profile()).isEmpty();
        assertThat(codec.encode(sent, OptionalLong.empty(), CallContext.detached()))
                .isSameAs(sent);
    }

    private static Stream<Arguments> filesToPass() {
        return Stream.of(
                of("PNG", png(8, 2, RGB_ROWS)),
                of("gray PNG", png(8, 0, new byte[] {0, 1, 2})),
                of("PNG of gray and alpha", png(8, 4, new byte[5])),
                of("PNG with alpha", png(8, 6, new byte[9])),
                of("PNG that says sRGB", png(8, 2, RGB_ROWS, "sRGB", new byte[1])),
                of("PNG with the profile of sRGB", png(8, 2, RGB_ROWS, "iCCP", PngBuilder.iccp(SRGB))),
                of("PNG with the gamma of sRGB", png(8, 2, RGB_ROWS, "gAMA", new byte[] {0, 0, (byte) 0xB1, (byte) 0x8F
                })),
                of("PNG whose pixels are damaged", png(8, 2, new byte[1])),
                of("JPEG", PHOTO),
                of("JPEG with the profile of sRGB", JpegParts.with(PHOTO, 0xE2, profile(SRGB))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesToPass")
    void passesWhatEveryProviderReads(String what, byte[] file) {
        ImageData image = ImageData.of(file);
        assertThat(codec.encode(image, OptionalLong.empty(), CallContext.detached()))
                .isSameAs(image);
    }

    @Test
    void takesTheFirstFrameOfAnAnimatedWebp() {
        assumeTrue(WebpWriter.available());
        Pixels first = Images.photo(6, 4);
        byte[] still = new WebpWriter(first, Optional.empty()).writeLossless();
        byte[] frame = chunk(
                "ANMF",
                new byte[6],
                new byte[] {5, 0, 0, 3, 0, 0, 9, 0, 0, 0},
                Arrays.copyOfRange(still, 12, still.length));
        ImageData animated = ImageData.of(chunk(
                "RIFF",
                "WEBP".getBytes(StandardCharsets.US_ASCII),
                chunk("VP8X", new byte[] {0x02, 0, 0, 0, 5, 0, 0, 3, 0, 0}),
                frame,
                frame));
        ImageData sent = codec.encode(animated, OptionalLong.empty(), CallContext.detached());
        assertThat(sent.format()).isEqualTo(ImageFormat.PNG);
        assertThat(READER.read(sent)).isEqualTo(first);
    }

    @Test
    void compressesAsJpegWhatHasTooManyBytes() {
        Pixels photo = Images.photo(120, 90);
        ImageData png = WRITER.png(photo);
        ImageData sent = codec.encode(png, OptionalLong.of(png.length() - 1), CallContext.detached());
        assertThat(sent.format()).isEqualTo(ImageFormat.JPEG);
        assertThat(sent.length()).isLessThan(png.length());
        assertThat(Images.difference(READER.read(sent), photo)).isCloseTo(0, within(2.0));
    }

    @Test
    void keepsTransparencyWhateverItCosts() {
        ImageData png = WRITER.png(Images.rgba(40, 40, new SplittableRandom(1)));
        ImageData sent = codec.encode(png, OptionalLong.of(100), CallContext.detached());
        assertThat(sent.format()).isEqualTo(ImageFormat.PNG);
        assertThat(READER.read(sent)).isEqualTo(READER.read(png));
    }
}
