package dev.easel.cli.options.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CssColorTest {
    /** The expected values are those of a browser. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "white                    | #ffffff",
                "RebeccaPurple            | #663399",
                "slategrey                | #708090",
                "darkslategray            | #2f4f4f",
                "#2af                     | #22aaff",
                "#2aff                    | #22aaff",
                "#20A0FF                  | #20a0ff",
                "20a0ff                   | #20a0ff",
                "#20a0ffff                | #20a0ff",
                "rgb(32, 160, 255)        | #20a0ff",
                "rgb(32 160 255 / 100%)   | #20a0ff",
                "rgba(32,160,255,1)       | #20a0ff",
                "rgb(10% 20% 100%)        | #1a33ff",
                "hsl(206, 100%, 56%)      | #1f9eff",
                "hsl(206deg 100% 56%)     | #1f9eff",
                "hsl(-30 50% 50%)         | #bf4080",
                "hsla(120, 100%, 25%, 1)  | #008000",
            })
    void readsEveryNotation(String text, String color) {
        assertThat(CssColor.parse(text)).hasToString(color);
    }

    @Test
    void knowsAllNamesOfTheStandard() {
        // 148 names, of which 7 are the other spelling of gray.
        assertThat(NamedColors.names())
                .hasSize(141)
                .allMatch(name -> NamedColors.named(name).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mauve",
                "",
                "#12",
                "#12345",
                "rgb(1,2)",
                "rgb(1,2,300)",
                "rgb(-1,2,3)",
                "hsl(1,2,x)",
                "rgb(NaN,0,0)",
                "rgb(1,2,3"
            })
    void rejectsWhatIsNotAColor(String text) {
        assertThatThrownBy(() -> CssColor.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("rebeccapurple");
    }

    @ParameterizedTest
    @ValueSource(strings = {"transparent", "#2af8", "#20a0ff80", "rgba(1,2,3,0.5)", "hsl(1 2% 3% / 50%)"})
    void rejectsWhatIsNotOpaque(String text) {
        assertThatThrownBy(() -> CssColor.parse(text)).hasMessageContaining("not opaque");
    }

    @Test
    void readsAToleranceAfterAnyColor() {
        assertThat(NearColor.parse("rgb(1, 2, 3),7").tolerance()).isEqualTo(7);
        assertThat(NearColor.parse("rgb(1, 2, 3)").tolerance()).isEqualTo(24);
        assertThat(NearColor.parse("red,9").tolerance()).isEqualTo(9);
    }
}
