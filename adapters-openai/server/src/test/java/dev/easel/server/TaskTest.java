package dev.easel.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.fault.RawClient;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call that goes on after its response. */
class TaskTest {
    private final ScriptedProvider provider = new ScriptedProvider();
    private final Easel easel =
            EaselBuilder.create().provider(provider.provider()).build();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final EaselServer server = EaselServer.builder(easel)
            .routes(List.of(TestDialect.task(told::add)))
            .start();
    private final CountDownLatch mayContinue = new CountDownLatch(1);

    @AfterEach
    void stop() {
        server.close();
        easel.close();
    }

    private RawClient.Received begin(String... headers) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.lines("POST /task HTTP/1.1", "Host: 127.0.0.1", "Content-Type: application/json");
            for (String header : headers) {
                client.lines(header);
            }
            return client.lines("Content-Length: 14", "", "{\"prompt\":\"a\"}").read();
        }
    }

    private String next() throws InterruptedException {
        return told.poll(20, TimeUnit.SECONDS);
    }

    @Test
    void goesOnWhenItsCallerHasLeft() throws IOException, InterruptedException {
        provider.answer((request, context) -> {
            try {
                assertThat(mayContinue.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            context.report(new ProgressEvent.ProviderProgress(OptionalDouble.of(50), "half"));
            return ImageResult.builder("scripted")
                    .image(GeneratedImage.received(ImageData.of(TestDialect.PIXEL)))
                    .build();
        });
        assertThat(begin().text()).isEqualTo("{\"task\":\"started\"}");
        mayContinue.countDown();
        assertThat(next()).isEqualTo("half");
        assertThat(next()).isEqualTo("1x1");
    }

    @Test
    void tellsItsFailureInTheDialect() throws IOException, InterruptedException {
        provider.fail(ProviderException.of(Reason.RATE_LIMITED, "later").build());
        assertThat(begin().status()).isEqualTo(200);
        assertThat(next()).startsWith("slow_down");
        assertThat(begin().status()).as("the script is at its end").isEqualTo(200);
        assertThat(next()).startsWith("server_error");
    }

    @Test
    void isAnErrorIfTheCallCannotBegin() throws IOException {
        assertThat(begin("Idempotency-Key: " + "k".repeat(300)).status()).isEqualTo(400);
        assertThat(told).isEmpty();
    }
}
