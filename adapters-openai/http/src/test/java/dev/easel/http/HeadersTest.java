package dev.easel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.http.Headers.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {
    @Test
    void aFieldTakesThePlaceOfThoseOfItsName() {
        Headers headers = Headers.NONE
                .with("X-Title", "first")
                .with("Accept", "*/*")
                .with("x-title", "second")
                .with(Headers.NONE.with("ACCEPT", "image/*").with("User-Agent", "me"));

        assertThat(headers.fields())
                .containsExactly(
                        new Field("x-title", "second"), new Field("ACCEPT", "image/*"), new Field("User-Agent", "me"));
        assertThat(headers.first("X-TITLE")).contains("second");
        assertThat(headers.first("Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:", "a\n", "é", "a\u007f", "a(", "a\"", "{a"})
    void refusesANameThatIsNotAToken(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Headers.NONE.with(name, "value"))
                .withMessageContaining("token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\nb", "\0", "a\u001f", "a\u007f"})
    void refusesAValueThatWouldEndItsField(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Headers.NONE.with("X-Title", value))
                .withMessage("Invalid value of header X-Title: control characters are not allowed.");
    }

    @Test
    void acceptsEveryOtherCharacter() {
        assertThat(Headers.NONE.with("!#$%&'*+-.^_`|~09AZaz", "a\tb ~é").fields())
                .hasSize(1);
    }

    @Test
    void readsReceivedFieldsLeniently() {
        Headers received = Headers.received(
                List.of(new Field("Bad name", "1"), new Field("X", "a\0b\r\nc\td\u007f"), new Field("X", "second")));

        assertThat(received.fields()).containsExactly(new Field("X", "a b  c\td "), new Field("X", "second"));
        assertThat(received.first("x")).contains("a b  c\td ");
    }

    @ParameterizedTest
    @CsvSource({
        "image/png, image/png",
        "Image/PNG; q=1, image/png",
        "' text/html ;charset=x', text/html",
        "'', ''",
        ";charset=x, ''"
    })
    void tellsTheMediaTypeWithoutParameters(String field, String type) {
        assertThat(Headers.NONE.with("content-type", field).mediaType()).isEqualTo(type);
        assertThat(Headers.NONE.mediaType()).isEmpty();
    }

    @Test
    void showsNamesOnly() {
        Headers headers = Headers.NONE.with("Authorization", "canary").with("Cookie", "canary");

        assertThat(headers).hasToString("Headers[Authorization, Cookie]");
        assertThat(headers.fields()).hasToString("[Authorization, Cookie]");
        assertThat(headers)
                .isEqualTo(Headers.NONE.with("Authorization", "canary").with("Cookie", "canary"))
                .hasSameHashCodeAs(Headers.NONE.with("Authorization", "canary").with("Cookie", "canary"))
                .isNotEqualTo(Headers.NONE);
    }
}
