package dev.easel.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.EaselBuilder;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.fault.RawClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionGuardTest {
    private static final int MAX_CONNECTIONS = 4;

    private final ScriptedProvider provider = new ScriptedProvider();
    private final Easel easel =
            EaselBuilder.create().provider(provider.provider()).build();
    private final EaselServer server = EaselServer.builder(easel)
            .routes(TestDialect.routes())
            .limits(ServerLimits.builder()
                    .connections(MAX_CONNECTIONS)
                    .shutdownGrace(Duration.ZERO)
                    .build())
            .start();
    private final List<RawClient> clients = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        server.close();
        easel.close();
    }

    private RawClient client() throws IOException {
        RawClient client = new RawClient(server.port());
        clients.add(client);
        return client;
    }

    @Test
    void acceptsANewConnectionWhileSlowOnesReachTheLimit() throws IOException {
        RawClient first = client().lines("GET /healthz HTTP/1.1", "Host: 127.0.0.1");
        for (int i = 0; i < 10 * MAX_CONNECTIONS; i++) {
            client().lines("GET /healthz HTTP/1.1", "Host: 127.0.0.1");
        }

        assertThat(client().get("/healthz").read().status()).isEqualTo(200);
        assertThat(first.isClosed()).isTrue();
    }

    @Test
    void rejectsANewConnectionInItsDialectWhenAllAreBusy() throws Exception {
        CountDownLatch started = new CountDownLatch(MAX_CONNECTIONS);
        CountDownLatch mayContinue = new CountDownLatch(1);
        for (int i = 0; i < MAX_CONNECTIONS; i++) {
            provider.answer((request, context) -> {
                started.countDown();
                await(mayContinue);
                throw ProviderException.of(Reason.INTERNAL, "The test is over.").build();
            });
            client().request("POST", "/paint", "application/json", "{\"prompt\":\"a\"}");
        }
        await(started);

        RawClient.Received response = client().get("/long").read();

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.header("retry-after")).isEqualTo("1");
        assertThat(response.text()).contains("server_overloaded");
        assertThat(client().get("/healthz").read().status()).isEqualTo(200);
        mayContinue.countDown();
        assertThat(clients.get(0).read().status()).isEqualTo(500);
        assertThat(clients.get(0).get("/healthz").read().status()).isEqualTo(200);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
