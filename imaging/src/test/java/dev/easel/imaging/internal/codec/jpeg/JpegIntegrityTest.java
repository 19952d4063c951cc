package dev.easel.imaging.internal.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.image.Content;
import dev.easel.core.internal.integrity.ImageIntegrity;
import dev.easel.imaging.internal.codec.Images;
import dev.easel.imaging.settings.Chroma;
import dev.easel.imaging.settings.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What core tells about JPEGs while they arrive; the encoders that make them are here. */
class JpegIntegrityTest {
    private static final int END_MARKER = 2;

    static Stream<Arguments> jpegs() {
        SplittableRandom random = new SplittableRandom(3);
        return Stream.of(
                Arguments.of("baseline", JpegParts.jpeg(Images.photo(67, 45))),
                Arguments.of("baseline, half the colors", JpegParts.jpeg(Images.photo(67, 45), Chroma.HALF, false)),
                Arguments.of("progressive", JpegParts.jpeg(Images.photo(67, 45), Chroma.FULL, true)),
                Arguments.of("progressive, half the colors", JpegParts.jpeg(Images.photo(67, 45), Chroma.HALF, true)),
                Arguments.of("progressive noise", JpegParts.jpeg(Images.rgb(50, 70, random), Chroma.HALF, true)),
                Arguments.of("progressive gray", JpegParts.jpeg(Images.gray(41, 23, random), Chroma.FULL, true)),
                Arguments.of("one color", JpegParts.jpeg(Images.plain(300, 200, -1), Chroma.HALF, true)),
                Arguments.of("four inks", JpegParts.raw(30, 20, 10, 99, 200, 7)),
                Arguments.of("restart markers", withRestarts(80)));
    }

    /** Returns a gray JPEG of blocks without any difference to the one before, a restart marker after each second one. */
    private static byte[] withRestarts(int width) {
        byte[] gray = JpegParts.raw(width, 8, 128);
        int scan = 0;
        while (gray[scan] != -1 || (gray[scan + 1] & 0xFF) != 0xDA) {
            scan += scan == 0 ? 2 : 2 + ((gray[scan + 2] & 0xFF) << 8 | gray[scan + 3] & 0xFF);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(gray, 0, scan);
        out.writeBytes(new byte[] {-1, (byte) 0xDD, 0, 4, 0, 2});
        out.write(gray, scan, 10);
        for (int pair = 0; pair < width / 16; pair++) {
            // Two blocks of two codes: no difference (00), and the end of the block (1010).
            out.writeBytes(new byte[] {0b00_1010_00, (byte) 0b1010_1111, -1, (byte) (0xD0 | pair & 7)});
        }
        byte[] jpeg = out.toByteArray();
        jpeg[jpeg.length - 1] = (byte) 0xD9;
        return jpeg;
    }

    private static Optional<String> damage(byte[] file, int length) throws IOException {
        return ImageIntegrity.damageOf(Content.of(Arrays.copyOf(file, length)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jpegs")
    void isWholeWithOrWithoutItsEndMarker(String kind, byte[] jpeg) throws IOException {
        assertThat(JpegReader.read(jpeg, Limits.defaults())).isNotNull();
        assertThat(damage(jpeg, jpeg.length)).isEmpty();
        assertThat(damage(jpeg, jpeg.length + 99)).isEmpty();
        assertThat(damage(jpeg, jpeg.length - 1)).isEmpty();
        assertThat(damage(jpeg, jpeg.length - END_MARKER)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jpegs")
    void isIncompleteWhereverItsDataIsCut(String kind, byte[] jpeg) throws IOException {
        for (int length = 2; length < jpeg.length - END_MARKER; length += 1 + length / 200) {
            assertThat(damage(jpeg, length))
                    .as("%d of %d bytes", length, jpeg.length)
                    .contains("The image is incomplete: it ends after " + length
                            + " bytes, before the end of its pixel data.");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jpegs")
    void isTheSameInPiecesOfAnyLength(String kind, byte[] jpeg) throws IOException {
        Random random = new Random(5);
        for (int length : new int[] {jpeg.length, jpeg.length / 2}) {
            ImageIntegrity integrity = new ImageIntegrity();
            for (int at = 0; at < length; ) {
                int count = Math.min(length - at, random.nextInt(9));
                integrity.update(jpeg, at, count);
                at += count;
            }
            assertThat(integrity.damage(Content.of(Arrays.copyOf(jpeg, length))))
                    .isEqualTo(damage(jpeg, length));
        }
    }

    @Test
    void isDamagedWithoutAScanOrWithAnInvalidSegment() throws IOException {
        byte[] jpeg = JpegParts.jpeg(Images.photo(20, 10));
        byte[] empty = {-1, (byte) 0xD8, -1, (byte) 0xD9};
        assertThat(damage(empty, 4)).contains("The image is damaged: it has no pixel data.");
        jpeg[4] = 0;
        jpeg[5] = 1;
        assertThat(damage(jpeg, jpeg.length).orElseThrow()).contains("a segment states an invalid length of 1 bytes");
    }

    @Test
    void neverFailsOnDamagedData() throws IOException {
        Random random = new Random(11);
        byte[] progressive = JpegParts.jpeg(Images.photo(67, 45), Chroma.HALF, true);
        byte[] baseline = JpegParts.jpeg(Images.photo(67, 45), Chroma.HALF, false);
        for (int round = 0; round < 2000; round++) {
            byte[] damaged = (round % 2 == 0 ? progressive : baseline).clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                damaged[2 + random.nextInt(damaged.length - 2)] = (byte) random.nextInt();
            }
            assertThat(damage(damaged, damaged.length - 2 - random.nextInt(9))).isNotNull();
        }
    }
}
