package dev.easel.http.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.EaselException;
import dev.easel.core.internal.saved.SavedEntry;
import dev.easel.core.internal.saved.SavedResponseStore;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.http.ApiKey;
import dev.easel.http.Credential;
import dev.easel.http.Dialect;
import dev.easel.http.Endpoint;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.Received;
import dev.easel.http.fault.ScriptedResponse;
import dev.easel.http.remote.RemoteProvider;
import dev.easel.http.retry.RetryPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The provider with the queue in front of a server that follows a script: one for the paid call, one for all that follow. */
abstract class QueuedJobs {
    static final ImageData PHOTO = TestImages.photo(20, 10);
    static final String SUBMITTED = "{\"id\":\"job-1\",\"status\":\"queued\",\"cents\":4}";
    static final ScriptedResponse ACCEPTED = ScriptedResponse.json(202, SUBMITTED);
    static final ScriptedResponse RUNNING = ScriptedResponse.json("{\"id\":\"job-1\",\"status\":\"running\"}");
    static final ScriptedResponse DONE = done("");

    @TempDir
    Path temporary;

    private Path folder;
    HttpKit kit;

    /** Returns the result with its image, and other members. */
    static ScriptedResponse done(String members) {
        return ScriptedResponse.json("{\"id\":\"job-1\"" + members + ",\"data\":[{\"b64_json\":\""
                + Base64.getEncoder().encodeToString(PHOTO.bytes()) + "\"}]}");
    }

    @BeforeEach
    void open() {
        folder = temporary.resolve("saved");
        kit = kit();
    }

    private HttpKit kit() {
        return ApacheHttp.open(HttpConfig.builder()
                .readTimeout(Duration.ofMillis(300))
                .savedResponses(folder)
                .build());
    }

    @AfterEach
    void close() {
        kit.close();
    }

    /** Forgets all that the process knew, as one that was killed does. */
    final void restart() {
        kit.close();
        kit = kit();
    }

    ImageProvider provider(FaultServer server) {
        return provider(server, new QueueDialect(), endpoint -> endpoint);
    }

    final ImageProvider provider(FaultServer server, Dialect<GenerateRequest> dialect, UnaryOperator<Endpoint> change) {
        Endpoint endpoint = Endpoint.of(
                        "queue", server.uri("/v1").toString(), Credential.bearer(ApiKey.of("sk-secret-1")))
                .header("X-Extra", "more");
        return RemoteProvider.at(
                        change.apply(endpoint), kit, RetryPolicy.defaults().repeatingUnknownOutcomes())
                .generates(dialect, model -> Capabilities.unknown())
                .build();
    }

    static ImageResult ask(ImageProvider provider, CallContext context) {
        return provider.generator().orElseThrow().generate(GenerateRequest.of("a red bicycle"), context);
    }

    static EaselException failure(ImageProvider provider, CallContext context) {
        EaselException failure = catchThrowableOfType(EaselException.class, () -> ask(provider, context));
        assertThat(failure).as("a failure").isNotNull();
        return failure;
    }

    final ImageResult recovered(FaultServer server, Function<Easel, ImageCall> call) {
        try (Easel easel = EaselBuilder.create()
                .provider(provider(server))
                .savedResponses(folder)
                .build()) {
            return call.apply(easel).execute();
        }
    }

    final List<SavedEntry> saved() {
        return SavedResponseStore.in(Optional.of(folder)).entries();
    }

    /** Checks that exactly one call was paid, and returns the free ones. */
    static List<Received> polls(FaultServer server) {
        assertThat(server.received().stream().filter(request -> request.method().equals("POST")))
                .as("paid calls")
                .hasSize(1);
        return server.received().stream()
                .filter(request -> !request.method().equals("POST"))
                .toList();
    }
}
