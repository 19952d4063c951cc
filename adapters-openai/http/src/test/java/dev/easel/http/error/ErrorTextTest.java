package dev.easel.http.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTextTest {
    private static final int LONGEST = 64 << 10;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"code\":1} | {\"code\":1}",
                "the server said {\"error\":\"no\"}, sorry | {\"error\":\"no\"}",
                "[{\"x\":1}] | [{\"x\":1}]",
                "[1] and more | [1]",
                "[broken {\"message\":\"no\"} | {\"message\":\"no\"}",
                "[see] {\"message\":\"no\"} | {\"message\":\"no\"}"
            })
    void findsTheJsonThatATextIsOrQuotes(String text, String json) {
        assertThat(ErrorText.json(text))
                .hasValueSatisfying(found -> assertThat(found).hasToString(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "",
                "Invalid value {\"size\":1}",
                "Set {size} to 1",
                "} no {",
                "] no [",
                "{",
                "no [1]",
                "[no"
            })
    void findsNoJsonInOtherText(String text) {
        assertThat(ErrorText.json(text)).isEmpty();
    }

    @Test
    void looksForJsonOnlyInShortText() {
        String json = "{\"code\":1}";

        assertThat(ErrorText.json(json + " ".repeat(LONGEST - json.length()))).isPresent();
        assertThat(ErrorText.json(json + " ".repeat(LONGEST - json.length() + 1)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "' no ', no",
        "<html><title></title><h1 class=x> Bad  Request </h1>, Bad Request",
        "' <Error><Message>no</Message>', no",
        "<html><body>no, ''",
        "1 < 2, 1 < 2"
    })
    void findsTheSentenceForPeople(String text, String sentence) {
        assertThat(ErrorText.sentence(text)).isEqualTo(sentence);
    }

    @Test
    void takesARequestIdOfUpTo128CharactersWithADigit() {
        String longest = "1".repeat(128);

        assertThat(ErrorText.requestId("request id: " + longest)).contains(longest);
        assertThat(ErrorText.requestId("request id: 1" + longest)).isEmpty();
        assertThat(ErrorText.requestId("request id: unknown")).isEmpty();
        assertThat(ErrorText.requestId("no")).isEmpty();
    }
}
