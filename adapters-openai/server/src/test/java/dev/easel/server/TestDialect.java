package dev.easel.server;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.http.body.InlineImage;
import dev.easel.http.error.ErrorTable;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.EventEncoder;
import dev.easel.server.route.EventSink;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerError;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A minimal dialect to test the server with. */
final class TestDialect {
    /** A minimal PNG: one pixel. */
    static final byte[] PIXEL = java.util.Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static final ErrorTable TABLE = ErrorTable.builder()
            .row(Reason.INVALID_REQUEST, 400, "bad", "bad")
            .row(Reason.RATE_LIMITED, 429, "slow", "slow_down")
            .row(Reason.OVERLOADED, 503, "busy", "busy")
            .row(Reason.INTERNAL, 500, "broken", "broken")
            .build();

    static final ErrorEncoder ERRORS = new ErrorEncoder() {
        @Override
        public ErrorTable table() {
            return TABLE;
        }

        @Override
        public Map<String, ?> encode(ServerError error) {
            return Map.of("no", error.code() + ": " + error.message());
        }
    };

    private TestDialect() {}

    /** Returns a result with the pixel. */
    static ImageResult pixel() {
        return ImageResult.builder("scripted")
                .image(GeneratedImage.received(ImageData.of(PIXEL)))
                .build();
    }

    @FunctionalInterface
    interface Handler {
        ServerResponse handle(ServerRequest request, ServerContext context) throws IOException;
    }

    record TestRoute(RoutePattern pattern, Handler handler) implements Route {
        @Override
        public ErrorEncoder errors() {
            return ERRORS;
        }

        @Override
        public ServerResponse handle(ServerRequest request, ServerContext context) throws IOException {
            return handler.handle(request, context);
        }
    }

    static List<Route> routes() {
        return List.of(
                new TestRoute(RoutePattern.postJson("/paint"), TestDialect::paint),
                new TestRoute(RoutePattern.postJson("/link"), TestDialect::link),
                new TestRoute(RoutePattern.postJson("/stream"), TestDialect::stream),
                new TestRoute(
                        RoutePattern.postForm("/echo"),
                        (request, context) -> ServerResponse.json(Map.of("form", "taken"))),
                new TestRoute(new RoutePattern("POST", "/echo", List.of("text/plain")), TestDialect::echo),
                new TestRoute(RoutePattern.postJson("/unread"), (request, context) -> {
                    throw HttpError.value("size", "no").asException();
                }),
                new TestRoute(RoutePattern.postJson("/bug"), (request, context) -> {
                    throw new IllegalStateException("a secret");
                }),
                new TestRoute(
                        RoutePattern.get("/long"),
                        (request, context) -> ServerResponse.json(Map.of("long", "ab".repeat(2000)))),
                new TestRoute(RoutePattern.get("/look/*"), TestDialect::look));
    }

    private static GenerateRequest generateRequest(ServerRequest request) throws IOException {
        return GenerateRequest.builder(request.json().requiredText("prompt")).build();
    }

    private static ServerResponse paint(ServerRequest request, ServerContext context) throws IOException {
        return ServerResponse.after(
                generateRequest(request),
                result -> ServerResponse.json(
                        Map.of("image", InlineImage.base64(result.first().data()))));
    }

    /** Returns a route that answers at once, and tells the outcome of the call to a listener. */
    static Route task(Consumer<String> listener) {
        return new TestRoute(
                RoutePattern.postJson("/task"),
                (request, context) -> ServerResponse.started(generateRequest(request), new Task(listener)));
    }

    private record Task(Consumer<String> listener) implements ServerResponse.TaskEncoder {
        @Override
        public ServerResponse.Whole started() {
            return ServerResponse.json(Map.of("task", "started"));
        }

        @Override
        public void progress(ProgressEvent event) {
            if (event instanceof ProgressEvent.ProviderProgress progress) {
                listener.accept(progress.words());
            }
        }

        @Override
        public void result(ImageResult result) {
            listener.accept(result.first().size().toString());
        }

        @Override
        public void failure(Map<String, ?> members) {
            listener.accept(String.valueOf(members.get("no")));
        }
    }

    private static ServerResponse link(ServerRequest request, ServerContext context) throws IOException {
        return ServerResponse.after(
                generateRequest(request),
                result -> ServerResponse.json(Map.of(
                        "url", context.files().publish(result.first().data()).toString())));
    }

    private static ServerResponse stream(ServerRequest request, ServerContext context) throws IOException {
        return ServerResponse.events(generateRequest(request), new EventEncoder() {
            @Override
            public void progress(ProgressEvent event, EventSink sink) throws IOException {
                if (event instanceof ProgressEvent.ProviderProgress progress) {
                    sink.event("progress", Map.of("words", progress.words()));
                }
            }

            @Override
            public void result(ImageResult result, EventSink sink) throws IOException {
                ImageData image = result.first().data();
                sink.data(Map.of("image", InlineImage.base64(image)));
                sink.done();
            }
        });
    }

    private static ServerResponse echo(ServerRequest request, ServerContext context) throws IOException {
        byte[] body = request.body().readAllBytes();
        String text = new String(body, StandardCharsets.UTF_8);
        return ServerResponse.json(
                Map.of("bytes", body.length, "text", text.substring(0, Math.min(20, text.length()))));
    }

    private static ServerResponse look(ServerRequest request, ServerContext context) {
        return ServerResponse.json(
                Map.of("path", request.path(), "q", request.query("q").orElse("none")));
    }
}
