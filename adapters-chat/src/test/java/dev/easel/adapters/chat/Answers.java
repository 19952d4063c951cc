package dev.easel.adapters.chat;

import dev.easel.adapters.http.ApiKey;
import dev.easel.adapters.http.Dialect;
import dev.easel.adapters.http.Headers;
import dev.easel.adapters.http.HttpReply;
import dev.easel.adapters.http.Reading;
import dev.easel.adapters.http.ReceivedPicture;
import dev.easel.adapters.http.ReplyReader;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.port.out.CallContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Gives a dialect answers as they come over the wire, without a wire. */
final class Answers {
    static final String BASE = "http://127.0.0.1:18080/v1/";

    private Answers() {}

    /** Returns an answer of status 200: a stream of events, or JSON. */
    static HttpReply ok(String body) {
        return reply(
                200, body, body.startsWith("data") || body.startsWith(":") ? "text/event-stream" : "application/json");
    }

    static HttpReply reply(int status, String body, String mediaType) {
        return reply(status, body, Headers.NONE.with("Content-Type", mediaType));
    }

    static HttpReply reply(int status, String body, Headers headers) {
        InputStream stream = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
        return new HttpReply(status, headers, stream, stream);
    }

    /** Reads an answer as 4All's client does. */
    static Reading read(HttpReply reply) throws IOException {
        return read(reply, ChatConfig.fourAll(BASE, ApiKey.of("key")), CallContext.detached());
    }

    static Reading read(HttpReply reply, ChatConfig config, CallContext context) throws IOException {
        Dialect<GenerateRequest> dialect = ChatDialect.generate(config);
        ReplyReader reader = new ReplyReader(reply, context);
        if (!reply.isSuccess()) {
            throw dialect.readError(reader);
        }
        return dialect.read(reader, context);
    }

    /** Returns each picture's address, or the SHA-256 of its bytes. */
    static List<String> pictures(Reading reading) throws IOException {
        List<String> pictures = new ArrayList<>();
        for (ReceivedPicture picture : reading.pictures()) {
            pictures.add(
                    picture.inline().isPresent()
                            ? picture.inline().get().data().sha256()
                            : picture.address().orElseThrow());
        }
        return pictures;
    }

    /** Returns a fixture beside the tests. */
    static String fixture(String name) {
        try (InputStream in = Answers.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
