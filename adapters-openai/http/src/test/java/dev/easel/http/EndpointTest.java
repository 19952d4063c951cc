package dev.easel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    private static final Credential KEY = Credential.bearer(ApiKey.of("key-canary"));

    private static Endpoint at(String base) {
        return Endpoint.of("acme", base, KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, https://a.example/images/edits",
        "https://a.example/v1, https://a.example/v1/images/edits",
        "https://a.example/v1/, https://a.example/v1/images/edits",
        "a.example:8443/v1, https://a.example:8443/v1/images/edits",
        " http://a.example/v1 , http://a.example/v1/images/edits",
        "https://a.example/v1?api-version=2, https://a.example/v1/images/edits?api-version=2"
    })
    void putsTheCallsPathUnderTheBase(String base, String url) {
        assertThat(at(base).address(HttpCall.get("images/edits")).target()).isEqualTo(URI.create(url));
    }

    @Test
    void addsTheKeyAsASecretAndItsHeaders() {
        HttpCall call = at("https://a.example").header("X-Title", "mine").address(HttpCall.get("models"));

        assertThat(call.secrets().first("authorization")).contains("Bearer key-canary");
        assertThat(call.headers().first("x-title")).contains("mine");
        assertThat(call.toString()).isEqualTo("GET https://a.example/models");
    }

    @ParameterizedTest
    @CsvSource({
        "/cdn/cat.png, https://a.example/cdn/cat.png",
        "cat 1.png, https://a.example/v1/cat%201.png",
        "https://b.example/x, https://b.example/x",
        "//b.example/x, https://b.example/x"
    })
    void resolvesTheUrlsInItsResponses(String url, URI whole) {
        assertThat(at("https://a.example/v1/").resolve(url)).contains(whole);
    }

    @Test
    void doesNotResolveWhatIsNoUrl() {
        assertThat(at("https://a.example").resolve("http://[")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://a.example/?key=secret",
                "https://user:secret@a.example",
                "https://user:secret@a b/v1",
                "https://a b/v1?key=secret",
                "https://a.example/v1#secret"
            })
    void refusesABaseThatCannotBeOneWithoutShowingWhatMayBeSecret(String base) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at(base))
                .withMessageStartingWith("Invalid base URL")
                .withMessageContaining("https://host/v1")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"))
                .withNoCause();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at("https://a.example").base(base));
    }

    @Test
    void refusesAProxyWithoutShowingWhatMayBeSecret() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpConfig.builder().proxy(URI.create("https://user:secret@proxy.example:3128")))
                .withMessage("Invalid proxy 'https://…@proxy.example:3128'; expected http://host:port.");
    }
}
