package dev.easel.adapters.chat;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.ApiKey;
import dev.easel.http.Dialect;
import dev.easel.http.Headers;
import dev.easel.http.HttpResponse;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ReceivedImage;
import dev.easel.http.ResponseReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Passes responses to a dialect as they arrive over the network, without a network. */
final class ChatResponses {
    static final String BASE = "http://127.0.0.1:18080/v1/";

    private ChatResponses() {}

    /** Returns a response with status 200: a stream of events, or JSON. */
    static HttpResponse ok(String body) {
        return response(
                200, body, body.startsWith("data") || body.startsWith(":") ? "text/event-stream" : "application/json");
    }

    static HttpResponse response(int status, String body, String mediaType) {
        return response(status, body, Headers.NONE.with("Content-Type", mediaType));
    }

    static HttpResponse response(int status, String body, Headers headers) {
        InputStream stream = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
        return new HttpResponse(status, headers, stream, stream);
    }

    /** Parses a response as 4All's client does. */
    static ParsedResponse parse(HttpResponse response) throws IOException {
        return parse(response, ChatConfig.fourAll(BASE, ApiKey.of("key")), CallContext.detached());
    }

    static ParsedResponse parse(HttpResponse response, ChatConfig config, CallContext context) throws IOException {
        Dialect<GenerateRequest> dialect = ChatDialect.generate(config);
        ResponseReader reader = new ResponseReader(response, context);
        if (!response.isSuccess()) {
            throw dialect.parseError(reader);
        }
        return dialect.parse(reader, context);
    }

    /** Returns each image's URL, or the SHA-256 of its bytes. */
    static List<String> images(ParsedResponse parsed) throws IOException {
        List<String> images = new ArrayList<>();
        for (ReceivedImage image : parsed.images()) {
            images.add(
                    image.inline().isPresent()
                            ? image.inline().get().data().sha256()
                            : image.address().orElseThrow());
        }
        return images;
    }

    /** Returns a test fixture. */
    static String fixture(String name) {
        try (InputStream in = ChatResponses.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
