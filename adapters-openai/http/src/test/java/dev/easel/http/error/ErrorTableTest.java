package dev.easel.http.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.testing.RecordingContext;
import dev.easel.http.Headers;
import dev.easel.http.HttpResponse;
import dev.easel.http.ResponseReader;
import dev.easel.http.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTableTest {
    private static final ErrorTable TABLE = ErrorTable.builder()
            .row(Reason.INVALID_REQUEST, 400, "t", "our_code")
            .read(Reason.FORBIDDEN, "Odd_Code")
            .build();

    private static ProviderException read(int status, String body, Headers headers) throws IOException {
        HttpResponse response = new HttpResponse(
                status, headers, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), () -> {});
        return TABLE.read(new ResponseReader(response, new RecordingContext()));
    }

    private static ProviderException read(int status, String body) throws IOException {
        return read(status, body, Headers.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"the message\",\"type\":\"t\",\"code\":\"c\"}}",
                "{\"error\":\"the message\",\"code\":\"c\"}",
                "{\"error\":{\"message\":{\"error\":{\"message\":\"the message\"}},\"code\":\"c\"}}",
                "{\"error\":{\"error\":{\"message\":\"the message\"},\"code\":\"c\"}}",
                "{\"errors\":[{\"message\":\"the message\",\"code\":\"c\"}]}",
                "{\"detail\":\"the message\",\"code\":\"c\"}",
                "{\"detail\":{\"message\":\"the message\",\"code\":\"c\"}}",
                "{\"success\":false,\"message\":\"the message\",\"code\":\"c\"}",
                "{\"code\":\"c\",\"msg\":\"the message\"}",
                "{\"title\":\"the message\",\"status\":422,\"code\":\"c\"}",
                "data: {\"error\":{\"message\":\"the message\",\"code\":\"c\"}}\n\n"
            })
    void findsMessageAndCodeInEveryCommonShape(String body) throws IOException {
        ProviderException failure = read(418, body);
        assertThat(failure).hasMessage("the message");
        assertThat(failure.code()).contains("c");
        assertThat(failure.status()).hasValue(418);
        assertThat(failure.reason()).isEqualTo(Reason.INVALID_REQUEST);
    }

    @Test
    void namesTheFieldOfAValidationError() throws IOException {
        assertThat(
                        read(
                                422,
                                "{\"detail\":[{\"loc\":[\"body\",\"images\",0],\"msg\":\"Field required\",\"type\":\"missing\"}]}"))
                .hasMessage("body.images.0: Field required");
    }

    @Test
    void findsMessagesInPagesAndText() throws IOException {
        assertThat(read(502, "<html><head><title> Bad\nGateway </title>")).hasMessage("Bad Gateway");
        assertThat(read(502, "<html><body>nothing"))
                .hasMessage("The server responded with HTTP 502 and no error message.");
        assertThat(read(524, "error code: 524")).hasMessage("error code: 524");
        assertThat(read(500, "")).hasMessage("The server responded with HTTP 500 and no error message.");
        assertThat(read(500, "{broken")).hasMessage("The server responded with HTTP 500 and no error message.");
        assertThat(read(500, "\"just text\"")).hasMessage("just text");
        assertThat(read(400, "x".repeat(5000)).getMessage()).hasSizeLessThan(700);
    }

    @ParameterizedTest
    @CsvSource({
        "400, insufficient_user_quota, QUOTA_EXHAUSTED",
        "403, pre_consume_token_quota_failed, QUOTA_EXHAUSTED",
        "429, billing_hard_limit_reached, QUOTA_EXHAUSTED",
        "403, used_up, QUOTA_EXHAUSTED",
        "400, token_mismatched, AUTHENTICATION",
        "500, content_policy_violation, CONTENT_REJECTED",
        "500, our_code, INVALID_REQUEST",
        "500, odd_code, FORBIDDEN",
        "401, something_else, AUTHENTICATION",
        "402, , QUOTA_EXHAUSTED",
        "403, , FORBIDDEN",
        "404, , NOT_FOUND",
        "408, , INTERNAL",
        "413, , INVALID_REQUEST",
        "429, , RATE_LIMITED",
        "451, , CONTENT_REJECTED",
        "500, , INTERNAL",
        "503, , OVERLOADED",
        "504, , INTERNAL",
        "524, , INTERNAL",
        "529, , OVERLOADED"
    })
    void prefersTheCodeToTheStatus(int status, String code, Reason reason) throws IOException {
        String quoted = code == null ? "null" : "\"" + code + "\"";
        assertThat(read(status, "{\"error\":{\"message\":\"m\",\"code\":" + quoted + "}}")
                        .reason())
                .isEqualTo(reason);
        assertThat(read(status, "{\"error\":{\"message\":\"m\",\"type\":" + quoted + "}}")
                        .reason())
                .isEqualTo(reason);
    }

    @Test
    void recognizesContentPolicyMessagesWithoutACode() throws IOException {
        for (String message : List.of(
                "rejected by the safety system",
                "violates our content policy",
                "flagged by content moderation",
                "内容安全审核未通过")) {
            assertThat(read(400, "{\"error\":{\"message\":\"" + message + "\"}}")
                            .reason())
                    .as(message)
                    .isEqualTo(Reason.CONTENT_REJECTED);
        }
        assertThat(read(500, "{\"error\":{\"message\":\"content policy service is down\"}}")
                        .reason())
                .isEqualTo(Reason.INTERNAL);
    }

    @Test
    void readsRequestIdsAndRetryDelays() throws IOException {
        Headers headers = Headers.NONE.with("X-Request-Id", "h1").with("Retry-After", "12");
        assertThat(read(429, "{}", headers).requestId()).contains("h1");
        assertThat(read(429, "{}", headers).retryAfter()).contains(Duration.ofSeconds(12));
        assertThat(read(429, "{\"trace_id\":\"t1\",\"error\":{\"code\":\"x\"}}", headers)
                        .requestId())
                .contains("t1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It failed (request id: 2026AbcDef123)",
                "It failed. Request ID 2026AbcDef123.",
                "It failed (request_id=2026AbcDef123)",
                "Include the request ID '2026AbcDef123' in a message to us; (request id: from the response)",
                "失败，请求ID：2026AbcDef123",
                "(request id: 2025Behind42) (request id: 2026AbcDef123)"
            })
    void readsTheRequestIdFromTheMessage(String message) throws IOException {
        String body = "{\"error\":{\"message\":\"" + message + "\"}}";
        assertThat(read(400, body, Headers.NONE.with("CF-Ray", "7f-FRA")).requestId())
                .contains("2026AbcDef123");
        assertThat(read(400, "{\"request_id\":\"field\"," + body.substring(1)).requestId())
                .contains("field");
    }

    @Test
    void doesNotRepeatWhatStaysRefusedWhateverTheServerSays() throws IOException {
        Headers repeat = Headers.NONE.with("x-should-retry", "true");
        assertThat(read(429, "{\"message\":\"Insufficient balance\"}", repeat).retryable())
                .isFalse();
        assertThat(read(400, "{\"code\":\"content_filter\"}", repeat).retryable())
                .isFalse();
    }

    @Test
    void followsAServerThatSaysWhetherToRetry() throws IOException {
        ProviderException retried = read(500, "{}", Headers.NONE.with("x-should-retry", "true"));
        assertThat(retried.retryable()).isTrue();
        assertThat(retried.billing()).isEqualTo(Billing.NOT_BILLED);
        assertThat(read(503, "{}", Headers.NONE.with("x-should-retry", "false")).retryable())
                .isFalse();
    }

    @Test
    void explainsARedirect() throws IOException {
        ProviderException failure = read(301, "");
        assertThat(failure.reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(failure).hasMessageContaining("redirect").hasMessageContaining("base URL");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void readsBackWhatItWrites(Reason reason) {
        ErrorTable.Builder builder = ErrorTable.builder();
        for (Reason each : Reason.values()) {
            builder.row(each, 418, "type", "code_" + each.name().toLowerCase(Locale.ROOT));
        }
        ErrorTable table = builder.build();
        String code = table.row(reason).code();
        assertThat(table.reason(ErrorEnvelope.of(json("{\"error\":{\"code\":\"" + code + "\"}}")), 418))
                .isEqualTo(reason);
    }

    private static Json json(String text) {
        try {
            return Json.parse(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ResponseReader reader(int status, InputStream body) {
        return new ResponseReader(new HttpResponse(status, Headers.NONE, body, () -> {}), new RecordingContext());
    }

    private static ResponseReader reader(int status, String body) {
        return reader(status, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void quotesWhatAMessageQuotesOfAShortImage() throws IOException {
        assertThat(read(400, "{\"error\":\"Invalid image data:image/png;base64,QUJD here\"}"))
                .hasMessage("Invalid image data:image/png;base64,QUJD here");
        String image = Base64.getEncoder().encodeToString(new byte[600]);
        assertThat(read(400, "{\"error\":\"Invalid image data:image/png;base64," + image + " here\"}"))
                .hasMessage("Invalid image data:image/png;base64,… here");
    }

    @Test
    void showsTheFirst600CharactersOfAMessage() throws IOException {
        assertThat(read(400, "x".repeat(600))).hasMessage("x".repeat(600));
        assertThat(read(400, "x".repeat(601))).hasMessage("x".repeat(600) + "…");
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 399})
    void explainsEveryRedirect(int status) throws IOException {
        assertThat(read(status, "").getMessage()).contains("redirect (HTTP " + status + ")");
        assertThat(TABLE.reason(ErrorEnvelope.coded("402"), status)).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void takesAStatusWithinASuccessfulResponseForItsOwn() {
        ErrorEnvelope error = new ErrorEnvelope("Quota exceeded", List.of("429"), Optional.empty(), Optional.empty());

        assertThat(TABLE.reason(error, 200)).isEqualTo(Reason.RATE_LIMITED);
        assertThat(TABLE.reason(error, 403)).isEqualTo(Reason.QUOTA_EXHAUSTED);
    }

    @Test
    void explainsAPageInPlaceOfAResponse() throws IOException {
        assertThat(TABLE.unexpected(reader(200, "<html><title>Welcome</title></html>"), "an event stream"))
                .hasMessage("The response is not an event stream but a web page with the title 'Welcome'."
                        + " Check the base URL: is /v1 missing?");
        assertThat(TABLE.unexpected(reader(200, "<html>"), "JSON"))
                .hasMessage("The response is not JSON but a web page. Check the base URL: is /v1 missing?");
        assertThat(TABLE.unexpected(reader(200, "x".repeat(90)), "JSON"))
                .hasMessage("The response is not JSON but text that starts with '" + "x".repeat(80)
                        + "'. Check the base URL: is /v1 missing?");
    }

    @Test
    void readsAFailureFromTextInPlaceOfAResponse() {
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> TABLE.unexpected(reader(200, "Insufficient balance"), "JSON"))
                .withMessage("Insufficient balance")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.QUOTA_EXHAUSTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"error\":{\"message\":\"Insuff", "data: {\"error\":\"Insuff", "Insuff"})
    void doesNotTakeTheBeginningOfAnErrorForTheWhole(String begun) {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        };
        InputStream body =
                new SequenceInputStream(new ByteArrayInputStream(begun.getBytes(StandardCharsets.UTF_8)), broken);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> TABLE.read(reader(500, body)))
                .withMessage("reset");
    }

    @Test
    void keepsTheStatusOfAnErrorThatCannotBeRead() {
        IOException cause = new IOException("reset");

        assertThat(ErrorTable.unreadable(reader(429, ""), cause))
                .hasMessage("The server responded with HTTP 429; its error message was truncated.")
                .hasCause(cause)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.RATE_LIMITED))
                .satisfies(e -> assertThat(e.status()).hasValue(429));
    }

    @Test
    void writesAReasonWithoutARowAsAnInternalError() {
        assertThat(TABLE.row(Reason.OVERLOADED)).isEqualTo(new ErrorTable.Row(Reason.OVERLOADED, 500, "", ""));
        assertThat(TABLE.row(Reason.INVALID_REQUEST))
                .isEqualTo(new ErrorTable.Row(Reason.INVALID_REQUEST, 400, "t", "our_code"));
    }

    @ParameterizedTest
    @CsvSource({"399, NOT_FOUND", "400, INVALID_REQUEST", "499, INVALID_REQUEST", "500, INTERNAL", "407, AUTHENTICATION"
    })
    void judgesAnErrorWithoutWordsByItsStatus(int status, Reason reason) {
        assertThat(StatusReasons.of(status)).isEqualTo(reason);
    }

    @Test
    void readsEventsWithoutAnError() throws IOException {
        assertThat(read(500, "data:\n\n")).hasMessage("The server responded with HTTP 500 and no error message.");
        assertThat(read(500, ": ping\n\n")).hasMessage("The server responded with HTTP 500 and no error message.");
        assertThat(read(500, "[{\"message\":\"listed\"}]")).hasMessage("listed");
        assertThat(read(500, "upstream said {\"message\":\"quoted\"}!")).hasMessage("quoted");
    }
}
