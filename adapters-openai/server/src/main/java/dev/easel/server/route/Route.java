package dev.easel.server.route;

import java.io.IOException;

/**
 * One operation that a server offers, spelled in one dialect: it reads a request into a prepared call and says how the
 * call's outcome is written. It does no waiting and no I/O but reading the body: the engine runs the call, cancels it
 * when the caller hangs up, and writes what comes of it. Thread-safe.
 *
 * <pre>{@code
 * public Response handle(ServerRequest request, Backend backend) throws IOException {
 *     JsonObject body = request.json("mask_file");
 *     GenerateRequest wanted = GenerateRequest.builder(body.requiredText("prompt")).build();
 *     return Response.after(backend.easel().generate(wanted), result -> Response.json(Map.of("images", …)));
 * }
 * }</pre>
 */
public interface Route {
    /** Returns where the operation is found. */
    RoutePattern pattern();

    /** Returns how this dialect says no; the engine's own refusals near this path are written so too. */
    ErrorEncoder errors();

    /**
     * Returns what to answer.
     *
     * @throws HttpErrorException when the request is refused
     * @throws dev.easel.core.failure.EaselException when an image in it cannot be read
     * @throws IOException when the body does not arrive
     */
    ServerResponse handle(ServerRequest request, ServerContext backend) throws IOException;
}
