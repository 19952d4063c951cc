package dev.easel.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.http.fault.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Callers that send or read so slowly that they would hold a server with a thread for each of them. */
class SlowClientTest {
    /** How many connections are opened, in the usual run. */
    private static final int SLOW = Integer.getInteger("easel.slow.connections", 300);

    private static final int TRICKLERS = 300;
    private static final int NEVER_READING = 30;
    private static final byte[] BODY =
            AttackedServer.prompt(WatchedProvider.PAINT).getBytes(StandardCharsets.UTF_8);

    private final List<RawClient> clients = new ArrayList<>();
    private final AttackedServer server = AttackedServer.start(limits -> limits);

    @AfterEach
    void stop() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        server.close();
    }

    private RawClient client() throws IOException {
        RawClient client = server.client();
        clients.add(client);
        return client;
    }

    @Test
    void servesBesideConnectionsThatSendNothingMore() throws IOException {
        for (int i = 0; i < SLOW; i++) {
            client().lines("GET /v1/models HTTP/1.1", "Host: 127.0.0.1");
        }
        assertThat(server.smallCalls(30)).isEqualTo(30);
        server.assertServes();
    }

    @Test
    void servesBesideTrickledHeadsAndBodies() throws IOException {
        byte[] head = "X-Trickled: ".getBytes(StandardCharsets.UTF_8);
        List<RawClient> heads = new ArrayList<>();
        List<RawClient> bodies = new ArrayList<>();
        for (int i = 0; i < TRICKLERS; i++) {
            heads.add(client().lines("GET /v1/models HTTP/1.1", "Host: 127.0.0.1"));
            bodies.add(client().send(AttackedServer.head(AttackedServer.GENERATIONS, BODY.length)));
        }
        int answered = 0;
        int rounds = head.length;
        for (int round = 0; round < rounds; round++) {
            for (RawClient client : heads) {
                client.send(new byte[] {head[round]});
            }
            for (RawClient client : bodies) {
                client.send(new byte[] {BODY[round]});
            }
            answered += server.smallCalls(5);
        }
        assertThat(answered).isEqualTo(5 * rounds);
        assertThat(server.provider().calls()).isZero();
        server.assertServes();
        int served = 0;
        for (RawClient client : bodies) {
            client.send(Arrays.copyOfRange(BODY, rounds, BODY.length));
        }
        for (RawClient client : bodies) {
            served += client.read().status() == 200 ? 1 : 0;
        }
        assertThat(served).as("bodies that arrived after all").isEqualTo(TRICKLERS);
    }

    @Test
    void servesBesideCallersThatNeverRead() throws IOException {
        for (int i = 0; i < NEVER_READING; i++) {
            client().request(
                            "POST",
                            AttackedServer.GENERATIONS,
                            AttackedServer.JSON,
                            AttackedServer.prompt(WatchedProvider.LARGE));
        }
        assertThat(server.smallCalls(30)).isEqualTo(30);
        server.assertServes();
    }
}
