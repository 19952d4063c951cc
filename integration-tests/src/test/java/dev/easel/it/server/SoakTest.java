package dev.easel.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.testing.TestImages;
import dev.easel.http.fault.RawClient;
import dev.easel.http.fault.ResourceCount;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of requests of every kind, many of whose callers leave: heap, threads and files stay as they were. */
class SoakTest {
    /** How many requests are sent, in the usual run. */
    private static final int REQUESTS = Integer.getInteger("easel.soak.requests", 300);

    private static final int CALLERS = 4;
    private static final long MAX_GROWTH = 16 << 20;
    /** A pool may grow a little after it is warm. */
    private static final int MAX_MORE_THREADS = 24;

    private static final String BOUNDARY = "----soak";
    private static final String HOLD = AttackedServer.prompt(WatchedProvider.HOLD);

    @TempDir
    Path folder;

    /** What a caller sends, and the status it must get; 0 for those that leave before. */
    enum Kind {
        IMAGE(200),
        CHAT(200),
        STREAM(200),
        EDIT(200),
        MODELS(200),
        HEALTH(200),
        REFUSED_PROMPT(400),
        REFUSED_BODY(400),
        NOWHERE(404),
        FOREIGN_PAGE(403),
        ODD_HEAD(400),
        LEFT_IN_THE_HEAD(0),
        LEFT_IN_THE_BODY(0),
        LEFT_THE_CALL(0),
        LEFT_THE_STREAM(0),
        LEFT_IN_THE_RESPONSE(0);

        private final int status;

        Kind(int status) {
            this.status = status;
        }
    }

    private static RawClient post(RawClient client, String path, String body) throws IOException {
        return client.request("POST", path, AttackedServer.JSON, body);
    }

    private static void send(Kind kind, RawClient client) throws IOException {
        switch (kind) {
            case IMAGE -> post(client, AttackedServer.GENERATIONS, AttackedServer.prompt(WatchedProvider.PAINT));
            case CHAT -> post(client, AttackedServer.CHAT, AttackedServer.chat(WatchedProvider.PAINT));
            case STREAM -> post(client, AttackedServer.GENERATIONS, AttackedServer.streamed(WatchedProvider.PAINT));
            case EDIT ->
                client.request("POST", AttackedServer.EDITS, "multipart/form-data; boundary=" + BOUNDARY, form());
            case MODELS -> client.get("/v1/models");
            case HEALTH -> client.get("/healthz");
            case REFUSED_PROMPT ->
                post(client, AttackedServer.GENERATIONS, AttackedServer.prompt(WatchedProvider.FAIL));
            case REFUSED_BODY -> post(client, AttackedServer.GENERATIONS, "{\"prompt\":");
            case NOWHERE -> post(client, "/v1/nowhere", "{}");
            case FOREIGN_PAGE -> client.get("/v1/models", "Origin: https://evil.example");
            case ODD_HEAD -> client.get("/v1/models", "X-A: b", " c: d");
            case LEFT_IN_THE_HEAD -> client.lines("GET /v1/models HTTP/1.1", "Host: 127.0.0.1");
            case LEFT_IN_THE_BODY ->
                client.send(AttackedServer.head(AttackedServer.GENERATIONS, 1000))
                        .send("{\"prompt\":\"".getBytes(StandardCharsets.UTF_8));
            case LEFT_THE_CALL -> post(client, AttackedServer.GENERATIONS, HOLD);
            case LEFT_THE_STREAM ->
                post(client, AttackedServer.GENERATIONS, AttackedServer.streamed(WatchedProvider.HOLD));
            case LEFT_IN_THE_RESPONSE ->
                post(client, AttackedServer.GENERATIONS, AttackedServer.prompt(WatchedProvider.LARGE))
                        .readHead();
        }
    }

    private static byte[] form() {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\na lake\r\n--"
                        + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n"
                        + "Content-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(TestImages.photo(24, 16).bytes());
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    /** Sends requests in turn; returns how many of each kind got another status than they must. */
    private static Map<String, Integer> callAll(AttackedServer server, int count) throws IOException {
        Map<String, Integer> wrong = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            Kind kind = Kind.values()[i % Kind.values().length];
            try (RawClient client = server.client()) {
                send(kind, client);
                int status = kind.status == 0 ? 0 : client.read().status();
                if (status != kind.status) {
                    wrong.merge(kind + " " + status, 1, Integer::sum);
                }
            }
        }
        return wrong;
    }

    private static void callAllAtOnce(AttackedServer server, int count) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            Callable<Map<String, Integer>> caller = () -> callAll(server, count / CALLERS);
            for (Future<Map<String, Integer>> wrong : callers.invokeAll(
                    IntStream.range(0, CALLERS).mapToObj(i -> caller).toList())) {
                assertThat(wrong.get()).isEmpty();
            }
        } finally {
            callers.shutdown();
        }
    }

    private static long usedHeap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    @Test
    void holdsWhatItHeldBefore() throws Exception {
        ResourceCount before = ResourceCount.of(folder);
        try (AttackedServer server = AttackedServer.with(builder -> builder.spoolFolder(folder))) {
            callAllAtOnce(server, REQUESTS / 4);
            server.provider().awaitHeld(0);
            long heap = usedHeap();
            int threads = Thread.activeCount();
            callAllAtOnce(server, REQUESTS - REQUESTS / 4);
            server.provider().awaitHeld(0);
            server.assertServes();
            assertThat(usedHeap() - heap).as("growth of the heap in bytes").isLessThan(MAX_GROWTH);
            assertThat(Thread.activeCount() - threads).as("more threads").isLessThan(MAX_MORE_THREADS);
            assertThat(ResourceCount.of(folder).files()).hasSizeLessThanOrEqualTo(Kind.values().length);
        }
        assertThat(ResourceCount.after(before, folder)).isEqualTo(before);
    }

    @Test
    void sendsEveryKindOfRequest() {
        assertThat(REQUESTS / 4 / CALLERS).isGreaterThanOrEqualTo(Kind.values().length);
        assertThat(Arrays.stream(Kind.values()).filter(kind -> kind.status == 0))
                .hasSize(5);
    }
}
