package dev.easel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpConfigTest {
    private static final URI PROXY = URI.create("http://user:canary@proxy.example:3128");

    private static HttpConfig every(SSLContext tls) {
        return HttpConfig.builder()
                .connectTimeout(Duration.ofSeconds(1))
                .readTimeout(Duration.ofSeconds(2))
                .maxConnections(1)
                .maxImageBytes(1)
                .maxResponseBytes(1)
                .header("X-Title", "canary")
                .proxy(PROXY)
                .tls(tls)
                .savedResponses(Path.of("saved"))
                .build();
    }

    @Test
    void keepsWhatItIsGiven() throws NoSuchAlgorithmException {
        SSLContext tls = SSLContext.getDefault();
        HttpConfig config = every(tls);

        assertThat(config.connectTimeout()).hasSeconds(1);
        assertThat(config.readTimeout()).hasSeconds(2);
        assertThat(config.maxConnections()).isOne();
        assertThat(config.maxImageBytes()).isOne();
        assertThat(config.maxResponseBytes()).isOne();
        assertThat(config.headers()).isEqualTo(Headers.NONE.with("X-Title", "canary"));
        assertThat(config.proxy()).contains(PROXY);
        assertThat(config.tls()).contains(tls);
        assertThat(config.savedResponses()).contains(Path.of("saved"));
        assertThat(config).isEqualTo(every(tls)).hasSameHashCodeAs(every(tls));
    }

    @Test
    void hasTheDefaultsThatItDocuments() {
        HttpConfig config = HttpConfig.defaults();

        assertThat(config.connectTimeout()).hasSeconds(10);
        assertThat(config.readTimeout()).hasMinutes(5);
        assertThat(config.maxConnections()).isEqualTo(1000);
        assertThat(config.maxImageBytes()).isEqualTo(1L << 30);
        assertThat(config.maxResponseBytes()).isEqualTo(4L << 30);
        assertThat(config.proxy()).isEmpty();
        assertThat(config.tls()).isEmpty();
        assertThat(config.savedResponses()).isEmpty();
    }

    @Test
    void differsInEverySetting() throws NoSuchAlgorithmException {
        SSLContext tls = SSLContext.getDefault();
        List<UnaryOperator<HttpConfig.Builder>> settings = List.of(
                builder -> builder.connectTimeout(Duration.ofSeconds(1)),
                builder -> builder.readTimeout(Duration.ofSeconds(1)),
                builder -> builder.maxConnections(1),
                builder -> builder.maxImageBytes(1),
                builder -> builder.maxResponseBytes(1),
                builder -> builder.header("X-Title", "mine"),
                builder -> builder.proxy(PROXY),
                builder -> builder.tls(tls),
                builder -> builder.savedResponses(Path.of("saved")));

        assertThat(settings)
                .allSatisfy(setting -> assertThat(
                                setting.apply(HttpConfig.builder()).build())
                        .isNotEqualTo(HttpConfig.defaults())
                        .hasSameHashCodeAs(setting.apply(HttpConfig.builder()).build()));
    }

    @Test
    void showsNoSecret() throws NoSuchAlgorithmException {
        assertThat(every(SSLContext.getDefault()))
                .hasToString("HttpConfig[connectTimeout PT1S, readTimeout PT2S, maxConnections 1, maxImageBytes 1,"
                        + " maxResponseBytes 1, Headers[X-Title], proxy http://proxy.example:3128, own TLS context,"
                        + " savedResponses saved]");
        assertThat(HttpConfig.defaults().toString()).endsWith(", Headers[]]");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void refusesValuesBelowTheLeast(long value) {
        HttpConfig.Builder builder = HttpConfig.builder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.connectTimeout(Duration.ofSeconds(value)))
                .withMessage("Invalid connect timeout " + Duration.ofSeconds(value) + ": it must be positive.");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.readTimeout(Duration.ofSeconds(value)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxConnections((int) value))
                .withMessage("maxConnections must be at least 1, got " + value + ".");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxImageBytes(value));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxResponseBytes(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://proxy.example:3128", "http://proxy.example", "http:///x", "proxy", "socks://p:1"})
    void refusesAProxyOfAnotherKind(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpConfig.builder().proxy(URI.create(url)))
                .withMessage("Invalid proxy '" + url + "'; expected http://host:port.");
    }

    @Test
    void leavesTheIdempotencyKeyToTheCall() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpConfig.builder().header("idempotency-KEY", "k"))
                .withMessageContaining("ImageCall.idempotencyKey");
    }
}
