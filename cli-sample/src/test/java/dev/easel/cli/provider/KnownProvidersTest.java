package dev.easel.cli.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.Verb;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.TransportException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.testing.RecordingContext;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpCall;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.HttpResponse;
import dev.easel.http.SavedResponses;
import dev.easel.http.Transport;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.retry.RetryPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownProvidersTest {
    private static final ProviderTable TABLE = KnownProviders.table();

    @ParameterizedTest
    @ValueSource(strings = {"offline", "openai", "modelverse", "compatible", "visionstudio", "4all", "acedata", "chat"})
    void haveEveryVerbAndTheirName(String name) {
        ProviderKind kind = TABLE.named(name);
        ProviderSettings settings =
                settings("http://127.0.0.1:9/v1", Optional.of(ApiKey.of("key")), RetryPolicy.defaults());
        try (HttpKit kit = ApacheHttp.open()) {
            assertThat(kind.factory().make(settings, () -> kit).verbs()).containsExactlyInAnyOrder(Verb.values());
            assertThat(kind.factory().make(settings, () -> kit).name()).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "modelverse", "compatible", "visionstudio", "4all", "acedata", "chat"})
    void repeatUnknownOutcomesOnlyWhereTheSettingsSaySo(String name) {
        assertThat(sends(name, RetryPolicy.defaults())).isEqualTo(1);
        assertThat(sends(name, RetryPolicy.defaults().repeatingUnknownOutcomes()))
                .isEqualTo(3);
    }

    static Stream<ProviderKind> described() {
        return new DescribedKinds().kinds().stream();
    }

    @ParameterizedTest
    @MethodSource("described")
    void everyDescriptionIsAProviderByItsName(ProviderKind kind) {
        Map<String, String> values = new HashMap<>();
        kind.facts().settings().keySet().forEach(name -> values.put(name, "x"));
        ProviderSettings settings = settings(
                        "http://127.0.0.1:9", Optional.of(ApiKey.of("key")), RetryPolicy.defaults())
                .values(values)
                .model(Optional.of("a-model"))
                .keyHeader(Optional.of("X-Mine"));
        assertThat(TABLE.named(kind.name()).name()).isEqualTo(kind.name());
        assertThat(kind.factory().base(settings).orElseThrow().getAuthority()).isEqualTo("127.0.0.1:9");
        assertThat(kind.facts().sources()).isNotEmpty();
        assertThat(kind.facts().about().orElseThrow()).contains("live service");
        try (HttpKit kit = ApacheHttp.open()) {
            assertThat(kind.factory().make(settings, () -> kit).verbs()).contains(Verb.GENERATE);
            assertThat(kind.factory().make(settings, () -> kit).name()).isEqualTo(kind.name());
        }
    }

    @Test
    void userDescriptionsReplaceKnownOnesButNoneOnThisMachine() {
        ProviderKind mine = ProviderKind.remote("openai", "MY_KEY", (settings, kit) -> {
            throw new AssertionError();
        });
        assertThat(TABLE.with(List.of(mine)).named("openai").keyVariable()).contains("MY_KEY");
        ProviderKind local = ProviderKind.remote("offline", "MY_KEY", mine.factory());
        assertThatThrownBy(() -> TABLE.with(List.of(local)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'offline'");
    }

    @Test
    void omittedFieldsAndTheModelReachTheConfiguration() {
        ProviderSettings settings = settings("http://127.0.0.1:9/v1", Optional.empty(), RetryPolicy.defaults())
                .omit(List.of("sise"));
        assertThatThrownBy(() -> TABLE.named("compatible").factory().base(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'sise'");
        assertThat(TABLE.named("compatible").factory().base(settings.omit(List.of("size"))))
                .isPresent();
    }

    /** Returns how often a call whose outcome is unknown is sent. */
    private int sends(String name, RetryPolicy retries) {
        AtomicInteger sent = new AtomicInteger();
        Transport lost = new Transport() {
            @Override
            public HttpResponse send(HttpCall call, CallContext context) {
                sent.incrementAndGet();
                throw new TransportException(
                        TransportException.Phase.CLOSED, "lost", CallFacts.of(Billing.UNKNOWN), null);
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        ProviderSettings settings = settings("http://127.0.0.1:9/v1", Optional.of(ApiKey.of("key")), retries);
        try (HttpKit kit = new HttpKit(HttpConfig.defaults(), lost, lost, new SavedResponses(Optional.empty()))) {
            ImageGenerator generator = TABLE.named(name)
                    .factory()
                    .make(settings, () -> kit)
                    .generator()
                    .orElseThrow();
            assertThatThrownBy(() -> generator.generate(GenerateRequest.of("a cat"), new RecordingContext()))
                    .isInstanceOf(TransportException.class);
        }
        return sent.get();
    }

    @Test
    void thoseWithCodeHaveDifferentVariables() {
        assertThat(TABLE.kinds().stream()
                        .filter(kind ->
                                described().noneMatch(other -> other.name().equals(kind.name())))
                        .flatMap(kind -> kind.keyVariable().stream()))
                .hasSize(7)
                .doesNotHaveDuplicates()
                .allMatch(variable -> variable.endsWith("_API_KEY"));
    }

    @Test
    void rejectsUnknownNamesAndListsTheKnownOnes() {
        assertThatThrownBy(() -> TABLE.named("dalle"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'dalle'")
                .hasMessageContaining("openai");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8527,        http://localhost:8527/v1",
        "http://localhost:8527/,       http://localhost:8527/v1",
        "api.example.org,              api.example.org/v1",
        "https://example.org/openai,   https://example.org/openai",
        "https://example.org/?key=1,   https://example.org/?key=1",
    })
    void aBaseUrlWithoutAPathGetsTheDefaultPath(String given, String expected) {
        assertThat(settings(given, Optional.empty(), RetryPolicy.defaults()).baseUrlOrEmpty("/v1"))
                .contains(expected);
    }

    private static ProviderSettings settings(String baseUrl, Optional<ApiKey> key, RetryPolicy retries) {
        return ProviderSettings.none()
                .baseUrl(Optional.of(baseUrl))
                .key(key)
                .model(Optional.of("a-model"))
                .retries(retries);
    }
}
