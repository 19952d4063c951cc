package dev.easel.core.internal.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.image.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small files that the JDK's encoder made of painted noise: every kind of scan, a restart marker after each second group. */
class JpegCheckTest {
    private static final int START = 2;
    private static final int END = 2;
    private static final int FRAME = 0xC0;
    private static final int SCAN = 0xDA;

    static byte[] jpeg(String name) throws IOException {
        try (InputStream in = JpegCheckTest.class.getResourceAsStream(name + ".jpg")) {
            return in.readAllBytes();
        }
    }

    private static Optional<String> damage(byte[] file) throws IOException {
        return ImageIntegrity.damageOf(Content.of(file));
    }

    private static Optional<String> damage(byte[] file, int length) throws IOException {
        return damage(Arrays.copyOf(file, length));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    /** Returns where the first segment with a marker begins. */
    private static int find(byte[] jpeg, int marker) {
        int at = START;
        while ((jpeg[at + 1] & 0xFF) != marker) {
            at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
        }
        return at;
    }

    private static byte[] inserted(byte[] jpeg, int at, byte[] bytes) {
        return joined(Arrays.copyOf(jpeg, at), bytes, Arrays.copyOfRange(jpeg, at, jpeg.length));
    }

    private static byte[] withByte(byte[] jpeg, int at, int value) {
        byte[] changed = jpeg.clone();
        changed[at] = (byte) value;
        return changed;
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline", "restarts", "progressive", "gray", "plain", "four-inks"})
    void isWholeWithOrWithoutItsEndMarker(String name) throws IOException {
        byte[] jpeg = jpeg(name);
        assertThat(damage(jpeg)).isEmpty();
        assertThat(damage(jpeg, jpeg.length - 1)).as("half a marker").isEmpty();
        assertThat(damage(jpeg, jpeg.length - END)).as("no marker").isEmpty();
        assertThat(damage(jpeg, jpeg.length + 1)).as("a byte more").isEmpty();
        assertThat(damage(jpeg, jpeg.length + 99)).as("bytes more").isEmpty();
        assertThat(damage(joined(Arrays.copyOf(jpeg, jpeg.length - END), hex("ffffff"))))
                .as("padded")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline", "restarts", "progressive", "gray", "plain", "four-inks"})
    void isIncompleteWhereverItsDataIsCut(String name) throws IOException {
        byte[] jpeg = jpeg(name);
        for (int length = START; length < jpeg.length - END; length++) {
            assertThat(damage(jpeg, length))
                    .as("%d of %d bytes", length, jpeg.length)
                    .contains("The image is incomplete: it ends after " + length
                            + " bytes, before the end of its pixel data.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"restarts", "progressive"})
    void isTheSameInPiecesOfAnyLength(String name) throws IOException {
        byte[] jpeg = jpeg(name);
        Random random = new Random(5);
        for (int most : new int[] {1, 2, 3, 9, 90}) {
            for (int length : new int[] {jpeg.length, jpeg.length - 1, jpeg.length - 3, jpeg.length / 2}) {
                ImageIntegrity integrity = new ImageIntegrity();
                for (int at = 0; at < length; ) {
                    int count = Math.min(length - at, 1 + random.nextInt(most));
                    integrity.update(jpeg, at, count);
                    at += count;
                }
                assertThat(integrity.damage(Content.of(Arrays.copyOf(jpeg, length))))
                        .isEqualTo(damage(jpeg, length));
            }
        }
    }

    /** What only its last bytes tell is found without reading the image again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1000})
    void aWholeImageIsReadOnce(int most) throws IOException {
        byte[] jpeg = jpeg("baseline");
        ImageIntegrity integrity = new ImageIntegrity();
        for (int at = 0; at < jpeg.length; at += most) {
            integrity.update(jpeg, at, Math.min(most, jpeg.length - at));
        }
        Content unreadable = new Content() {
            @Override
            public long length() {
                return jpeg.length;
            }

            @Override
            public InputStream open() throws IOException {
                throw new IOException("it was read again");
            }
        };
        assertThat(integrity.damage(unreadable)).isEmpty();
    }

    @Test
    void anEndMarkerWithinASegmentIsNotItsEnd() throws IOException {
        byte[] jpeg = jpeg("baseline");
        byte[] thumbnail = inserted(jpeg, START, joined(hex("ffe10006"), hex("ffdaffd9")));
        assertThat(damage(thumbnail)).isEmpty();
        for (int cut : new int[] {3, 50, 200}) {
            assertThat(damage(thumbnail, thumbnail.length - cut))
                    .as("%d bytes less", cut)
                    .isPresent();
        }
    }

    @Test
    void strayBytesBetweenSegmentsAreSkipped() throws IOException {
        byte[] jpeg = jpeg("baseline");
        for (String stray : new String[] {"00", "ff", "ffff", "1234", "ff00", "ff01", "ffd0", "ffd8"}) {
            byte[] loose = inserted(jpeg, find(jpeg, FRAME), hex(stray));
            assertThat(damage(loose)).as(stray).isEmpty();
            assertThat(damage(loose, loose.length - END)).as(stray).isEmpty();
            assertThat(damage(loose, loose.length - END - 1)).as(stray).isPresent();
        }
    }

    @Test
    void isDamagedWithoutAScan() throws IOException {
        byte[] jpeg = jpeg("baseline");
        String message = "The image is damaged: it has no pixel data.";
        assertThat(damage(hex("ffd8ffd9"))).contains(message);
        assertThat(damage(joined(Arrays.copyOf(jpeg, find(jpeg, SCAN)), hex("ffd9"))))
                .contains(message);
        assertThat(damage(joined(Arrays.copyOf(jpeg, find(jpeg, SCAN)), hex("ffff"))))
                .isPresent();
    }

    @Test
    void isDamagedByASegmentOfAnInvalidLength() throws IOException {
        byte[] jpeg = jpeg("baseline");
        assertThat(damage(withByte(jpeg, START + 3, 1)))
                .contains("The image is damaged: a segment states an invalid length of 1 bytes.");
        assertThat(damage(inserted(jpeg, START, hex("ffe00002"))))
                .as("an empty segment")
                .isEmpty();
    }

    @Test
    void isDamagedIfItsHeaderStatesMoreThanItsDataCanHold() throws IOException {
        for (String name : new String[] {"baseline", "progressive"}) {
            byte[] jpeg = jpeg(name);
            int height = find(jpeg, name.equals("baseline") ? FRAME : 0xC2) + 5;
            byte[] lie = withByte(jpeg, height, 0xFF);
            assertThat(damage(lie).orElseThrow()).startsWith("The image is incomplete");
            assertThat(damage(lie, lie.length - END).orElseThrow()).startsWith("The image is incomplete");
        }
    }

    @Test
    void aHeightThatTheDataDoesNotFillIsIncompleteWithoutTheEndMarker() throws IOException {
        byte[] jpeg = jpeg("baseline");
        byte[] taller = withByte(jpeg, find(jpeg, FRAME) + 6, 60);
        assertThat(damage(taller)).as("decoders fill the rest").isEmpty();
        assertThat(damage(taller, taller.length + 5))
                .as("also before other bytes")
                .isEmpty();
        assertThat(damage(taller, taller.length - END)).isPresent();
    }

    @Test
    void onlyHuffmanCodesAreLookedInto() throws IOException {
        byte[] jpeg = jpeg("baseline");
        int frame = find(jpeg, FRAME) + 1;
        for (int kind : new int[] {0xC3, 0xC5, 0xC9, 0xCF}) {
            assertThat(damage(withByte(jpeg, frame, kind), jpeg.length - 40))
                    .as("%x", kind)
                    .isEmpty();
        }
        byte[] extended = withByte(jpeg, frame, 0xC1);
        assertThat(damage(extended, jpeg.length - END)).isEmpty();
        assertThat(damage(extended, jpeg.length - END - 1)).isPresent();
        for (int other : new int[] {0xC8, 0xCC, 0xE5}) {
            assertThat(damage(withByte(jpeg, frame, other), jpeg.length - END))
                    .as("%x is no frame", other)
                    .isPresent();
        }
    }

    @Test
    void aMissingRestartMarkerIsNoticed() throws IOException {
        byte[] jpeg = jpeg("restarts");
        int scan = find(jpeg, SCAN);
        int restart = scan;
        while (jpeg[restart] != -1 || (jpeg[restart + 1] & 0xF8) != 0xD0) {
            restart++;
        }
        assertThat(damage(withByte(jpeg, restart + 1, 0xD7), jpeg.length - END))
                .as("another one")
                .isEmpty();
        byte[] without = joined(Arrays.copyOf(jpeg, restart), Arrays.copyOfRange(jpeg, restart + 2, jpeg.length - END));
        assertThat(damage(without)).isPresent();
        assertThat(damage(withByte(jpeg, restart + 1, 0xE0), jpeg.length - END)).isPresent();
    }

    @Test
    void aScanNeedsItsTablesAndComponents() throws IOException {
        byte[] jpeg = jpeg("baseline");
        int scan = find(jpeg, SCAN);
        assertThat(damage(withByte(jpeg, scan + 6, 0x33), jpeg.length - END))
                .as("no such tables")
                .isPresent();
        assertThat(damage(withByte(jpeg, scan + 5, 99), jpeg.length - END))
                .as("no such component")
                .isPresent();
        byte[] gray = jpeg("gray");
        int first = find(gray, SCAN);
        assertThat(damage(withByte(gray, first + 7, 64 + 9), gray.length - END))
                .as("first after last")
                .isPresent();
        assertThat(damage(withByte(jpeg, find(jpeg, 0xC4) + 4 + 16, 200), jpeg.length - END))
                .as("a long table")
                .isPresent();
    }

    @Test
    void aFrameWithinAnotherIsIgnored() throws IOException {
        byte[] jpeg = jpeg("baseline");
        int frame = find(jpeg, FRAME);
        byte[] second = Arrays.copyOfRange(jpeg, frame, frame + 19);
        second[6] = (byte) 200;
        byte[] both = inserted(jpeg, frame + 19, second);
        assertThat(damage(both, both.length - END)).isEmpty();
        assertThat(damage(both, both.length - END - 1)).isPresent();
    }

    @Test
    void aHundredScansAreReadAndNoMore() throws IOException {
        byte[] gray = jpeg("gray");
        int second = find(gray, SCAN);
        while (gray[second] != -1 || (gray[second + 1] & 0xFF) != 0xC4) {
            second++;
        }
        byte[] hundred = inserted(gray, second, scans(94));
        assertThat(damage(hundred, hundred.length - END)).isEmpty();
        byte[] more = inserted(gray, second, scans(95));
        assertThat(damage(more, more.length - END)).isPresent();
        assertThat(damage(more)).as("with its end marker").isEmpty();
    }

    /** Returns scans that each add one bit to the first coefficient of twelve blocks. */
    private static byte[] scans(int count) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            out.writeBytes(hex("ffda0008010100000010" + "5555"));
        }
        return out.toByteArray();
    }
}
