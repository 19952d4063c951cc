package dev.easel.server.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfidentialTest {
    private static final int LENGTH = 4000;
    private static final int MOST_READS_PER_CHARACTER = 800;

    /** A text that counts how often its characters are read. */
    private static final class CountedText implements CharSequence {
        private final String text;
        private long reads;

        private CountedText(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            reads++;
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a", "a-", "ak-", "aa-", "-_", "a.", "w-w.", "a:", "a:1:", "1::", "*", "a*", "a**x", "/a", "http://"
            })
    void readsEveryCharacterOnlyAFewTimes(String piece) {
        String text = piece.repeat(LENGTH / piece.length());

        for (Confidential.Rule rule : rules()) {
            CountedText counted = new CountedText(text);
            rule.pattern().matcher(counted).replaceAll("");
            assertThat(counted.reads).as(rule.pattern().pattern()).isLessThan((long) MOST_READS_PER_CHARACTER * LENGTH);
        }
    }

    private static List<Confidential.Rule> rules() {
        return Stream.concat(Confidential.KEYS.stream(), Confidential.PLACES.stream())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "refresh_token: abc,refresh_token: [key]",
        "x-token=abc,x-token=[key]",
        "your key ab***yz is wrong,your key [key] is wrong",
        "'ab***yz','[key]'",
        "org-canary-canary-7,[key]",
        "id=0123456789abcdef-0123456789abcdef,id=[key]",
        "(0123456789abcdef0123456789abcdef),([key])"
    })
    void hidesKeysInTheMiddleOfAText(String text, String hidden) {
        assertThat(Confidential.hiddenIn(text, List.of())).isEqualTo(hidden);
    }

    @Test
    void leavesEmphasisAlone() {
        assertThat(Confidential.hiddenIn("a *b* **c** d", List.of())).isEqualTo("a *b* **c** d");
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.example:9000/inside,[address]",
        "http://a.example/inside,[address]",
        "http://a.example.org/inside,[address]",
        "http://a.example: 404.,http://a.example: 404.",
        "(http://a.example),(http://a.example)",
        "http://a.example?…,http://a.example?…",
        "at http://a.example.,at http://a.example."
    })
    void keepsTheUrlsOfTheCallerOnlyAsAWhole(String text, String hidden) {
        assertThat(Confidential.hiddenIn(text, List.of(URI.create("http://a.example"))))
                .isEqualTo(hidden);
    }
}
