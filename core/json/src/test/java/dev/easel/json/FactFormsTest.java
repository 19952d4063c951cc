package dev.easel.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.domain.money.Usage;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.BudgetExceededException;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.StorageException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.testing.TestImages;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures, results, outcomes and providers come back as they were. */
class FactFormsTest {
    private static final CallFacts FACTS = CallFacts.of(Billing.UNKNOWN)
            .provider("acme")
            .requestId(Optional.of("req_1"))
            .job("job_9")
            .savedResponse(Path.of("saved", "a b.json"));

    static Stream<EaselException> failures() {
        Stream<EaselException> reasons = Arrays.stream(ProviderException.Reason.values())
                .map(reason -> ProviderException.of(reason, "no: " + reason).build());
        Stream<EaselException> phases = Arrays.stream(TransportException.Phase.values())
                .map(phase -> new TransportException(phase, "cut", FACTS, new IllegalStateException("cause")));
        Stream<EaselException> others = Stream.of(
                ProviderException.of(ProviderException.Reason.RATE_LIMITED, "slow")
                        .status(429)
                        .code("rate_limit")
                        .retryAfter(Optional.of(Duration.ofNanos(1_500_000_001L)))
                        .text("try later")
                        .retryable(false)
                        .build()
                        .with(FACTS.billing(Billing.BILLED)),
                new UnreadableResponseException("not JSON", FACTS, null),
                new UnsupportedRequestException("no", FACTS, null),
                new BudgetExceededException("no", FACTS, null),
                new ImageProcessingException("no", FACTS, null),
                new StorageException("no", FACTS, null),
                new CallCancelledException("no"));
        return Stream.of(reasons, phases, others).flatMap(some -> some);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failuresKeepAllTheirFacts(EaselException failure) {
        JsonForm<EaselException> form = JsonForm.failures();
        EaselException read = form.read(form.write(failure));
        assertThat(read).isExactlyInstanceOf(failure.getClass()).hasMessage(failure.getMessage());
        assertThat(read.facts()).isEqualTo(failure.facts());
        assertThat(read.retryable()).isEqualTo(failure.retryable());
        assertThat(form.write(read)).isEqualTo(form.write(failure));
        if (failure instanceof ProviderException before) {
            ProviderException after = (ProviderException) read;
            assertThat(after.reason()).isEqualTo(before.reason());
            assertThat(after.status()).isEqualTo(before.status());
            assertThat(after.code()).isEqualTo(before.code());
            assertThat(after.retryAfter()).isEqualTo(before.retryAfter());
            assertThat(after.text()).isEqualTo(before.text());
        }
        if (failure instanceof TransportException before) {
            assertThat(((TransportException) read).phase()).isEqualTo(before.phase());
        }
    }

    @Test
    void everyKindOfFailureHasAForm() {
        assertThat(failures().<Class<?>>map(EaselException::getClass).distinct())
                .containsExactlyInAnyOrder(EaselException.class.getPermittedSubclasses());
    }

    private static ImageResult result() {
        ImageData photo = TestImages.photo(4, 3);
        return ImageResult.builder("openai")
                .image(GeneratedImage.received(photo))
                .image(GeneratedImage.received(photo)
                        .convertedTo(TestImages.photo(2, 2))
                        .url(URI.create("https://host/x.png?sig=1"))
                        .revisedPrompt(Optional.of("a better cat"))
                        .drift(0.1)
                        .remainingDrift(1e-9))
                .model(Optional.of(new ModelId("gpt-image-1")))
                .requestId(Optional.of("req_1"))
                .text(Optional.of("here you are"))
                .usage(Optional.of(new Usage(
                        OptionalLong.of(1), OptionalLong.empty(), OptionalLong.of(3), Map.of("b", 1L, "a", 2L))))
                .cost(Optional.of(Cost.reported(new Money(new BigDecimal("1234567.000000001"), "credits"))))
                .requestedSize(ImageSize.ratio(4, 3))
                .elapsed(Duration.ofNanos(123_456_789))
                .notes(List.of(Note.adapted("x: y"), Note.kept("")))
                .build();
    }

    @Test
    void resultsKeepTheirFacts() {
        JsonForm<ResultFacts> form = JsonForm.results();
        ResultFacts facts = ResultFacts.of(result());
        assertThat(form.read(form.write(facts))).isEqualTo(facts);
        assertThat(facts.images().get(1).converted()).isTrue();
        assertThat(form.write(ResultFacts.of(ImageResult.builder("offline").build())))
                .isEqualTo("{\"easel\":\"result\",\"version\":1,\"provider\":\"offline\",\"model\":null,"
                        + "\"requestId\":null,\"requestedSize\":\"auto\",\"elapsedMs\":0,\"images\":[],\"text\":null,"
                        + "\"usage\":null,\"cost\":null,\"notes\":[],\"partialFailures\":[]}");
    }

    @Test
    void resultsKeepTheirPartialFailuresAndFiles() {
        ResultFacts facts = ResultFacts.of(result().toBuilder()
                .partialFailure(new CallCancelledException("stopped"))
                .build());
        ResultFacts written = new ResultFacts(
                facts.provider(),
                facts.model(),
                facts.requestId(),
                facts.requestedSize(),
                facts.elapsed(),
                facts.images().stream().map(image -> image.path("out/1.png")).toList(),
                facts.text(),
                facts.usage(),
                facts.cost(),
                facts.notes(),
                facts.partialFailures());
        ResultFacts read = JsonForm.results().read(JsonForm.results().write(written));
        assertThat(read.images()).isEqualTo(written.images());
        assertThat(read.partialFailures()).hasSize(1).first().isInstanceOf(CallCancelledException.class);
    }

    @Test
    void outcomesKeepTheirFacts() {
        assertThat(JsonForm.outcomes()
                        .read(JsonForm.outcomes().write(JournalSamples.outcome("../x", Optional.empty()))))
                .isEqualTo(JournalSamples.outcome("../x", Optional.empty()));
        String withFailure = JsonForm.outcomes()
                .write(JournalSamples.outcome("1", Optional.of(new StorageException("no", FACTS, null))));
        assertThat(JsonForm.outcomes().write(JsonForm.outcomes().read(withFailure)))
                .isEqualTo(withFailure);
        assertThat(JsonForm.outcomes().read(withFailure).failure().orElseThrow().job())
                .contains("job_9");
    }

    @Test
    void ignoresMembersThatALaterVersionAdds() {
        String later = JsonForm.outcomes()
                .write(JournalSamples.outcome("1", Optional.empty()))
                .replace("\"state\"", "\"mood\":{\"a\":[1]},\"state\"");
        assertThat(JsonForm.outcomes().read(later)).isEqualTo(JournalSamples.outcome("1", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "kind":"Oops","message":"m","billing":"BILLED"    | "kind" is "Oops"; expected one of ProviderException
            "kind":"StorageException","message":"m"           | "billing" is missing; expected one of NOT_BILLED, UNKNOWN, BILLED
            "kind":"StorageException","billing":"BILLED"      | "message" is missing
            "kind":"ProviderException","message":"m","billing":"BILLED" | "reason" is missing; expected one of INVALID_REQUEST
            "kind":"ProviderException","message":"m","billing":"BILLED","reason":"CLOSED" | "reason" is "CLOSED"
            "kind":"TransportException","message":"m","billing":"BILLED","reason":"NO_IMAGE" | "reason" is "NO_IMAGE"; expected one of CONNECT
            "kind":"ProviderException","message":"m","billing":"BILLED","reason":"NO_IMAGE","retryAfterMs":-1 | "retryAfterMs" is -1
            "kind":"ProviderException","message":"m","billing":"BILLED","reason":"NO_IMAGE","retryAfterMs":1e30 | "retryAfterMs" is
            "kind":"ProviderException","message":"m","billing":"BILLED","reason":"NO_IMAGE","status":"x" | "status" is "x"; expected a whole number
            "kind":"StorageException","message":"m","billing":"BILLED","savedResponse":"a\\u0000b" | "savedResponse"
            """)
    void refusesWrongFailures(String members, String message) {
        assertThatThrownBy(() -> JsonForm.failures().read("{\"easel\":\"failure\",\"version\":1," + members + "}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Invalid failure: ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "id":"1"                                          | "state" is missing; expected one of succeeded, partial
            "id":"1","state":"failed","images":[{"name":"a"}] | "images[0].width" is missing
            "id":"1","state":"failed","notes":["so what"]     | "notes[0]": A note begins with its kind
            "id":"1","state":"failed","notes":[1]             | "notes[0]" is 1; expected text
            "id":"1","state":"failed","cost":{"amount":-1,"currency":"USD","source":"reported"} | "cost": Invalid money
            "id":"1","state":"failed","cost":{"amount":"1","currency":"USD","source":"reported"} | "cost.amount" is "1"; expected a number
            "id":"1","state":"failed","model":" "             | "model": Invalid model name
            "id":"1","state":"failed","failure":{"kind":"X","message":"m","billing":"BILLED"} | "failure.kind" is "X"
            """)
    void refusesWrongOutcomes(String members, String message) {
        assertThatThrownBy(() -> JsonForm.outcomes().read("{\"easel\":\"outcome\",\"version\":1," + members + "}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Invalid outcome: ")
                .hasMessageContaining(message);
    }

    @Test
    void providersKeepTheirSettings() {
        JsonForm<ProviderSpec> form = JsonForm.providers();
        ProviderSpec spec = ProviderSpec.of("openai")
                .baseUrl(URI.create("https://host:8443/v1?api-version=2024"))
                .keyVariable("OPENAI_API_KEY")
                .model(new ModelId("gpt-image-1"))
                .setting("edits", "json")
                .setting("max_tokens", 5)
                .setting("more", Map.of("a", List.of(1.5, true)))
                .header("X-Mood", "calm");
        assertThat(form.read(form.write(spec))).isEqualTo(spec);
        assertThat(form.read(form.write(ProviderSpec.of("offline")))).isEqualTo(ProviderSpec.of("offline"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"baseUrl\":\"https://user:pw@host/v1\"",
                "\"baseUrl\":\"https://host/v1?api_key=pw\"",
                "\"baseUrl\":\"https://user:pw@host/ v1\"",
                "\"baseUrl\":\"pw\"",
                "\"keyVariable\":\"sk-pw\"",
                "\"headers\":{\"Authorization\":\"pw\"}",
                "\"settings\":{\"deep\":[{\"clientSecret\":\"pw\"}]}",
                "\"settings\":{\"password\":\"pw\"}",
                "\"key\":\"pw\""
            })
    void providersHoldNoSecrets(String member) {
        assertThatThrownBy(() -> JsonForm.providers()
                        .read("{\"easel\":\"provider\",\"version\":1,\"kind\":\"openai\"," + member + "}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Invalid provider: ")
                .hasMessageNotContaining("pw");
    }
}
