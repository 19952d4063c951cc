package dev.easel.adapters.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.image.Content;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.EaselException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.testing.ManualTimer;
import dev.easel.core.testing.TestImages;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An interrupt ends a call as a cancel does, whichever thread it runs on. Time is manual: only what the socket of a
 * virtual thread does at an interrupt ends these calls, not the watch for interrupts.
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
    void anInterruptOfAVirtualThreadIsACancel(boolean begun) throws Exception {
        assumeTrue(Runtime.version().feature() >= 21, "virtual threads");
        ScriptedResponse response = begun
                ? ScriptedResponse.json("{\"data\":[{\"b64_json\":\"" + "A".repeat(100_000))
                        .silentAfter(50_000)
                : ScriptedResponse.silence();
        try (FaultServer server = FaultServer.answering(response);
                Easel easel = easel(server)) {
            ImageCall call = easel.generate(GenerateRequest.of("a cat"));
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            Thread thread = virtual(() -> failure.complete(catchThrowable(call::execute)));
            server.awaitRequest();
            thread.interrupt();
            assertThat(failure.get(30, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            CallCancelledException.class,
                            e -> assertThat(e.billing()).isEqualTo(Billing.UNKNOWN));
            assertThat(server.received()).hasSize(1);
        }
    }

    /** Starts a virtual thread, which this version of Java may not have yet. */
    private static Thread virtual(Runnable task) throws ReflectiveOperationException {
        return (Thread)
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
    }

    @Test
    void aConnectionThatBreaksUnderAnInterruptedThreadIsACancel() {
        byte[] png = TestImages.photo(8, 8).bytes();
        ImageData image = ImageData.of(new Content() {
            private boolean headerRead;

            @Override
            public long length() {
                return png.length;
            }

            @Override
            public InputStream open() {
                if (headerRead) {
                    Thread.currentThread().interrupt();
                }
                headerRead = true;
                return new ByteArrayInputStream(png);
            }
        });
        try (FaultServer server = FaultServer.answering(ScriptedResponse.reset());
                Easel easel = easel(server)) {
            Throwable failure = catchThrowable(
                    () -> easel.edit(EditRequest.of(image, "blue")).execute());
            assertThat(failure).isInstanceOf(CallCancelledException.class);
            assertThat(((EaselException) failure).billing()).isEqualTo(Billing.UNKNOWN);
        }
    }
}
