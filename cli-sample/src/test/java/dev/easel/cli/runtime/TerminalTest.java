package dev.easel.cli.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    private static Function<String, Optional<String>> only(String name, String value) {
        return asked -> Optional.ofNullable(Map.of(name, value).get(asked));
    }

    @ParameterizedTest
    @CsvSource({"TERM,xterm,true", "TERM,dumb,false", "CI,true,false", "CI,1,false", "CI,false,true", "NO_COLOR,1,true"
    })
    void theEnvironmentMaySwitchProgressOff(String name, String value, boolean shown) {
        assertThat(Terminal.showsProgress(only(name, value), () -> true)).isEqualTo(shown);
    }

    @Test
    void thereIsNoProgressWithoutATerminal() {
        assertThat(Terminal.showsProgress(only("TERM", "xterm"), () -> false)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"120,120", "20,20", "wide,0", "-1,0", "'',0"})
    void theVariableForColumnsCounts(String value, int known) {
        assertThat(Terminal.watched(only("COLUMNS", value)).known()).isEqualTo(known);
    }

    @Test
    void theVariableGoesBeforeTheTerminal() {
        assertThat(Terminal.watched(only("COLUMNS", "33")).columns()).isEqualTo(33);
    }
}
