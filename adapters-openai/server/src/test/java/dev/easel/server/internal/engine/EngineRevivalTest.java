package dev.easel.server.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.http.body.JsonBody;
import dev.easel.http.fault.RawClient;
import dev.easel.server.internal.Probe;
import dev.easel.server.internal.RequestHead;
import dev.easel.server.internal.admission.Admission;
import dev.easel.server.internal.exchange.Exchanges;
import dev.easel.server.internal.exchange.Reception;
import dev.easel.server.internal.exchange.Service;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.io.ManagedSelector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server whose threads of connections have ended listens anew on its port. */
class EngineRevivalTest {
    private static final EngineSettings SETTINGS = new EngineSettings(
            InetAddress.getLoopbackAddress(),
            0,
            100,
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            1024,
            1 << 20,
            Optional.empty(),
            Duration.ofMillis(20),
            Duration.ofMillis(300));

    private static final Service SERVICE = new Service() {
        @Override
        public Reception receive(RequestHead head, boolean full) {
            return new Reception.Answered(
                    new ServerResponse.Whole(200, Map.of(), JsonBody.of(Map.of("path", head.target()))));
        }

        @Override
        public ServerResponse.Whole error(String target, HttpError error) {
            return new ServerResponse.Whole(error.status(), Map.of(), JsonBody.of(Map.of("no", error.message())));
        }

        @Override
        public Map<String, String> responseHeaders(RequestHead head) {
            return Map.of();
        }
    };

    private final Admission admission = new Admission(1, 1, 1, Duration.ofSeconds(1));
    private final CountDownLatch over = new CountDownLatch(1);
    private final Engine engine = start();

    private Engine start() {
        try {
            return new Engine(
                    SETTINGS,
                    SERVICE,
                    new Exchanges(admission, Runnable::run, Duration.ofSeconds(1), Probe.NONE),
                    Runnable::run,
                    Probe.NONE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() {
        over.countDown();
        engine.close();
        admission.close();
    }

    private String answer() throws IOException {
        while (true) {
            try (RawClient client = new RawClient(engine.address().getPort())) {
                return client.get("/a").read().text();
            } catch (ConnectException e) {
                Thread.onSpinWait(); // it is about to listen again
            }
        }
    }

    private void awaitAnother(ClientConnector dead) {
        while (engine.connector() == dead) {
            Thread.onSpinWait();
        }
    }

    @Test
    void answersAgainWhenItsListeningSocketIsGone() throws IOException {
        ClientConnector dead = engine.connector();
        dead.close();

        awaitAnother(dead);
        assertThat(answer()).isEqualTo("{\"path\":\"/a\"}");
    }

    @Test
    void answersAgainWhenItsSelectorsAreStuck() throws IOException {
        ClientConnector dead = engine.connector();
        try (RawClient before = new RawClient(engine.address().getPort())) {
            before.get("/b").read();
            for (ManagedSelector selector : dead.getSelectorManager().getBeans(ManagedSelector.class)) {
                selector.submit(ready -> await(over));
            }

            awaitAnother(dead);
            assertThat(answer()).isEqualTo("{\"path\":\"/a\"}");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
