package dev.easel.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DamagedJsonTest {
    private static String read(String document) {
        return Json.damaged(document.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"a\":1,\"b\":\"one two thr | {\"a\":1,\"b\":\"one two \"}",
                "{\"a\":1,\"b\":\"![x](y)![z](http://ho | {\"a\":1,\"b\":\"![x](y)\"}",
                "{\"a\":[{\"b\":\"line\\none <b> \\\"two\\\"\\ | {\"a\":[{\"b\":\"line\\none <b> \"}]}",
                "{\"a\":1,\"b\":\"http://host/half | {\"a\":1}",
                "{\"a\":1,\"b\":\" | {\"a\":1}",
                "{\"a\":1,\"b of | {\"a\":1}"
            })
    void aTextThatBreaksOffKeepsItsWholeWords(String document, String whole) {
        assertThat(read(document.strip())).isEqualTo(whole.strip());
    }

    @Test
    void aTextThatIsTheWholeDocumentKeepsItsWholeWordsToo() {
        assertThat(read("\"one two thr")).isEqualTo("\"one two \"");
    }
}
