package dev.easel.server.route;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.event.ProgressEvent;
import dev.easel.http.body.HttpBody;
import dev.easel.http.body.JsonBody;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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
        /** Takes a progress event, on any thread, for a dialect whose complete responses tell it. */
        default void progress(ProgressEvent event) {}

        /** Returns the complete response. */
        Whole encode(ImageResult result) throws IOException;
    }

    /** The result of the call for a request, or its failure as the route's {@link Route#errors() encoder} encodes it. */
    record AfterCall(ImageRequest request, ResultEncoder encoder) implements ServerResponse {}

    /**
     * The events of the call for a request.
     *
     * @param provider the name of the offered provider to call; empty for the one that the request's model tells
     */
    record Events(ImageRequest request, EventEncoder encoder, Optional<String> provider) implements ServerResponse {
        /** Returns the same by an offered provider, whichever model the request has. */
        public Events by(String name) {
            return new Events(request, encoder, Optional.of(name));
        }
    }

    /** Encodes a call that goes on after the response that it was started. */
    interface TaskEncoder {
        /** Returns the response, once the server has started the call. */
        Whole started() throws IOException;

        /** Takes a progress event, on any thread. */
        default void progress(ProgressEvent event) {}

        /** Takes the result, on any thread; it is closed afterwards. */
        void result(ImageResult result) throws IOException;

        /**
         * Takes the failure of the call, on any thread.
         *
         * @param members the error as the route's {@link ErrorEncoder} encodes it
         */
        void failure(Map<String, ?> members);
    }

    /** The response that the call for a request was started; the call does not end when its caller hangs up. */
    record Started(ImageRequest request, TaskEncoder encoder) implements ServerResponse {}

    /** Returns a JSON object with status 200; its members are those of a {@link JsonBody}. */
    static Whole json(Map<String, ?> members) {
        return json(200, members);
    }

    /** Returns a JSON object; its members are those of a {@link JsonBody}. */
    static Whole json(int status, Map<String, ?> members) {
        return new Whole(status, Map.of(), JsonBody.of(members));
    }

    /** Returns a response with the result of a request, which the server calls the provider for once it has room. */
    static ServerResponse after(ImageRequest request, ResultEncoder encoder) {
        return new AfterCall(request, encoder);
    }

    /** Returns a response that streams the call for a request as server-sent events. */
    static Events events(ImageRequest request, EventEncoder encoder) {
        return new Events(request, encoder, Optional.empty());
    }

    /** Returns a response that the call for a request was started, whose outcome the caller retrieves later. */
    static ServerResponse started(ImageRequest request, TaskEncoder encoder) {
        return new Started(request, encoder);
    }
}
