package dev.easel.http.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.RecordingContext;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.retry.RetryPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The outcome of every fault of an OpenAI-style server, for each verb of each adapter that extends this. */
public abstract class FaultTable extends WholeImageTable {
    @TempDir
    Path temporary;

    private final RecordingContext context = new RecordingContext();
    private HttpKit kit;

    /** Returns the provider under test at a base URL. */
    @Override
    protected abstract ImageProvider provider(URI base, RetryPolicy retries, HttpKit kit);

    /** Requests one image from the provider with the verb under test. */
    @Override
    protected abstract ImageResult ask(ImageProvider provider, CallContext context);

    @BeforeEach
    void open() {
        kit = ApacheHttp.open(HttpConfig.builder()
                .readTimeout(Duration.ofMillis(400))
                .savedResponses(temporary.resolve("kept"))
                .build());
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private EaselException failure(URI base, RetryPolicy retries) {
        ImageProvider provider = provider(base, retries, kit);
        EaselException failure = catchThrowableOfType(EaselException.class, () -> ask(provider, context));
        assertThat(failure).as("a failure").isNotNull();
        return failure;
    }

    @ParameterizedTest
    @EnumSource
    void reportsEveryFaultAndRetriesOnlyWhatIsNotBilled(Fault fault) throws IOException {
        try (FaultServer server = FaultServer.answering(fault.response)) {
            EaselException failure = failure(server.uri("/v1"), RetryPolicy.defaults());
            assertThat(failure).isExactlyInstanceOf(fault.failure);
            assertThat(fault.why(failure)).isEqualTo(fault.why);
            assertThat(failure.billing()).isEqualTo(fault.billing);
            assertThat(failure.provider()).isPresent();
            assertThat(failure.getMessage()).doesNotContain("sk-test");
            assertThat(server.received()).as("requests").hasSize(fault.requests);
            Set<String> keys = server.received().stream()
                    .map(request -> request.header("Idempotency-Key").orElseThrow())
                    .collect(Collectors.toSet());
            assertThat(keys).as("idempotency keys").hasSize(1);
            checkSaved(fault, failure);
        }
    }

    private void checkSaved(Fault fault, EaselException failure) throws IOException {
        boolean saved = fault.ordinal() <= Fault.STREAM_CUT.ordinal()
                ? fault.why == TransportException.Phase.TRUNCATED || fault == Fault.SILENT_WITHIN_AN_IMAGE
                : fault.ordinal() >= Fault.STREAM_WITHOUT_RESULT.ordinal() && fault.billing != Billing.NOT_BILLED;
        assertThat(failure.savedResponse().isPresent()).as("saved").isEqualTo(saved);
        if (saved) {
            Path file = failure.savedResponse().orElseThrow();
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(Files.getPosixFilePermissions(file.getParent()))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void savesABilledResponseThatCannotBeUsed() throws IOException {
        String response = "{\"created\": 1, \"data\":[{\"b64_json\":\"data:image/png;base64,aGVsbG8gd29ybGQ=\"},"
                + "{\"b64_json\":\"iVBORw0KG!!o\"}],\n\"usage\":{\"total_tokens\":7}}";
        try (FaultServer server =
                FaultServer.answering(ScriptedResponse.json(response).header("X-Request-Id", "req_9"))) {
            EaselException failure = failure(server.uri("/v1"), RetryPolicy.defaults());
            assertThat(failure.requestId()).contains("req_9");
            assertThat(failure.savedResponse().orElseThrow()).hasContent(response);
        }
    }

    @Test
    void savesAStreamWithItsPartialImages() throws IOException {
        String partial = "{\"type\":\"image_edit.partial_image\",\"b64_json\":\"iVBORw0KGgo=\"}";
        try (FaultServer server =
                FaultServer.answering(ScriptedResponse.events("event: image_edit.partial_image\ndata: " + partial
                        + "\n\ndata: {\"b64_json\":\"AA!\"}\n\ndata: last\n\n"))) {
            Path saved = failure(server.uri("/v1"), RetryPolicy.defaults())
                    .savedResponse()
                    .orElseThrow();
            assertThat(Files.readString(saved, StandardCharsets.UTF_8))
                    .contains("data: " + partial, "{\"b64_json\":\"AA!\"}", "data: last");
            assertThat(saved.getFileName().toString()).endsWith(".sse");
        }
    }

    @Test
    void failsToConnectWhereNoServerListens() {
        EaselException failure = failure(FaultServer.deaf(), RetryPolicy.defaults());
        assertThat(failure)
                .isInstanceOfSatisfying(
                        TransportException.class,
                        e -> assertThat(e.phase()).isEqualTo(TransportException.Phase.CONNECT));
        assertThat(failure.billing()).isEqualTo(Billing.NOT_BILLED);
        assertThat(context.pauses()).hasSize(2);
    }

    @Test
    void retriesUnknownOutcomesOnlyWhereTheCallerOptedIn() {
        try (FaultServer server = FaultServer.answering(
                ScriptedResponse.closed(), ScriptedResponse.status(502), ScriptedResponse.silence())) {
            failure(server.uri("/v1"), RetryPolicy.defaults().repeatingUnknownOutcomes());
            assertThat(server.received()).hasSize(3);
        }
    }

    @Test
    void neverRetriesABilledCallEvenThen() {
        try (FaultServer server = FaultServer.answering(ScriptedResponse.json("{\"data\":[{\"b64_json\":\"!\"}]}"))) {
            failure(server.uri("/v1"), RetryPolicy.defaults().repeatingUnknownOutcomes());
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void sendsTheSameBodyAgain() {
        try (FaultServer server = FaultServer.answering(ScriptedResponse.status(503), ScriptedResponse.status(400))) {
            failure(server.uri("/v1"), RetryPolicy.defaults());
            assertThat(server.received()).hasSize(2);
            assertThat(server.received().get(1).body())
                    .isEqualTo(server.received().get(0).body());
        }
    }

    @Test
    void sendsNothingForACancelledCall() {
        context.cancel();
        try (FaultServer server = FaultServer.answering(ScriptedResponse.status(200))) {
            assertThat(failure(server.uri("/v1"), RetryPolicy.defaults())).isInstanceOf(CallCancelledException.class);
            assertThat(server.connections()).isZero();
        }
    }
}
