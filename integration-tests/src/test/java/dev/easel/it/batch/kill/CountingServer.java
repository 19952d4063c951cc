package dev.easel.it.batch.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.easel.core.testing.TestImages;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** A server of OpenAI's style that counts the calls for each prompt, and sends another image for each. */
final class CountingServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** When a call is told about. */
    enum Moment {
        /** It arrived, and nothing was sent. */
        ARRIVED,
        /** Half of the response was sent. */
        HALF_ANSWERED,
        /** All of the response was sent. */
        ANSWERED
    }

    /** Hears of each call. */
    @FunctionalInterface
    interface Watcher {
        void on(Moment moment, String prompt);
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, List<String>> keys = new ConcurrentHashMap<>();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Watcher> watcher = new AtomicReference<>((moment, prompt) -> {});

    CountingServer() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    void watch(Watcher next) {
        watcher.set(next);
    }

    /** Returns the idempotency keys of the calls for each prompt. */
    Map<String, List<String>> keys() {
        return keys;
    }

    /** Returns the prompts whose response was sent to its end. */
    Set<String> answered() {
        return answered;
    }

    /** Returns the image for a prompt, which no other prompt has. */
    static byte[] image(String prompt) {
        int color = prompt.hashCode();
        return TestImages.png(24, 24, (x, y) -> 0xFF000000 | color + 31 * x * y);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            String prompt = request.get("prompt").asText();
            keys.computeIfAbsent(prompt, key -> new CopyOnWriteArrayList<>())
                    .add(String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")));
            watcher.get().on(Moment.ARRIVED, prompt);
            byte[] body = ("{\"data\":[{\"b64_json\":\"" + Base64.getEncoder().encodeToString(image(prompt)) + "\"}]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            OutputStream out = exchange.getResponseBody();
            out.write(body, 0, body.length / 2);
            out.flush();
            watcher.get().on(Moment.HALF_ANSWERED, prompt);
            out.write(body, body.length / 2, body.length - body.length / 2);
            out.flush();
            answered.add(prompt);
            watcher.get().on(Moment.ANSWERED, prompt);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
