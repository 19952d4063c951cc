package dev.easel.cli.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> KNOWN = List.of("generate", "edit", "inpaint", "--output-quality", "-n", "high");

    @ParameterizedTest
    @CsvSource({
        "genrate,generate",
        "GENERATE,generate",
        "generaet,generate",
        "gen,generate",
        "edti,edit",
        "--ouput-quality,--output-quality",
        "--output_quality,--output-quality",
        "--n,-n",
        "hi,high"
    })
    void findsWhatWasMeant(String word, String meant) {
        assertThat(Nearest.of(word, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"paint", "-x", "''", "--", "serve", "e"})
    void proposesNothingWhereNothingIsNear(String word) {
        assertThat(Nearest.of(word, KNOWN)).isEmpty();
    }

    @Test
    void theHintIsASentence() {
        assertThat(Nearest.hint("edti", KNOWN)).isEqualTo(" Did you mean edit?");
        assertThat(Nearest.hint("x", KNOWN)).isEmpty();
    }
}
