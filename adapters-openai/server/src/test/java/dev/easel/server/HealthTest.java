package dev.easel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.EaselBuilder;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.fault.RawClient;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a server says about itself, and where it listens. */
class HealthTest {
    private final ScriptedProvider provider = new ScriptedProvider();
    private final Easel easel =
            EaselBuilder.create().provider(provider.provider()).build();

    @AfterEach
    void stop() {
        easel.close();
    }

    private EaselServer.Builder server() {
        return EaselServer.builder(easel).routes(TestDialect.routes());
    }

    @Test
    void tellsLiveFromReady() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch mayContinue = new CountDownLatch(1);
        provider.answer((request, context) -> {
            started.countDown();
            await(mayContinue);
            return TestDialect.pixel();
        });
        try (EaselServer server = server().start();
                RawClient caller = new RawClient(server.port());
                RawClient monitor = new RawClient(server.port())) {
            assertThat(monitor.get("/healthz").read().text()).isEqualTo("{\"status\":\"ok\"}");
            assertThat(monitor.get("/healthz/ready").read().text()).isEqualTo("{\"status\":\"ready\"}");
            caller.request("POST", "/paint", "application/json", "{\"prompt\":\"a\"}");
            await(started);

            Thread closing = new Thread(server::close);
            closing.start();
            awaitRefusal(server, started);

            RawClient.Received refused = monitor.get("/long").read();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("retry-after")).isEqualTo("5");
            assertThat(refused.header("connection")).isEqualTo("close");
            mayContinue.countDown();
            assertThat(caller.read().status()).isEqualTo(200);
            closing.join();
        }
    }

    /** Waits until the server does not listen any more. */
    private static void awaitRefusal(EaselServer server, CountDownLatch latch) throws InterruptedException {
        while (true) {
            try (RawClient probe = new RawClient(server.port())) {
                assertThat(latch.await(0, TimeUnit.SECONDS)).isTrue();
                Thread.onSpinWait();
            } catch (IOException e) {
                return;
            }
        }
    }

    @Test
    void saysThatItIsNotReadyWhileItStops() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch mayContinue = new CountDownLatch(1);
        provider.answer((request, context) -> {
            started.countDown();
            await(mayContinue);
            return TestDialect.pixel();
        });
        try (EaselServer server = server().start();
                RawClient caller = new RawClient(server.port());
                RawClient live = new RawClient(server.port());
                RawClient ready = new RawClient(server.port())) {
            live.get("/healthz").read();
            ready.get("/healthz").read();
            caller.request("POST", "/paint", "application/json", "{\"prompt\":\"a\"}");
            await(started);
            Thread closing = new Thread(server::close);
            closing.start();
            awaitRefusal(server, started);

            assertThat(live.get("/healthz").read().status()).isEqualTo(200);
            RawClient.Received response = ready.get("/healthz/ready").read();
            assertThat(response.status()).isEqualTo(503);
            assertThat(response.text()).isEqualTo("{\"status\":\"draining\"}");
            mayContinue.countDown();
            closing.join();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void startsBeyondThisMachineOnlyWithAKeyOrWithout() {
        assertThatThrownBy(() -> server().host("0.0.0.0").start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.0.0.0")
                .hasMessageContaining("withoutKey()");
        try (EaselServer open = server().host("0.0.0.0").withoutKey().start();
                EaselServer keyed = server().host("0.0.0.0").apiKey("one").start()) {
            assertThat(open.address()).hasToString("http://0.0.0.0:" + open.port());
            assertThat(open.baseUrl()).hasToString("http://127.0.0.1:" + open.port());
            assertThat(keyed.port()).isPositive();
        }
    }
}
