package dev.easel.core.internal.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkedContentTest {
    private static final byte[] BYTES = bytes();

    private final ChunkedContent content = new ChunkedContent();

    private static byte[] bytes() {
        byte[] bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private ChunkedContent filled() {
        content.append(BYTES, 0, 100_001);
        content.append(BYTES, 100_001, BYTES.length - 100_001);
        return content;
    }

    @Test
    void readsBackWhatWasAppended() throws IOException {
        assertThat(filled().length()).isEqualTo(BYTES.length);
        assertThat(content.open().readAllBytes()).isEqualTo(BYTES);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16_383, 16_384, 16_385, 100_000, 299_999, 300_000})
    void skipsToAnyPlace(int place) throws IOException {
        try (InputStream in = filled().open()) {
            assertThat(in.skip(place)).isEqualTo(place);
            assertThat(in.available()).isEqualTo(BYTES.length - place);
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(BYTES, place, BYTES.length));
        }
    }

    @Test
    void transfersFromItsPosition() throws IOException {
        try (InputStream in = filled().open()) {
            in.skipNBytes(20_000);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThat(in.transferTo(out)).isEqualTo(BYTES.length - 20_000);
            assertThat(out.toByteArray()).isEqualTo(Arrays.copyOfRange(BYTES, 20_000, BYTES.length));
            assertThat(in.transferTo(out)).isZero();
        }
    }

    @Test
    void doesNotSkipBeyondItsEnd() throws IOException {
        try (InputStream in = filled().open()) {
            assertThat(in.skip(-1)).isZero();
            assertThat(in.skip(1)).isEqualTo(1);
            assertThat(in.skip(Long.MAX_VALUE)).isEqualTo(BYTES.length - 1);
            assertThat(in.skip(1)).isZero();
            assertThat(in.read()).isNegative();
        }
    }

    @Test
    void readsByteByByte() throws IOException {
        content.append(new byte[] {1, -1, 0}, 0, 3);
        try (InputStream in = content.open()) {
            assertThat(in.read()).isEqualTo(1);
            assertThat(in.read()).isEqualTo(255);
            assertThat(in.read()).isZero();
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.available()).isZero();
        }
    }

    @Test
    void readsNothingIntoNothingAndNothingBesideAnArray() throws IOException {
        try (InputStream in = filled().open()) {
            assertThat(in.read(new byte[2], 2, 0)).isZero();
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> in.read(new byte[2], 1, 2));
            assertThat(in.skip(20_000)).isEqualTo(20_000);
            assertThat(in.skip(20_000)).isEqualTo(20_000);
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(BYTES, 40_000, BYTES.length));
        }
    }

    @Test
    void takesSingleBytes() throws IOException {
        try (OutputStream out = content.appending()) {
            out.write(0x1FF);
            out.write(7);
        }
        assertThat(content.open().readAllBytes()).containsExactly(255, 7);
    }
}
