package dev.easel.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {
    @Test
    void leavesNoCharacterThatSteersATerminal() {
        assertThat(OneLine.of("a\u001b[2Jb\u009b31mc\u202ed\u2066e\u200ff\u2028g\r\n h"))
                .isEqualTo("a [2Jb 31mc d e f g h");
    }

    @Test
    void keepsTextInAnyScript() {
        assertThat(OneLine.of("  عربي עברית 中文 👩‍🎨  ")).isEqualTo("عربي עברית 中文 👩‍🎨");
    }

    @Test
    void shortensALongLine() {
        assertThat(OneLine.of("abcdef", 6)).isEqualTo("abcdef");
        assertThat(OneLine.of("abcdefg", 6)).isEqualTo("abcde…");
    }

    @Test
    void escapesInJsonWhatSteersATerminal() {
        assertThat(OneLine.ofJson("{\"message\":\"a\u009b31m\u202eb 中\"}"))
                .isEqualTo("{\"message\":\"a\\u009b31m\\u202eb 中\"}");
    }
}
