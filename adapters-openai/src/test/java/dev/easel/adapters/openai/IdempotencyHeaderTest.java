package dev.easel.adapters.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.adapters.openai.settings.OpenAiOptions;
import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.interceptor.RequestKey;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import dev.easel.http.ApiKey;
import dev.easel.http.Credential;
import dev.easel.http.Dialect;
import dev.easel.http.Endpoint;
import dev.easel.http.HttpCall;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ResponseReader;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.body.JsonBody;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import dev.easel.http.remote.RemoteProvider;
import dev.easel.http.retry.RetryPolicy;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The caller's key is the {@code Idempotency-Key} of every attempt, and nothing else sets that header. */
class IdempotencyHeaderTest {
    private static final ScriptedResponse BUSY =
            ScriptedResponse.json(503, "{}").header("Retry-After", "0").header("retry-after-ms", "1");

    private final HttpKit kit = ApacheHttp.open();

    @AfterEach
    void close() {
        kit.close();
    }

    private static OpenAi at(FaultServer server) {
        return OpenAi.compatible(server.uri("/v1").toString(), ApiKey.of("sk-test"));
    }

    private static List<String> keys(FaultServer server) {
        return server.received().stream()
                .map(request -> request.header("Idempotency-Key").orElseThrow())
                .toList();
    }

    static Stream<ImageRequest> everyPort() {
        return Stream.of(
                GenerateRequest.of("x"),
                EditRequest.of(TestImages.photo(4, 4), "x"),
                InpaintRequest.builder(TestImages.photo(4, 4), TestImages.mask(4, 4, 1, 1, 2, 2), "x")
                        .asReturned()
                        .build());
    }

    @ParameterizedTest
    @MethodSource("everyPort")
    void isKeptOverAttemptsAndOuterRetries(ImageRequest request) {
        try (FaultServer server = FaultServer.answering(BUSY);
                Easel easel =
                        EaselBuilder.create().provider(at(server).provider(kit)).build()) {
            for (int i = 0; i < 2; i++) {
                assertThatExceptionOfType(ProviderException.class)
                        .isThrownBy(() -> easel.call(request)
                                .idempotencyKey(RequestKey.of(request).value())
                                .execute());
            }
            assertThat(keys(server))
                    .hasSize(6)
                    .containsOnly(RequestKey.of(request).value());
        }
    }

    @Test
    void isRandomForEachCallByDefault() {
        try (FaultServer server = FaultServer.answering(BUSY);
                Easel easel = EaselBuilder.create()
                        .provider(at(server).retries(RetryPolicy.never()).provider(kit))
                        .build()) {
            for (int i = 0; i < 2; i++) {
                assertThatExceptionOfType(ProviderException.class)
                        .isThrownBy(
                                () -> easel.generate(GenerateRequest.of("x")).execute());
            }
            assertThat(keys(server)).hasSize(2).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key", "idempotency-key"})
    void isNoHeaderOfAConfiguration(String name) {
        ApiKey key = ApiKey.of("sk-test");
        Endpoint endpoint = Endpoint.of("x", "http://127.0.0.1:9", Credential.none());
        HttpConfig.Builder http = HttpConfig.builder();
        OpenAi openAi = OpenAi.openAi(key);
        for (Runnable configuring : List.<Runnable>of(
                () -> endpoint.header(name, "one"),
                () -> http.header(name, "one"),
                () -> openAi.header(name, "one"),
                () -> Credential.header(name, key),
                () -> Credential.prefixed(name, "Key ", key))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(configuring::run)
                    .withMessageContaining("ImageCall.idempotencyKey");
        }
    }

    @Test
    void isNoHeaderOfADialect() {
        Dialect<GenerateRequest> dialect = new Dialect<>() {
            @Override
            public HttpCall encode(GenerateRequest request) {
                return HttpCall.post("x", JsonBody.of(Map.of())).header("Idempotency-Key", "one");
            }

            @Override
            public ParsedResponse parse(ResponseReader response, CallContext context) {
                throw new AssertionError("Nothing is sent.");
            }

            @Override
            public ProviderException parseError(ResponseReader response) {
                throw new AssertionError("Nothing is sent.");
            }
        };
        try (FaultServer server = FaultServer.answering(BUSY)) {
            Endpoint endpoint = Endpoint.of("x", server.uri().toString(), Credential.none());
            assertThatExceptionOfType(UnsupportedRequestException.class)
                    .isThrownBy(() -> RemoteProvider.at(endpoint, kit, RetryPolicy.never())
                            .generates(dialect, model -> Capabilities.unknown())
                            .build()
                            .generator()
                            .orElseThrow()
                            .generate(GenerateRequest.of("x"), new RecordingContext()))
                    .withMessageContaining("ImageCall.idempotencyKey")
                    .satisfies(e -> assertThat(e.billing()).isEqualTo(Billing.NOT_BILLED));
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void optionsCountInTheKeyOfARequest() {
        GenerateRequest plain = GenerateRequest.of("x");
        assertThat(Stream.of(
                                plain,
                                with(OpenAiOptions.none().user("a")),
                                with(OpenAiOptions.none().user("b")),
                                with(OpenAiOptions.none().stream()),
                                with(OpenAiOptions.none().extra("n", List.of(1, Map.of("b", true)))))
                        .map(RequestKey::of))
                .doesNotHaveDuplicates();
        assertThat(RequestKey.of(with(OpenAiOptions.none()))).isEqualTo(RequestKey.of(plain));
    }

    private static GenerateRequest with(OpenAiOptions options) {
        return GenerateRequest.builder("x").options(options).build();
    }
}
