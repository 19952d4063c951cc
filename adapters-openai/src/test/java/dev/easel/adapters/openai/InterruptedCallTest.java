package dev.easel.adapters.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.testing.ManualTimer;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An interrupt ends a call as a cancel does, whichever thread it runs on. Time is manual: only what a
 * socket does at an interrupt ends these calls, not the watch for interrupts.
 */
@Timeout(60)
class InterruptedCallTest {
    private final HttpKit kit = ApacheHttp.open();

    @AfterEach
    void close() {
        kit.close();
        Thread.interrupted();
    }

    private Easel easel(FaultServer server) {
        OpenAi provider = OpenAi.compatible(server.uri("/v1").toString(), ApiKey.of("sk-test"));
        return EaselBuilder.create()
                .provider(provider.provider(kit))
                .timer(new ManualTimer())
                .build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInterruptOfAThreadIsACancel(boolean begun) throws Exception {
        interrupts(
                task -> {
                    Thread thread = new Thread(task);
                    thread.start();
                    return thread;
                },
                begun);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInterruptOfAVirtualThreadIsACancel(boolean begun) throws Exception {
        assumeTrue(Runtime.version().feature() >= 21, "virtual threads");
        interrupts(
                task -> (Thread) Thread.class
                        .getMethod("startVirtualThread", Runnable.class)
                        .invoke(null, task),
                begun);
    }

    /** Starts a task on a thread, which may be of a kind that this version of Java does not have. */
    private interface Start {
        Thread start(Runnable task) throws ReflectiveOperationException;
    }

    private void interrupts(Start start, boolean begun) throws Exception {
        ScriptedResponse response = begun
                ? ScriptedResponse.json("{\"data\":[{\"b64_json\":\"" + "A".repeat(100_000))
                        .silentAfter(50_000)
                : ScriptedResponse.silence();
        try (FaultServer server = FaultServer.answering(response);
                Easel easel = easel(server)) {
            ImageCall call = easel.generate(GenerateRequest.of("a cat"));
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            Thread thread = start.start(() -> failure.complete(catchThrowable(call::execute)));
            server.awaitRequest();
            thread.interrupt();
            assertThat(failure.get(30, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            CallCancelledException.class,
                            e -> assertThat(e.billing()).isNotEqualTo(Billing.NOT_BILLED));
            assertThat(server.received()).hasSize(1);
        }
    }
}
