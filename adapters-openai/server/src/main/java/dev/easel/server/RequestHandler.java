package dev.easel.server;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.internal.SpillingSpool;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.ImageCall;
import dev.easel.server.internal.access.AccessRules;
import dev.easel.server.internal.access.ApiKeys;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.FileStore;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all connections of a server share: its routes, checks, limits and files. */
final class RequestHandler implements Exchange.Handler {
    private static final long UPLOAD_IN_MEMORY = 1 << 18;
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** The response of a built-in route. */
    @FunctionalInterface
    private interface Answer {
        ServerResponse to(ServerRequest request) throws IOException;
    }

    /** A built-in route, which needs no key: image URLs are shared with others, and health checks come from machines. */
    private record BuiltInRoute(RoutePattern pattern, ErrorEncoder errors, Answer answer) implements Route {
        @Override
        public ServerResponse handle(ServerRequest request, ServerContext context) throws IOException {
            return answer.to(request);
        }
    }

    /** The published images under the base URL that one caller uses. */
    private record CallerFiles(PublishedFiles files, URI base) implements FileStore {
        @Override
        public URI publish(ImageData image) throws IOException {
            return files.publish(image, base);
        }

        @Override
        public Optional<ImageData> find(URI url) {
            return files.find(url);
        }
    }

    private final Router router;
    private final Router builtIn;
    private final Easel easel;
    private final PublishedFiles files;
    private final ApiKeys<Caller> keys;
    private final AccessRules access;
    private final List<Caller> callers;
    private final RequestValidator validator;
    private final ServerLimits limits;
    private final InstantSource clock;
    private final Strictness strictness;
    private final URI baseUrl;
    private final Optional<URI> publicUrl;
    private final Optional<Path> folder;

    RequestHandler(
            EaselServer.Builder from, List<Route> routes, PublishedFiles files, InetAddress address, URI baseUrl) {
        this.router = new Router(routes);
        this.easel = from.easel;
        this.files = files;
        this.callers = List.copyOf(from.callers);
        this.keys = new ApiKeys<>(from.callers, Caller::key);
        this.access = new AccessRules(from.origins, from.host, address, from.publicUrl);
        this.validator = new RequestValidator(from.limits.bodyBytes());
        this.limits = from.limits;
        this.clock = from.clock;
        this.strictness = from.strictness;
        this.baseUrl = baseUrl;
        this.publicUrl = from.publicUrl;
        this.folder = from.folder;
        ErrorEncoder errors = routes.get(0).errors();
        this.builtIn = new Router(List.of(
                new BuiltInRoute(
                        RoutePattern.get(PublishedFiles.PATH + "*"), errors, request -> files.response(request.path())),
                new BuiltInRoute(
                        RoutePattern.get("/healthz"), errors, request -> ServerResponse.json(Map.of("status", "ok")))));
    }

    ServerLimits limits() {
        return limits;
    }

    RequestValidator validator() {
        return validator;
    }

    AccessRules access() {
        return access;
    }

    SpillingSpool openSpool() {
        return new SpillingSpool(UPLOAD_IN_MEMORY, folder);
    }

    ErrorEncoder errorsAt(String path) {
        return router.errorsAt(path);
    }

    /** Passes a request to its route after checking the API key. */
    @Override
    public ServerResponse handle(ServerRequest request) throws IOException {
        boolean keyless = builtIn.knows(request.path());
        Easel own = keyless
                ? easel
                : keys.check(request::header).flatMap(Caller::easel).orElse(easel);
        Route route = (keyless ? builtIn : router).find(request.method(), request.path(), request.mediaType());
        return route.handle(request, new ServerContext(own, new CallerFiles(files, base(request)), clock, strictness));
    }

    /** Prepares the call for a request, with the caller's idempotency key; two callers cannot have the same one. */
    @Override
    public ImageCall call(ImageRequest wanted, ServerRequest request) {
        Optional<Caller> caller = keys.check(request::header);
        ImageCall call = caller.flatMap(Caller::easel).orElse(easel).call(wanted);
        request.header(IDEMPOTENCY_KEY)
                .ifPresent(key -> HttpError.checked(IDEMPOTENCY_KEY, () -> call.idempotencyKey(prefix(caller) + key)));
        return call;
    }

    /** Returns what tells the idempotency keys of one caller from those of others; empty text if there are no others. */
    private String prefix(Optional<Caller> caller) {
        return caller.isEmpty() || callers.size() == 1 ? "" : callers.indexOf(caller.get()) + 1 + "-";
    }

    /** Returns the base URL that the caller uses for this server. */
    private URI base(ServerRequest request) {
        return publicUrl
                .or(() -> request.header("Host").map(host -> URI.create("http://" + host)))
                .orElse(baseUrl);
    }
}
