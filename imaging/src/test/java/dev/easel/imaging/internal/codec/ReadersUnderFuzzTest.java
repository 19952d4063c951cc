package dev.easel.imaging.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.imaging.internal.codec.jpeg.JpegParts;
import dev.easel.imaging.internal.codec.png.PngBuilder;
import dev.easel.imaging.internal.codec.png.PngWriter;
import dev.easel.imaging.internal.codec.webp.WebpWriter;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Chroma;
import dev.easel.imaging.settings.Limits;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For any bytes, a reader returns an image or throws an {@link ImageProcessingException}. Use
 * {@code -Deasel.fuzz.rounds=100000} for a long run and {@code -Deasel.fuzz.seed} for a different one.
 */
class ReadersUnderFuzzTest {
    private static final int ROUNDS = Integer.getInteger("easel.fuzz.rounds", 400);
    private static final long SEED = Long.getLong("easel.fuzz.seed", 20_261_121);
    private static final ImageDecoder READER =
            new ImageDecoder(Limits.defaults().pixels(100_000).metadataBytes(50_000));

    static Stream<Arguments> images() {
        SplittableRandom random = new SplittableRandom(1);
        Pixels photo = Images.photo(33, 21);
        List<Arguments> all = new ArrayList<>(List.of(
                Arguments.of("png rgb", png(Images.rgb(12, 9, random))),
                Arguments.of("png palette", png(Images.palette(40, 9, 20, random))),
                Arguments.of("png bits", png(Images.of(30, 30, i -> i % 7 == 0 ? -1 : 0xFF000000))),
                Arguments.of("png deep", png(Images.deep(9, 9, false, true, random))),
                Arguments.of("png interlaced", interlaced()),
                Arguments.of("jpeg", JpegParts.jpeg(photo, Chroma.HALF, false)),
                Arguments.of("jpeg progressive", JpegParts.jpeg(photo, Chroma.FULL, true)),
                Arguments.of("jpeg inks", JpegParts.with(JpegParts.raw(9, 9, 1, 2, 3, 4), 0xEE, JpegParts.adobe(2))),
                Arguments.of(
                        "jpeg turned",
                        JpegParts.with(JpegParts.jpeg(photo), 0xE1, JpegParts.named("Exif\0", PngBuilder.exif(6, 20)))),
                Arguments.of("gif", gif())));
        if (WebpWriter.available()) {
            WebpWriter opaque = new WebpWriter(photo, Optional.of(new byte[30]));
            WebpWriter clear = new WebpWriter(Images.rgba(20, 20, random), Optional.empty());
            all.add(Arguments.of("webp lossy", opaque.write(50)));
            all.add(Arguments.of("webp lossless", opaque.writeLossless()));
            all.add(Arguments.of("webp alpha", clear.write(20)));
            all.add(Arguments.of(
                    "webp palette",
                    new WebpWriter(Images.palette(30, 30, 4, random), Optional.empty()).writeLossless()));
        }
        return all.stream();
    }

    private static byte[] png(Pixels image) {
        return PngWriter.write(image, ParallelRows.caller());
    }

    private static byte[] interlaced() {
        byte[] rows = new byte[200];
        new SplittableRandom(5).nextBytes(rows);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (byte) (rows[i] & 3);
        }
        return PngBuilder.of(8, 8, 8, 2, true)
                .chunk("iCCP", PngBuilder.iccp(new byte[200]))
                .chunk("eXIf", PngBuilder.exif(3, 8))
                .rows(java.util.Arrays.copyOf(rows, 207))
                .end();
    }

    private static byte[] gif() {
        return new byte[] {
            'G',
            'I',
            'F',
            '8',
            '9',
            'a',
            3,
            0,
            2,
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
            0x21,
            (byte) 0xF9,
            4,
            1,
            0,
            0,
            1,
            0,
            0x2C,
            0,
            0,
            0,
            0,
            3,
            0,
            2,
            0,
            0,
            2,
            3,
            0x44,
            0x02,
            0x05,
            0,
            0x3B
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("images")
    void readersReturnAnImageOrThrowATypedException(String kind, byte[] valid) {
        int rejected = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long seed = SEED + round;
            byte[] bytes = damaged(valid, new SplittableRandom(seed));
            try {
                Pixels read = READER.read(ImageData.of(bytes));
                assertThat(read.argb()).hasSize(read.width() * read.height());
            } catch (ImageProcessingException expected) {
                assertThat(expected)
                        .as("%s, seed %d", kind, seed)
                        .hasMessageNotContaining("null")
                        .hasMessageNotContaining("did not expect");
                rejected++;
            } catch (RuntimeException | Error e) {
                fail(
                        "%s, seed %d of round %d: run again with -Deasel.fuzz.seed=%d"
                                .formatted(kind, seed, round, seed),
                        e);
            }
        }
        assertThat(rejected).as("number of rejected images").isPositive();
    }

    private static byte[] damaged(byte[] valid, SplittableRandom random) {
        byte[] bytes = valid.clone();
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> bytes[at] = (byte) (random.nextBoolean() ? 0xFF : 0);
                case 3 -> bytes = java.util.Arrays.copyOf(bytes, 1 + at);
                case 4 -> {
                    int from = random.nextInt(bytes.length);
                    int length = Math.min(random.nextInt(20), bytes.length - Math.max(from, at));
                    System.arraycopy(bytes, from, bytes, at, length);
                }
                default -> bytes[random.nextInt(Math.min(40, bytes.length))] = (byte) random.nextInt();
            }
        }
        if (random.nextInt(4) > 0) {
            repairChecksums(bytes);
        }
        return bytes;
    }

    /** Corrects the checksums of PNG chunks, so that damage passes their check. */
    private static void repairChecksums(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes);
        if (bytes.length < 8 || file.getInt(0) != 0x89504E47) {
            return;
        }
        for (long at = 8; at + 12 <= bytes.length; ) {
            long length = file.getInt((int) at) & 0xFFFFFFFFL;
            if (at + 12 + length > bytes.length) {
                return;
            }
            CRC32 crc = new CRC32();
            crc.update(bytes, (int) at + 4, (int) length + 4);
            file.putInt((int) (at + 8 + length), (int) crc.getValue());
            at += 12 + length;
        }
    }
}
