package dev.easel.server.route;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.port.in.ImageCall;
import dev.easel.http.body.HttpBody;
import dev.easel.http.body.JsonBody;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The response of a route: a complete one, or the outcome of a call that the server runs. */
public sealed interface ServerResponse {
    /** A complete response. */
    record Whole(int status, Map<String, String> headers, HttpBody body) implements ServerResponse {
        public Whole {
            headers = Map.copyOf(headers);
        }

        /** Returns the same with more headers. */
        public Whole with(Map<String, String> more) {
            Map<String, String> all = new LinkedHashMap<>(headers);
            all.putAll(more);
            return new Whole(status, all, body);
        }
    }

    /** Encodes the result of a call; the result is closed once the response is written. */
    @FunctionalInterface
    interface ResultEncoder {
        Whole encode(ImageResult result) throws IOException;
    }

    /** The result of a call, or its failure as the route's {@link Route#errors() encoder} encodes it. */
    record AfterCall(ImageCall call, ResultEncoder encoder) implements ServerResponse {}

    /** The events of a running call. */
    record Events(ImageCall call, EventEncoder encoder) implements ServerResponse {}

    /** Returns a JSON object with status 200; its members are those of a {@link JsonBody}. */
    static Whole json(Map<String, ?> members) {
        return json(200, members);
    }

    /** Returns a JSON object; its members are those of a {@link JsonBody}. */
    static Whole json(int status, Map<String, ?> members) {
        return new Whole(status, Map.of(), JsonBody.of(members));
    }

    /** Returns a response with the result of a call that the server runs. */
    static ServerResponse after(ImageCall call, ResultEncoder encoder) {
        return new AfterCall(call, encoder);
    }

    /** Returns a response that streams a call as server-sent events. */
    static ServerResponse events(ImageCall call, EventEncoder encoder) {
        return new Events(call, encoder);
    }
}
