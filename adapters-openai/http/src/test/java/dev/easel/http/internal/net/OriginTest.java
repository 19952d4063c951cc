package dev.easel.http.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
    private static Optional<Origin> origin(String url) {
        return Origin.of(URI.create(url));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example.org, https://API.Example.org/v1?x#y",
        "https://api.example.org, HTTPS://api.example.org:443/",
        "http://api.example.org, http://api.example.org:80",
        "https://api.example.org, https://api.example.org./a",
        "http://[::1]:8080, http://[0:0:0:0:0:0:0:1]:8080",
        "http://[2001:DB8::A], http://[2001:db8:0:0::a]:80/x"
    })
    void isTheSameInEverySpelling(String one, String other) {
        assertThat(origin(one)).isPresent().isEqualTo(origin(other));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example.org, http://api.example.org",
        "https://api.example.org, http://api.example.org:443",
        "https://api.example.org, https://api.example.org:8443",
        "https://api.example.org, https://api.example.org.evil.test",
        "https://api.example.org, https://example.org",
        "https://api.example.org, https://api.example.org../",
        "http://127.0.0.1:8080, http://127.0.0.1:8081",
        "http://127.0.0.1, http://localhost",
        "http://[::1], http://[::2]"
    })
    void differsInSchemeHostAndPort(String one, String other) {
        assertThat(origin(one)).isNotEqualTo(origin(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://api.example.org/a",
                "https:a",
                "//api.example.org/a",
                "/a",
                "https://user@api.example.org/",
                "https://api.example.org@evil.test/",
                "mailto:a@b"
            })
    void isEmptyForWhatIsNoPlainHttpUrl(String url) {
        assertThat(origin(url)).isEmpty();
    }
}
