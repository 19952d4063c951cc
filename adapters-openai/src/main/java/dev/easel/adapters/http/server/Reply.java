package dev.easel.adapters.http.server;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.port.in.ImageCall;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a route answers: something that is there, or what becomes of a call that the engine is to run. */
public sealed interface Reply {
    /**
     * Something that is there.
     *
     * @param members a JSON object; values are text, numbers, booleans, {@code InlinePicture}s, {@code JsonBody.NULL},
     *     and maps and collections of such
     */
    record Whole(int status, Map<String, String> headers, Map<String, ?> members) implements Reply {
        public Whole {
            headers = Map.copyOf(headers);
        }

        /** Returns the same with more headers. */
        public Whole with(Map<String, String> more) {
            Map<String, String> all = new LinkedHashMap<>(headers);
            all.putAll(more);
            return new Whole(status, all, members);
        }
    }

    /** Spells the result of a call; the result is closed once the reply is written. */
    @FunctionalInterface
    interface ResultSpelling {
        Whole spell(ImageResult result) throws IOException;
    }

    /** The result of a call, or its failure in the words of the route's {@link Route#errors() envelope}. */
    record AfterCall(ImageCall call, ResultSpelling spelling) implements Reply {}

    /** The events of a call while it runs. */
    record Events(ImageCall call, EventSpelling spelling) implements Reply {}

    /** Returns a JSON object with status 200. */
    static Whole json(Map<String, ?> members) {
        return json(200, members);
    }

    /** Returns a JSON object. */
    static Whole json(int status, Map<String, ?> members) {
        return new Whole(status, Map.of(), members);
    }

    /** Runs a call and answers its result. */
    static Reply after(ImageCall call, ResultSpelling spelling) {
        return new AfterCall(call, spelling);
    }

    /** Runs a call and streams what happens as server-sent events. */
    static Reply events(ImageCall call, EventSpelling spelling) {
        return new Events(call, spelling);
    }
}
