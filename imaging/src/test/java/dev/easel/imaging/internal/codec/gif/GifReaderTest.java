package dev.easel.imaging.internal.codec.gif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.image.Content;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.internal.integrity.ImageIntegrity;
import dev.easel.imaging.internal.codec.Images;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.settings.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GifReaderTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 16, 100, 256})
    void readsEveryPixel(int colors) {
        for (int seed = 0; seed < 5; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int width = 1 + random.nextInt(90);
            int height = 1 + random.nextInt(90);
            int[] table = new int[colors];
            Arrays.setAll(table, i -> 0xFF000000 | random.nextInt(1 << 24));
            int[] indices = new int[width * height];
            Arrays.setAll(indices, i -> random.nextInt(3) == 0 ? random.nextInt(colors) : i / 7 % colors);
            for (boolean interlaced : new boolean[] {false, true}) {
                byte[] gif = new GifBuilder(width, height, table)
                        .frame(0, 0, width, height, indices, interlaced)
                        .end();
                assertThat(read(gif))
                        .as("seed %d, interlaced %s", seed, interlaced)
                        .isEqualTo(Images.of(width, height, i -> table[indices[i]]));
            }
        }
    }

    @Test
    void drawsASmallFirstFrameOnATransparentCanvas() {
        int[] table = {0xFF112233, 0xFF445566};
        byte[] gif = new GifBuilder(4, 3, table)
                .transparent(1)
                .frame(1, 1, 2, 1, new int[] {0, 1}, false)
                .frame(0, 0, 1, 1, new int[] {1}, false)
                .end();
        Pixels read = read(gif);
        assertThat(read.argb()).containsExactly(0, 0, 0, 0, 0, 0xFF112233, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void rejectsMoreFramesThanTheLimit() {
        byte[] gif = new GifBuilder(1, 1, new int[] {-1, -1})
                .frame(0, 0, 1, 1, new int[] {0}, false)
                .frame(0, 0, 1, 1, new int[] {0}, false)
                .end();
        assertThat(read(gif).argb()).containsExactly(-1);
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> GifReader.read(gif, Limits.defaults().frames(1)))
                .withMessageContaining("2 frames");
    }

    @Test
    void rejectsAFrameTruncatedAnywhere() {
        int[] indices = new int[40 * 30];
        SplittableRandom random = new SplittableRandom(3);
        Arrays.setAll(indices, i -> random.nextInt(4));
        byte[] gif = new GifBuilder(40, 30, new int[] {-1, -2, -3, -4})
                .frame(0, 0, 40, 30, indices, false)
                .withoutEnd();
        for (int length = 0; length < gif.length; length++) {
            byte[] cut = Arrays.copyOf(gif, length);
            assertThatExceptionOfType(ImageProcessingException.class)
                    .as("cut to %d of %d bytes", length, gif.length)
                    .isThrownBy(() -> read(cut));
        }
        assertThat(read(gif).width()).isEqualTo(40);
    }

    @Test
    void rejectsAFrameWhoseDataEndsEarly() {
        byte[] gif = new GifBuilder(9, 9, new int[] {-1, -2})
                .frame(0, 0, 9, 9, new int[80], false)
                .end();
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> read(gif))
                .withMessageContaining("80 of 81");
    }

    @Test
    void readsAFileWithoutColorsInBlackAndWhite() {
        byte[] gif = new GifBuilder(2, 1, new int[0])
                .frame(0, 0, 2, 1, new int[] {0, 1}, false)
                .end();
        assertThat(read(gif).argb()).containsExactly(0xFF000000, 0xFFFFFFFF);
    }

    @Test
    void readsTheFirstFrameWhateverFollowsIt() throws IOException {
        GifBuilder builder = new GifBuilder(1, 1, new int[] {-1, -1}).frame(0, 0, 1, 1, new int[] {0}, false);
        int first = builder.withoutEnd().length;
        byte[] gif = builder.frame(0, 0, 1, 1, new int[] {0}, false).end();
        for (int length = first; length <= gif.length; length++) {
            byte[] cut = Arrays.copyOf(gif, length);
            assertThat(read(cut).argb()).containsExactly(-1);
            assertThat(ImageIntegrity.damageOf(Content.of(cut))).isEmpty();
            cut = Arrays.copyOf(cut, length + 5);
            Arrays.fill(cut, length, length + 5, (byte) 77);
            assertThat(read(cut).argb()).containsExactly(-1);
            assertThat(ImageIntegrity.damageOf(Content.of(cut))).isEmpty();
        }
    }

    private static Pixels read(byte[] gif) {
        return GifReader.read(gif, Limits.defaults()).pixels();
    }

    /** Builds GIFs block by block. */
    private static final class GifBuilder {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final int bits;

        GifBuilder(int width, int height, int[] table) {
            out.writeBytes(new byte[] {'G', 'I', 'F', '8', '9', 'a'});
            u16(width, height);
            bits = table.length < 2 ? 1 : 32 - Integer.numberOfLeadingZeros(table.length - 1);
            out.write(table.length == 0 ? 0 : 0x80 | bits - 1);
            out.write(0);
            out.write(0);
            for (int i = 0; i < (table.length == 0 ? 0 : 1 << bits); i++) {
                int color = i < table.length ? table[i] : 0;
                out.write(color >> 16);
                out.write(color >> 8);
                out.write(color);
            }
        }

        private void u16(int... values) {
            for (int value : values) {
                out.write(value);
                out.write(value >> 8);
            }
        }

        GifBuilder transparent(int index) {
            out.writeBytes(new byte[] {0x21, (byte) 0xF9, 4, 1, 0, 0, (byte) index, 0});
            return this;
        }

        GifBuilder frame(int left, int top, int width, int height, int[] indices, boolean interlaced) {
            out.write(0x2C);
            u16(left, top, width, height);
            out.write(interlaced ? 0x40 : 0);
            int rootBits = Math.max(2, bits);
            out.write(rootBits);
            byte[] packed = new Lzw(rootBits).pack(interlaced ? interlaced(indices, width, height) : indices);
            for (int from = 0; from < packed.length; from += 255) {
                int length = Math.min(255, packed.length - from);
                out.write(length);
                out.write(packed, from, length);
            }
            out.write(0);
            return this;
        }

        private static int[] interlaced(int[] indices, int width, int height) {
            int[] stored = new int[indices.length];
            int row = 0;
            for (int[] pass : new int[][] {{0, 8}, {4, 8}, {2, 4}, {1, 2}}) {
                for (int y = pass[0]; y < height; y += pass[1]) {
                    System.arraycopy(indices, y * width, stored, row++ * width, width);
                }
            }
            return stored;
        }

        byte[] end() {
            out.write(0x3B);
            return out.toByteArray();
        }

        byte[] withoutEnd() {
            return out.toByteArray();
        }
    }

    /** Compresses with the LZW algorithm of GIF and a table of sequences. */
    private static final class Lzw {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final java.util.Map<String, Integer> codes = new java.util.HashMap<>();
        private final int rootBits;
        private int size;
        private int bits;
        private int count;

        Lzw(int rootBits) {
            this.rootBits = rootBits;
            clear();
        }

        private void clear() {
            size = rootBits + 1;
            codes.clear();
            for (int i = 0; i < 1 << rootBits; i++) {
                codes.put(String.valueOf((char) i), i);
            }
            codes.put("clear", 1 << rootBits);
            codes.put("end", (1 << rootBits) + 1);
        }

        byte[] pack(int[] indices) {
            put(1 << rootBits);
            String sequence = "";
            for (int index : indices) {
                String longer = sequence + (char) index;
                if (codes.containsKey(longer)) {
                    sequence = longer;
                    continue;
                }
                put(codes.get(sequence));
                if (codes.size() == 4096) {
                    put(1 << rootBits);
                    clear();
                } else {
                    codes.put(longer, codes.size());
                    if (codes.size() > 1 << size && size < 12) {
                        size++;
                    }
                }
                sequence = String.valueOf((char) index);
            }
            put(codes.get(sequence));
            put((1 << rootBits) + 1);
            if (count > 0) {
                out.write(bits);
            }
            return out.toByteArray();
        }

        private void put(int code) {
            bits |= code << count;
            count += size;
            while (count >= 8) {
                out.write(bits);
                bits >>>= 8;
                count -= 8;
            }
        }
    }
}
