package dev.easel.core.internal.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactedTest {
    @ParameterizedTest
    @CsvSource({
        "https://a.example/v1/images, https://a.example/v1/images",
        "https://user:secret@a.example:8443/v1?key=secret#secret, https://a.example:8443/v1?…",
        "http://a.example:0/x, http://a.example:0/x",
        "http://a.example, http://a.example",
        "data:image/png;base64;secret, data:…",
        "relative/secret, (no URL)"
    })
    void showsWhereAUrlLeadsWithoutItsSecrets(URI url, String shown) {
        assertThat(Redacted.url(url)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:secret@a b/v1?key=secret, https://…@a b/v1?…",
        "user:secret, user:secret",
        "//a:secret@b, //…@b",
        "https://a.example/v1, https://a.example/v1"
    })
    void showsTextThatIsNoUrlWithoutWhatWouldBeItsSecrets(String text, String shown) {
        assertThat(Redacted.text(text)).isEqualTo(shown);
    }
}
