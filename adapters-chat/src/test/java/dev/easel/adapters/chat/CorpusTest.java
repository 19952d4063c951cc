package dev.easel.adapters.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.ApiKey;
import dev.easel.http.Headers;
import dev.easel.http.ParsedResponse;
import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Real-world responses, each with its expected result. Runs only if a collection of them exists: in the folder that the
 * system property {@code easel.corpus} names, or next to the project.
 */
class CorpusTest {
    private static final Set<String> OTHER_DIALECTS = Set.of("openai", "modelverse", "visionstudio");

    @TestFactory
    Stream<DynamicTest> readsEveryResponseOfTheCorpus() throws IOException {
        Path corpus = Path.of(System.getProperty("easel.corpus", "../../shared/corpus"));
        assumeTrue(Files.exists(corpus.resolve("expected.json")), "no corpus at " + corpus);
        List<DynamicTest> tests = new ArrayList<>();
        for (Json expected : json(corpus.resolve("expected.json")).get("cases").items()) {
            String file = expected.text("file").orElseThrow();
            Json example = json(corpus.resolve(file));
            if (!OTHER_DIALECTS.contains(example.text("dialect").orElse(""))) {
                tests.add(DynamicTest.dynamicTest(file, () -> check(example, expected)));
            }
        }
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }

    private static void check(Json example, Json expected) throws IOException {
        Outcome outcome = outcome(example);
        SoftAssertions softly = new SoftAssertions();
        List<String> accepted = new ArrayList<>(List.of(expected.text("outcome").orElseThrow()));
        List<List<String>> acceptedImages = new ArrayList<>(List.of(images(expected.get("images"))));
        for (Json also : expected.get("also_accept").items()) {
            also.text().ifPresent(accepted::add);
            if (also.isArray()) {
                acceptedImages.add(images(also));
            }
        }
        softly.assertThat(accepted).contains(outcome.kind);
        softly.assertThat(acceptedImages).contains(outcome.images);
        Json error = expected.get("error");
        if (error.isPresent()) {
            softly.assertThat(outcome.facts.get("category"))
                    .isEqualTo(error.text("category").orElse(""));
            for (String fact :
                    List.of("transient", "outcome_unknown", "http_status", "code", "request_id", "retry_after_ms")) {
                error.word(fact)
                        .ifPresent(value -> softly.assertThat(outcome.facts.get(fact))
                                .as(fact)
                                .isEqualTo(value));
            }
            error.text("message_contains")
                    .ifPresent(part ->
                            softly.assertThat(outcome.facts.get("message")).contains(part));
        }
        softly.assertAll();
    }

    private static Outcome outcome(Json example) throws IOException {
        Json response = example.get("response");
        Headers headers = Headers.NONE;
        for (Map.Entry<String, Json> field : response.get("headers").members().entrySet()) {
            headers = headers.with(field.getKey(), field.getValue().text().orElse(""));
        }
        String body =
                response.text("body_text").orElseGet(() -> response.get("body").toString());
        int status = (int) response.number("status").orElseThrow();
        String base = example.text("base_url").orElseThrow();
        ChatConfig config = example.text("dialect").filter("acedata"::equals).isPresent()
                ? ChatConfig.aceData(base, ApiKey.of("key"))
                : ChatConfig.fourAll(base, ApiKey.of("key"));
        try {
            ParsedResponse parsed =
                    ChatResponses.parse(ChatResponses.response(status, body, headers), config, CallContext.detached());
            return new Outcome(
                    parsed.partialFailures().isEmpty() ? "images" : "partial", ChatResponses.images(parsed), Map.of());
        } catch (ProviderException e) {
            return failed(e);
        } catch (MalformedResponseException e) {
            return new Outcome(
                    "error",
                    List.of(),
                    Map.of(
                            "category",
                            "protocol",
                            "transient",
                            "false",
                            "outcome_unknown",
                            "false",
                            "http_status",
                            String.valueOf(status),
                            "message",
                            String.valueOf(e.getMessage())));
        }
    }

    private static Outcome failed(ProviderException e) {
        int status = e.status().orElse(0);
        String category = switch (e.reason()) {
            case AUTHENTICATION, FORBIDDEN -> "auth";
            case QUOTA_EXHAUSTED -> "quota";
            case RATE_LIMITED -> "rate_limit";
            case INVALID_REQUEST -> "invalid_request";
            case NOT_FOUND -> "not_found";
            case CONTENT_REJECTED -> "content_policy";
            case GENERATION_FAILED -> "generation_failed";
            case NO_IMAGE -> "no_image";
            case OVERLOADED -> "server_error";
            case INTERNAL -> status == 504 || status == 524 || status == 408 ? "timeout" : "server_error";
        };
        String kind = switch (category) {
            case "no_image" -> "no_image";
            case "content_policy" -> status == 200 ? "refusal" : "error";
            default -> "error";
        };
        return new Outcome(
                kind,
                List.of(),
                Map.of(
                        "category", category,
                        "transient", String.valueOf(e.retryable()),
                        "outcome_unknown", String.valueOf(e.billing() == Billing.UNKNOWN),
                        "http_status", String.valueOf(status),
                        "code", e.code().orElse(""),
                        "request_id", e.requestId().orElse(""),
                        "retry_after_ms",
                                e.retryAfter()
                                        .map(wait -> String.valueOf(wait.toMillis()))
                                        .orElse(""),
                        "message", e.getMessage()));
    }

    private static List<String> images(Json images) {
        return images.items().stream()
                .map(image -> image.text("sha256").or(() -> image.text("value")).orElseThrow())
                .toList();
    }

    private static Json json(Path file) throws IOException {
        return Json.parse(Files.readAllBytes(file));
    }

    private record Outcome(String kind, List<String> images, Map<String, String> facts) {}
}
