package dev.easel.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.http.fault.RawClient;
import dev.easel.http.fault.ResourceCount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Callers that leave in every phase of a request: their calls are cancelled, and nothing of them is left. */
class HangUpTest {
    private static final int CALLERS = 20;
    private static final byte[] BODY =
            AttackedServer.prompt(WatchedProvider.HOLD).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    /** When a caller leaves. */
    enum Phase {
        BEFORE_THE_HEAD,
        IN_THE_HEAD,
        BEFORE_THE_BODY,
        IN_THE_BODY,
        WHILE_THE_CALL_RUNS,
        WHILE_A_CHAT_RUNS,
        WHILE_A_STREAM_RUNS,
        WITH_ANOTHER_REQUEST_BEHIND,
        IN_THE_RESPONSE
    }

    private static boolean isHeld(Phase phase) {
        return switch (phase) {
            case WHILE_THE_CALL_RUNS, WHILE_A_CHAT_RUNS, WHILE_A_STREAM_RUNS, WITH_ANOTHER_REQUEST_BEHIND -> true;
            default -> false;
        };
    }

    private static void begin(Phase phase, RawClient client) throws IOException {
        switch (phase) {
            case BEFORE_THE_HEAD -> {}
            case IN_THE_HEAD -> client.lines("POST " + AttackedServer.GENERATIONS + " HTTP/1.1", "Host: 127.0.0.1");
            case BEFORE_THE_BODY -> client.send(AttackedServer.head(AttackedServer.GENERATIONS, BODY.length));
            case IN_THE_BODY -> {
                client.send(AttackedServer.head(AttackedServer.GENERATIONS, BODY.length));
                client.send(Arrays.copyOf(BODY, BODY.length / 2));
            }
            case WHILE_THE_CALL_RUNS -> client.request("POST", AttackedServer.GENERATIONS, AttackedServer.JSON, BODY);
            case WHILE_A_CHAT_RUNS ->
                client.request(
                        "POST", AttackedServer.CHAT, AttackedServer.JSON, AttackedServer.chat(WatchedProvider.HOLD));
            case WHILE_A_STREAM_RUNS ->
                client.request(
                        "POST",
                        AttackedServer.GENERATIONS,
                        AttackedServer.JSON,
                        AttackedServer.streamed(WatchedProvider.HOLD));
            case WITH_ANOTHER_REQUEST_BEHIND -> {
                client.request("POST", AttackedServer.GENERATIONS, AttackedServer.JSON, BODY);
                client.get("/v1/models");
            }
            case IN_THE_RESPONSE -> {
                client.request(
                        "POST",
                        AttackedServer.GENERATIONS,
                        AttackedServer.JSON,
                        AttackedServer.prompt(WatchedProvider.LARGE));
                assertThat(client.readHead().status()).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothingOfCallersThatLeave(Phase phase) throws Exception {
        ResourceCount before = ResourceCount.of(folder);
        int calls;
        try (AttackedServer server = AttackedServer.with(builder -> builder.spoolFolder(folder))) {
            List<RawClient> clients = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                RawClient client = server.client();
                clients.add(client);
                begin(phase, client);
            }
            server.provider().awaitHeld(isHeld(phase) ? CALLERS : 0);
            for (RawClient client : clients) {
                client.close();
            }
            server.provider().awaitCancelled(isHeld(phase) ? CALLERS : 0);
            server.assertServes();
            calls = server.provider().calls();
        }
        assertThat(calls).isEqualTo(1 + (isHeld(phase) || phase == Phase.IN_THE_RESPONSE ? CALLERS : 0));
        ResourceCount after = ResourceCount.after(before, folder);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void runsNoCallOfACallerThatLeftBeforeThereWasRoom() throws Exception {
        try (AttackedServer server =
                AttackedServer.start(limits -> limits.inFlight(1).patience(Duration.ofSeconds(60)))) {
            try (RawClient running = server.client()) {
                running.request("POST", AttackedServer.GENERATIONS, AttackedServer.JSON, BODY);
                server.provider().awaitHeld(1);
                for (int i = 0; i < CALLERS; i++) {
                    try (RawClient waiting = server.client()) {
                        waiting.request("POST", AttackedServer.GENERATIONS, AttackedServer.JSON, BODY)
                                .leave();
                        assertThat(waiting.isClosed()).isTrue(); // by the server, which has noticed
                    }
                }
                assertThat(server.smallCalls(5)).isEqualTo(5);
            }
            server.provider().awaitCancelled(1);
            server.assertServes();
            assertThat(server.provider().calls()).isEqualTo(2);
        }
    }
}
