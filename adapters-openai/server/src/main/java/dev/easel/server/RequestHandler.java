package dev.easel.server;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.internal.SpillingSpool;
import dev.easel.core.port.in.Easel;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.FileStore;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all connections of a server share: who answers what, behind which checks. */
final class RequestHandler {
    private static final long UPLOAD_IN_MEMORY = 1 << 18;

    /** Something of the engine's own, which needs no key: addresses of images are handed on, health is asked by machines. */
    private record OwnRoute(RoutePattern pattern, ErrorEncoder errors, Exchange.Handler handler) implements Route {
        @Override
        public ServerResponse handle(ServerRequest request, ServerContext backend) throws IOException {
            return handler.handle(request);
        }
    }

    /** The published images under the address by which one caller reaches them. */
    private record OwnFiles(PublishedFiles files, URI base) implements FileStore {
        @Override
        public URI publish(ImageData image) throws IOException {
            return files.publish(image, base);
        }

        @Override
        public Optional<ImageData> find(URI address) {
            return files.find(address);
        }
    }

    private final Router router;
    private final Router own;
    private final Easel easel;
    private final PublishedFiles files;
    private final ApiKeys keys;
    private final RequestValidator headCheck;
    private final ServerLimits limits;
    private final InstantSource clock;
    private final URI baseUrl;
    private final Optional<URI> publicUrl;
    private final Optional<Path> folder;

    RequestHandler(EaselServer.Builder from, List<Route> routes, PublishedFiles files, URI baseUrl) {
        this.router = new Router(routes);
        this.easel = from.easel;
        this.files = files;
        this.keys = new ApiKeys(from.keys);
        this.headCheck = new RequestValidator(from.limits.bodyBytes(), from.publicUrl);
        this.limits = from.limits;
        this.clock = from.clock;
        this.baseUrl = baseUrl;
        this.publicUrl = from.publicUrl;
        this.folder = from.folder;
        ErrorEncoder usual = routes.get(0).errors();
        this.own = new Router(List.of(
                new OwnRoute(
                        RoutePattern.get(PublishedFiles.PATH + "*"), usual, request -> files.response(request.path())),
                new OwnRoute(
                        RoutePattern.get("/healthz"), usual, request -> ServerResponse.json(Map.of("status", "ok")))));
    }

    ServerLimits limits() {
        return limits;
    }

    RequestValidator headCheck() {
        return headCheck;
    }

    SpillingSpool openSpool() {
        return new SpillingSpool(UPLOAD_IN_MEMORY, folder);
    }

    ErrorEncoder errorsAt(String path) {
        return router.errorsAt(path);
    }

    /** Lets the route of a request answer, if the caller may ask it. */
    ServerResponse answer(ServerRequest request) throws IOException {
        boolean open = own.knows(request.path());
        if (!open) {
            keys.check(request);
        }
        Route route = (open ? own : router).find(request.method(), request.path(), request.mediaType());
        return route.handle(request, new ServerContext(easel, new OwnFiles(files, base(request)), clock));
    }

    /** Returns the address under which the caller reaches this server. */
    private URI base(ServerRequest request) {
        return publicUrl
                .or(() -> request.header("Host").map(host -> URI.create("http://" + host)))
                .orElse(baseUrl);
    }
}
