package dev.easel.core.internal.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.image.Content;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.StorageException;
import dev.easel.core.internal.SpillingSpool;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Spool;
import dev.easel.core.port.out.SpoolSink;
import dev.easel.core.testing.TestImages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageIntegrityTest {
    private static final byte[] PNG = TestImages.photo(40, 30).bytes();
    private static final int PNG_END = 12;

    private static Optional<String> damage(byte[] file) throws IOException {
        return ImageIntegrity.damageOf(Content.of(file));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] withBit(byte[] file, int at) {
        byte[] changed = file.clone();
        changed[at] ^= 1;
        return changed;
    }

    @Test
    void findsAPngThatEndsBeforeTheEndOfItsPixels() throws IOException {
        assertThat(damage(PNG)).isEmpty();
        for (int length = 2; length < PNG.length - PNG_END; length++) {
            assertThat(damage(Arrays.copyOf(PNG, length)))
                    .as("%d of %d bytes", length, PNG.length)
                    .contains("The image is incomplete: it ends after " + length
                            + " bytes, before the end of its pixel data.");
        }
    }

    @Test
    void acceptsAPngThatIsWholeButForItsEnd() throws IOException {
        for (int length = PNG.length - PNG_END; length < PNG.length; length++) {
            assertThat(damage(Arrays.copyOf(PNG, length)))
                    .as("%d bytes", length)
                    .isEmpty();
        }
    }

    @Test
    void findsAWrongChecksumOfAChunkThatIsNeeded() throws IOException {
        assertThat(damage(withBit(PNG, PNG.length - PNG_END - 20)).orElseThrow())
                .startsWith("The image is damaged: the checksum of its IDAT chunk of ");
        assertThat(damage(withBit(PNG, PNG.length - PNG_END - 1)).orElseThrow()).contains("IDAT");
        assertThat(damage(withBit(PNG, 20)).orElseThrow()).contains("IHDR chunk of 13 bytes");
    }

    @Test
    void ignoresWrongChecksumsOfOtherChunksAndBytesAfterTheEnd() throws IOException {
        byte[] text = TestImages.chunk("tEXt", "a\0b".getBytes(StandardCharsets.US_ASCII));
        byte[] png = TestImages.file(1, 1, 8, 0, new byte[2], withBit(text, text.length - 1));
        assertThat(damage(png)).isEmpty();
        assertThat(damage(joined(PNG, new byte[1000]))).isEmpty();
        assertThat(damage(withBit(PNG, PNG.length - 1))).isEmpty();
    }

    @Test
    void findsAPngWithoutPixels() throws IOException {
        byte[] png = TestImages.file(1, 1, 8, 0, new byte[2]);
        byte[] header = Arrays.copyOf(png, 33);
        assertThat(damage(joined(header, TestImages.chunk("IEND", new byte[0]))))
                .contains("The image is damaged: it has no pixel data.");
        assertThat(damage(joined(header, HexFormat.of().parseHex("ffffffff49444154")))
                        .orElseThrow())
                .contains("IDAT chunk states an invalid length of 4294967295 bytes");
    }

    @Test
    void findsAHeaderThatStatesMoreThanTheDataCanHold() throws IOException {
        byte[] lie = TestImages.file(7000, 7000, 8, 2, new byte[9]);
        assertThat(lie).hasSizeLessThan(70);
        assertThat(damage(lie).orElseThrow())
                .isEqualTo("The image is damaged: its header states 7000×7000 pixels, but its 11 bytes of data"
                        + " cannot hold so many.");
        assertThat(damage(TestImages.file(7000, 7000, 1, 0, new byte[7000 * 876])))
                .isEmpty();
    }

    @Test
    void findsACutGif() throws IOException {
        byte[] head = HexFormat.of().parseHex("474946383961" + "02000200800000" + "000000ffffff");
        byte[] extension = HexFormat.of().parseHex("21f90401000000" + "00");
        byte[] frame = HexFormat.of().parseHex("2c000000000200020000" + "02" + "03448405" + "00");
        byte[] gif = joined(head, extension, frame, new byte[] {0x3B});
        assertThat(damage(gif)).isEmpty();
        assertThat(damage(joined(gif, new byte[9]))).isEmpty();
        for (int length = 2; length < gif.length - 1; length++) {
            assertThat(damage(Arrays.copyOf(gif, length)))
                    .as("%d bytes", length)
                    .isPresent();
        }
        assertThat(damage(Arrays.copyOf(gif, gif.length - 1))).as("no trailer").isEmpty();
        byte[] animation = joined(head, frame, frame);
        assertThat(damage(animation)).isEmpty();
        assertThat(damage(Arrays.copyOf(animation, animation.length - 3)))
                .as("only the first frame is read")
                .isEmpty();
        assertThat(damage(joined(head, frame, new byte[] {7, 7}))).isEmpty();
        assertThat(damage(joined(head, new byte[] {0x3B}))).contains("The image is damaged: it has no pixel data.");
        assertThat(damage(joined(head, new byte[] {7})).orElseThrow()).contains("unknown code 7");
        byte[] lie = gif.clone();
        Arrays.fill(lie, 6, 10, (byte) 27);
        assertThat(damage(lie).orElseThrow()).contains("states 6939×6939 pixels");
    }

    private static byte[] riff(byte[]... chunks) {
        byte[] content = joined(chunks);
        return joined(ascii("RIFF"), le32(4 + content.length), ascii("WEBP"), content);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] le32(int value) {
        return new byte[] {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)};
    }

    private static byte[] lossy(int width, int height, int modeBytes) {
        int tag = modeBytes << 5 | 0x10;
        return joined(
                new byte[] {(byte) tag, (byte) (tag >> 8), (byte) (tag >> 16), (byte) 0x9D, 1, 0x2A},
                new byte[] {(byte) width, (byte) (width >> 8), (byte) height, (byte) (height >> 8)},
                new byte[modeBytes + 1]);
    }

    private static byte[] chunk(String type, byte[] data) {
        return joined(ascii(type), le32(data.length), data, new byte[data.length & 1]);
    }

    @Test
    void findsACutWebp() throws IOException {
        byte[] webp = riff(chunk("VP8 ", lossy(16, 16, 4)), chunk("EXIF", new byte[3]));
        assertThat(damage(webp)).isEmpty();
        assertThat(damage(joined(webp, new byte[5]))).isEmpty();
        for (int length = 2; length < webp.length; length++) {
            assertThat(damage(Arrays.copyOf(webp, length)).orElseThrow())
                    .as("%d bytes", length)
                    .contains("ends after " + length + " bytes");
        }
        assertThat(damage(riff(chunk("VP8L", new byte[7])))).isEmpty();
        assertThat(damage(riff(chunk("ANMF", new byte[16])))).isEmpty();
        assertThat(damage(riff(chunk("EXIF", new byte[16])))).contains("The image is damaged: it has no pixel data.");
        assertThat(damage(riff(ascii("VP8 "), le32(99), new byte[9])).orElseThrow())
                .contains("a chunk of 99 bytes is longer than the file");
        assertThat(damage(riff(chunk("VP8 ", lossy(7000, 7000, 4)))).orElseThrow())
                .contains("states 7000×7000 pixels");
    }

    @Test
    void findsTheSameInPiecesOfAnyLength() throws IOException {
        byte[] cut = Arrays.copyOf(PNG, PNG.length / 3);
        for (byte[] file : List.of(PNG, cut, withBit(PNG, 20), withBit(PNG, PNG.length - 30))) {
            Random random = new Random(7);
            for (int round = 0; round < 20; round++) {
                ImageIntegrity integrity = new ImageIntegrity();
                for (int at = 0; at < file.length; ) {
                    int count = Math.min(file.length - at, round == 0 ? 1 : random.nextInt(50));
                    integrity.update(file, at, count);
                    at += count;
                }
                assertThat(integrity.damage(Content.of(file))).isEqualTo(damage(file));
            }
        }
    }

    @Test
    void leavesUnknownFormatsAlone() throws IOException {
        assertThat(damage(new byte[0])).isEmpty();
        assertThat(damage(new byte[] {1, 2, 3})).isEmpty();
    }

    @Test
    void namesTheFileThatIsNotWhole(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("half.png"), Arrays.copyOf(PNG, PNG.length / 2));
        ImageData half = ImageData.of(file);
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> ImageIntegrity.requireWhole(half))
                .withMessageStartingWith(file + ": The image is incomplete");
        Files.write(file, PNG);
        assertThat(ImageIntegrity.requireWhole(half)).isSameAs(half);
        Files.delete(file);
        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> ImageIntegrity.requireWhole(half));
    }

    @Test
    void noSpoolFinishesHalfAnImage(@TempDir Path folder) throws IOException {
        try (SpillingSpool memory = new SpillingSpool(1 << 20, Optional.empty());
                SpillingSpool file = new SpillingSpool(0, Optional.of(folder))) {
            for (Spool spool : List.of(memory, file, CallContext.detached().spool())) {
                assertThat(stored(spool, PNG.length).finish().length()).isEqualTo(PNG.length);
                SpoolSink half = stored(spool, PNG.length / 2);
                assertThatExceptionOfType(ImageProcessingException.class)
                        .isThrownBy(half::finish)
                        .withMessage("The image is incomplete: it ends after " + PNG.length / 2
                                + " bytes, before the end of its pixel data.");
            }
        }
    }

    private static SpoolSink stored(Spool spool, int length) throws IOException {
        SpoolSink sink = spool.open();
        sink.write(PNG, 0, length / 2);
        sink.write(PNG, length / 2, length - length / 2);
        return sink;
    }

    @Test
    void aPngWithoutItsEndIsWholeIfItsCompressedDataIs() throws IOException {
        byte[] header = Arrays.copyOf(PNG, 33);
        byte[] data = Arrays.copyOfRange(PNG, 41, PNG.length - PNG_END - 4);
        byte[] start = Arrays.copyOf(data, data.length / 2);
        byte[] end = Arrays.copyOfRange(data, data.length / 2, data.length);
        byte[] text = TestImages.chunk("tEXt", "a\0b".getBytes(StandardCharsets.US_ASCII));
        byte[] first = TestImages.chunk("IDAT", start);
        assertThat(damage(joined(header, first, text, TestImages.chunk("IDAT", end))))
                .isEmpty();
        assertThat(damage(joined(header, first)).orElseThrow()).startsWith("The image is incomplete");
        assertThat(damage(joined(header, first, text)).orElseThrow()).startsWith("The image is incomplete");
        Arrays.fill(end, (byte) -1);
        assertThat(damage(joined(header, first, TestImages.chunk("IDAT", end))).orElseThrow())
                .startsWith("The image is incomplete");
    }
}
