package dev.easel.it.author;

// sample: sketchpad_server
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.easel.core.testing.TestImages;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A stand-in for Sketchpad on 127.0.0.1: it draws what a request describes, after the responses of a script. */
final class SketchpadServer implements AutoCloseable {
    private record Scripted(int status, String body) {}

    private final Queue<Scripted> script = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    SketchpadServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/sketches", this::respond);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** Responds to the next request with a status and a body. */
    SketchpadServer then(int status, String body) {
        script.add(new Scripted(status, body));
        return this;
    }

    private void respond(HttpExchange exchange) throws IOException {
        Json request = Json.parse(exchange.getRequestBody().readAllBytes());
        Scripted next = script.poll();
        if (next == null) {
            next = new Scripted(200, drawn(request));
        }
        byte[] body = next.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(next.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String drawn(Json request) {
        int width = (int) request.number("width").orElse(512);
        int height = (int) request.number("height").orElse(512);
        int ink = request.text("prompt").hashCode() | 0xFF000000;
        byte[] png = TestImages.png(width, height, (x, y) -> (x / 16 + y / 16) % 2 == 0 ? ink : 0xFFFFFFFF);
        String sketch = "{\"png\":\"" + Base64.getEncoder().encodeToString(png) + "\"}";
        int copies = (int) request.number("copies").orElse(1);
        return "{\"model\":\"pencil-2\",\"sketches\":[" + String.join(",", Collections.nCopies(copies, sketch)) + "]}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
// end
