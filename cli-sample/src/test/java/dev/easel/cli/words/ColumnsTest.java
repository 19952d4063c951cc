package dev.easel.cli.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {
    @ParameterizedTest
    @CsvSource({"abc,3", "é,1", "e\u0301,1", "图片,4", "ｆ,2", "🎨,2", "한,2", "–…,2"})
    void countsTheColumnsOfATerminal(String text, int columns) {
        assertThat(Columns.of(text)).isEqualTo(columns);
    }

    @Test
    void cutsBetweenCharacters() {
        assertThat(Columns.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Columns.cut("abcdef", 4)).isEqualTo("abc…");
        assertThat(Columns.cut("图片图片", 4)).isEqualTo("图…");
        assertThat(Columns.cut("🎨🎨", 3)).isEqualTo("🎨…");
        assertThat(Columns.cut("abc", 0)).isEmpty();
    }
}
