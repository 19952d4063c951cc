package dev.easel.adapters.http.server;

import dev.easel.adapters.http.body.InlinePicture;
import dev.easel.adapters.http.error.ErrorTable;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageData;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.ProviderException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The smallest dialect there can be, to try the engine with. */
final class TestDialect {
    /** The smallest PNG there is: one pixel. */
    static final byte[] PIXEL = java.util.Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static final ErrorTable TABLE = ErrorTable.builder()
            .row(Reason.INVALID_REQUEST, 400, "bad", "bad")
            .row(Reason.RATE_LIMITED, 429, "slow", "slow_down")
            .row(Reason.OVERLOADED, 503, "busy", "busy")
            .row(Reason.INTERNAL, 500, "broken", "broken")
            .build();

    static final ErrorSpelling ERRORS = new ErrorSpelling() {
        @Override
        public ErrorTable table() {
            return TABLE;
        }

        @Override
        public Map<String, ?> spell(ServedError error) {
            return Map.of("no", error.code() + ": " + error.message());
        }
    };

    private TestDialect() {}

    @FunctionalInterface
    interface Handler {
        Reply handle(ServerRequest request, Backend backend) throws IOException;
    }

    record TestRoute(RoutePattern pattern, Handler handler) implements Route {
        @Override
        public ErrorSpelling errors() {
            return ERRORS;
        }

        @Override
        public Reply handle(ServerRequest request, Backend backend) throws IOException {
            return handler.handle(request, backend);
        }
    }

    static List<Route> routes() {
        return List.of(
                new TestRoute(RoutePattern.postJson("/paint"), TestDialect::paint),
                new TestRoute(RoutePattern.postJson("/link"), TestDialect::link),
                new TestRoute(RoutePattern.postJson("/stream"), TestDialect::stream),
                new TestRoute(
                        RoutePattern.postForm("/echo"), (request, backend) -> Reply.json(Map.of("form", "taken"))),
                new TestRoute(new RoutePattern("POST", "/echo", List.of("text/plain")), TestDialect::echo),
                new TestRoute(RoutePattern.postJson("/unread"), (request, backend) -> {
                    throw Refusal.value("size", "no").asException();
                }),
                new TestRoute(RoutePattern.postJson("/bug"), (request, backend) -> {
                    throw new IllegalStateException("a secret");
                }),
                new TestRoute(
                        RoutePattern.get("/long"), (request, backend) -> Reply.json(Map.of("long", "ab".repeat(2000)))),
                new TestRoute(RoutePattern.get("/look/*"), TestDialect::look));
    }

    private static GenerateRequest wanted(ServerRequest request) throws IOException {
        return GenerateRequest.builder(request.json().requiredText("prompt")).build();
    }

    private static Reply paint(ServerRequest request, Backend backend) throws IOException {
        return Reply.after(
                backend.easel().generate(wanted(request)),
                result -> Reply.json(
                        Map.of("picture", InlinePicture.base64(result.first().data()))));
    }

    private static Reply link(ServerRequest request, Backend backend) throws IOException {
        return Reply.after(
                backend.easel().generate(wanted(request)),
                result -> Reply.json(Map.of(
                        "url", backend.files().publish(result.first().data()).toString())));
    }

    private static Reply stream(ServerRequest request, Backend backend) throws IOException {
        return Reply.events(backend.easel().generate(wanted(request)), new EventSpelling() {
            @Override
            public void progress(ProgressEvent event, EventSink sink) throws IOException {
                if (event instanceof ProgressEvent.ProviderProgress progress) {
                    sink.event("progress", Map.of("words", progress.words()));
                }
            }

            @Override
            public void result(ImageResult result, EventSink sink) throws IOException {
                ImageData picture = result.first().data();
                sink.data(Map.of("picture", InlinePicture.base64(picture)));
                sink.done();
            }
        });
    }

    private static Reply echo(ServerRequest request, Backend backend) throws IOException {
        byte[] body = request.body().readAllBytes();
        String text = new String(body, StandardCharsets.UTF_8);
        return Reply.json(Map.of("bytes", body.length, "text", text.substring(0, Math.min(20, text.length()))));
    }

    private static Reply look(ServerRequest request, Backend backend) {
        return Reply.json(Map.of("path", request.path(), "q", request.query("q").orElse("none")));
    }
}
