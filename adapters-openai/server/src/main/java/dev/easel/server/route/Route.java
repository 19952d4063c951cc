package dev.easel.server.route;

import java.io.IOException;

/**
 * One operation that a server offers in one dialect: it turns a request into that of a verb and tells how to encode
 * the outcome. It does not wait, and its only I/O is reading the body: the server runs the call, cancels it when the
 * caller hangs up, and writes the outcome. Thread-safe.
 *
 * <pre>{@code
 * public ServerResponse handle(ServerRequest request, ServerContext context) throws IOException {
 *     JsonObject body = request.json("mask_file");
 *     GenerateRequest generate = GenerateRequest.builder(body.requiredText("prompt")).build();
 *     return ServerResponse.after(
 *             generate, result -> ServerResponse.json(Map.of("images", …)));
 * }
 * }</pre>
 */
public interface Route {
    /** Returns method, path and media types of the operation. */
    RoutePattern pattern();

    /**
     * Returns whether the operation is open to everyone: it needs no key, and a link on another site may lead to it, though
     * never within a frame. For the files of a page, and not for operations that take a body; default: false.
     */
    default boolean open() {
        return false;
    }

    /** Returns the encoder of this dialect's errors; the server also uses it for its errors near this path. */
    ErrorEncoder errors();

    /**
     * Returns the response, or the call that produces it.
     *
     * @throws HttpErrorException when the request is invalid
     * @throws dev.easel.core.failure.EaselException when an image in it cannot be read
     * @throws IOException when the body does not arrive
     */
    ServerResponse handle(ServerRequest request, ServerContext context) throws IOException;
}
