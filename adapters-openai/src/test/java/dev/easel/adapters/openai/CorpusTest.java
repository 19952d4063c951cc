package dev.easel.adapters.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Recorded responses, each with its expected outcome: runs if {@code -Deasel.corpus=FOLDER} names a folder with an
 * {@code expected.json} and the cases it lists.
 */
class CorpusTest {
    private static final Map<String, Reason> REASONS = Map.of(
            "auth", Reason.AUTHENTICATION,
            "quota", Reason.QUOTA_EXHAUSTED,
            "rate_limit", Reason.RATE_LIMITED,
            "invalid_request", Reason.INVALID_REQUEST,
            "not_found", Reason.NOT_FOUND,
            "content_policy", Reason.CONTENT_REJECTED,
            "server_error", Reason.INTERNAL,
            "generation_failed", Reason.GENERATION_FAILED,
            "no_image", Reason.NO_IMAGE);
    private static final HttpKit KIT = ApacheHttp.open();

    @AfterAll
    static void close() {
        KIT.close();
    }

    @TestFactory
    Stream<DynamicTest> everyResponseOfThisStyleHasItsExpectedOutcome() throws IOException {
        String folder = System.getProperty("easel.corpus", "");
        assumeTrue(!folder.isEmpty(), "easel.corpus is not set");
        Json expected = Json.parse(Files.readAllBytes(Path.of(folder, "expected.json")));
        return expected.get("cases").items().stream()
                .map(outcome -> new Case(read(folder, outcome), outcome))
                .filter(Case::isOfThisStyle)
                .map(one -> DynamicTest.dynamicTest(one.name(), one::check));
    }

    private static Json read(String folder, Json outcome) {
        try {
            return Json.parse(
                    Files.readAllBytes(Path.of(folder, outcome.text("file").orElseThrow())));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private record Case(Json content, Json outcome) {
        String name() {
            return outcome.text("file").orElseThrow();
        }

        boolean isOfThisStyle() {
            return Set.of("openai", "modelverse")
                    .contains(content.text("dialect").orElse(""));
        }

        void check() {
            try (FaultServer server = FaultServer.answering(scriptedResponse())) {
                if (outcome.text("outcome").orElseThrow().equals("images")) {
                    List<String> expected = outcome.get("images").items().stream()
                            .map(image -> image.text("sha256").orElseThrow())
                            .toList();
                    assertThat(call(server).images())
                            .extracting(image -> image.data().sha256())
                            .isEqualTo(expected);
                } else {
                    checkFailure(catchThrowableOfType(ProviderException.class, () -> call(server)));
                }
            }
        }

        private void checkFailure(ProviderException failure) {
            Json error = outcome.get("error");
            assertThat(failure.reason())
                    .isEqualTo(REASONS.get(error.text("category").orElseThrow()));
            error.text("code").ifPresent(code -> assertThat(failure.code()).contains(code));
            error.text("request_id")
                    .ifPresent(id -> assertThat(failure.requestId()).contains(id));
            error.number("http_status")
                    .ifPresent(status -> assertThat(failure.status()).hasValue((int) status));
            error.text("message_contains").ifPresent(text -> assertThat(failure).hasMessageContaining(text));
            error.flag("transient")
                    .ifPresent(retryable -> assertThat(failure.retryable()).isEqualTo(retryable));
            error.flag("outcome_unknown")
                    .ifPresent(unknown ->
                            assertThat(failure.billing() == Billing.UNKNOWN).isEqualTo(unknown));
        }

        private ScriptedResponse scriptedResponse() {
            Json response = content.get("response");
            Json headers = response.get("headers");
            String body = response.text("body_text")
                    .orElseGet(() -> response.get("body").toString());
            ScriptedResponse scripted = ScriptedResponse.text(
                    (int) response.number("status").orElseThrow(),
                    headers.text("content-type").orElse(""),
                    body);
            for (Map.Entry<String, Json> header : headers.members().entrySet()) {
                if (!header.getKey().toLowerCase(Locale.ROOT).equals("content-type")) {
                    scripted = scripted.header(
                            header.getKey(), header.getValue().word().orElse(""));
                }
            }
            return scripted;
        }

        private ImageResult call(FaultServer server) {
            ImageProvider provider = OpenAi.modelVerse(ApiKey.of("k"))
                    .jsonEdits()
                    .base(server.uri("/v1").toString())
                    .provider(KIT);
            return content.at("request", "operation").text().orElse("").equals("edit")
                    ? provider.editor()
                            .orElseThrow()
                            .edit(EditRequest.of(TestImages.photo(8, 8), "p"), new RecordingContext())
                    : provider.generator().orElseThrow().generate(GenerateRequest.of("p"), new RecordingContext());
        }
    }
}
