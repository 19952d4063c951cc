package dev.easel.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteCountTest {
    @ParameterizedTest
    @CsvSource({"250000,250000", "500k,500000", "2M,2000000", "1.5 MB,1500000", "1g,1000000000"})
    void readsNumberAndUnit(String text, long bytes) {
        assertThat(ByteCount.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "big", "-1", "0", "0.0001k", "2T", "2 mebibytes"})
    void rejectsAnythingElse(String text) {
        assertThatThrownBy(() -> ByteCount.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"999,999 bytes", "1000,1 KB", "999499,999 KB", "999500,1.0 MB", "1234567,1.2 MB"})
    void formatsBytesInReadableForm(long bytes, String text) {
        assertThat(ByteCount.words(bytes)).isEqualTo(text);
    }
}
