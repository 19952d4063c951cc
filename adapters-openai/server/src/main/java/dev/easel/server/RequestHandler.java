package dev.easel.server;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.out.Interceptor;
import dev.easel.server.internal.PathForm;
import dev.easel.server.internal.Providers;
import dev.easel.server.internal.RequestHead;
import dev.easel.server.internal.access.AccessRules;
import dev.easel.server.internal.access.ApiKeys;
import dev.easel.server.internal.exchange.BodyLimits;
import dev.easel.server.internal.exchange.HttpErrors;
import dev.easel.server.internal.exchange.ReceivedRequest;
import dev.easel.server.internal.exchange.Reception;
import dev.easel.server.internal.exchange.RoutedRequest;
import dev.easel.server.internal.exchange.Service;
import dev.easel.server.internal.files.PublishedFiles;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.FileStore;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.HttpErrorException;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerError;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What all requests of a server share: its routes, keys, rules, limits and files. */
final class RequestHandler implements Service {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String HEALTH = "/healthz";
    private static final String READY = "/healthz/ready";

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
    private record CallerFiles(PublishedFiles files, Supplier<URI> base) implements FileStore {
        @Override
        public URI publish(ImageData image) throws IOException {
            return files.publish(image, base.get());
        }

        @Override
        public Optional<ImageData> find(URI url) {
            return files.find(url);
        }
    }

    private final EaselServer.Builder settings;
    private final Router router;
    private final Router builtIn;
    private final PublishedFiles files;
    private final ApiKeys<Caller> keys;
    private final Providers providers;
    private final Map<String, Providers> byCaller = new HashMap<>();
    private final AccessRules access;
    private final RequestValidator validator;
    private final BodyLimits bodyLimits;
    private volatile URI baseUrl = URI.create("http://127.0.0.1");
    private volatile boolean stopping;

    RequestHandler(EaselServer.Builder settings, PublishedFiles files, InetAddress address) {
        this.settings = settings;
        this.router = new Router(settings.routes);
        this.files = files;
        this.keys = new ApiKeys<>(settings.callers, Caller::key);
        this.providers = Providers.of(settings.easel, settings.providers);
        settings.callers.forEach(caller -> byCaller.put(caller.name(), limited(providers, caller)));
        this.access = new AccessRules(settings.origins, settings.host, address, settings.publicUrl);
        this.validator = new RequestValidator(settings.limits.bodyBytes());
        this.bodyLimits = new BodyLimits(settings.limits.bodyBytes(), settings.limits.jsonBytes());
        ErrorEncoder errors = settings.routes.get(0).errors();
        this.builtIn = new Router(List.of(
                new BuiltInRoute(RoutePattern.get(PublishedFiles.PATH + "*"), errors, files::response),
                new BuiltInRoute(
                        RoutePattern.get(HEALTH), errors, request -> ServerResponse.json(Map.of("status", "ok"))),
                new BuiltInRoute(RoutePattern.get(READY), errors, request -> readiness())));
    }

    private static Providers limited(Providers all, Caller caller) {
        Providers limited = all;
        for (Interceptor interceptor : caller.interceptors()) {
            limited = limited.around(interceptor);
        }
        return limited;
    }

    private ServerResponse readiness() {
        return stopping
                ? ServerResponse.json(503, Map.of("status", "draining"))
                : ServerResponse.json(Map.of("status", "ready"));
    }

    /** Sets the base URL of image links for callers that send no host. */
    void baseUrl(URI url) {
        baseUrl = url;
    }

    /** Refuses all that comes from now on, except questions about its health. */
    void stop() {
        stopping = true;
    }

    @Override
    public Map<String, String> responseHeaders(RequestHead head) {
        return access.responseHeaders(head);
    }

    @Override
    public ServerResponse.Whole error(String target, HttpError error) {
        ErrorEncoder errors = router.errorsAt(target);
        return ServerError.of(error, errors.table()).in(errors);
    }

    @Override
    public Reception receive(RequestHead head, boolean full) {
        Optional<ServerResponse.Whole> preflight = access.preflight(head);
        if (preflight.isPresent()) {
            return new Reception.Answered(preflight.get());
        }
        try {
            return new Reception.Accepted(routed(head, full));
        } catch (HttpErrorException e) {
            return new Reception.Answered(error(head.target(), e.error()));
        }
    }

    private RoutedRequest routed(RequestHead head, boolean full) {
        access.refusal(head, () -> router.isOpen(head.method(), pathOf(head))).ifPresent(RequestHandler::refuse);
        String path = pathOf(head);
        boolean health = path.equals(HEALTH) || path.equals(READY);
        if (stopping && !health) {
            refuse(HttpErrors.stopping());
        }
        if (full && !health) {
            refuse(HttpErrors.overloaded("All connections of this server are busy; try again later."));
        }
        validator.request(head).ifPresent(RequestHandler::refuse);
        ReceivedRequest request = new ReceivedRequest(head, path, bodyLimits, settings.folder);
        boolean known = builtIn.knows(path);
        boolean keyless = known || router.isOpen(head.method(), path);
        Optional<Caller> caller = keyless ? Optional.empty() : keys.check(head::header);
        Route route = (known ? builtIn : router).find(request.method(), path, request.mediaType());
        Providers allowed = caller.map(c -> byCaller.get(c.name())).orElse(providers);
        ServerContext context = new ServerContext(
                allowed.standard(),
                allowed.offered(),
                new CallerFiles(files, () -> base(request)),
                settings.clock,
                settings.strictness,
                settings.limits.bodyBytes());
        return new RoutedRequest(
                request,
                route,
                context,
                route.errors(),
                caller.map(Caller::name).orElse(""),
                allowed,
                target -> call(target, request, prefix(caller)));
    }

    private String pathOf(RequestHead head) {
        String sent = ReceivedRequest.pathOf(head.target());
        return PathForm.served(sent, known -> builtIn.knows(known) || router.knows(known));
    }

    private static void refuse(HttpError error) {
        throw error.asException();
    }

    /** Prepares the call for a request, with the caller's idempotency key; two callers cannot have the same one. */
    private static ImageCall call(Providers.Target target, ServerRequest request, String prefix) {
        ImageCall call = target.easel().call(target.request());
        request.header(IDEMPOTENCY_KEY)
                .ifPresent(key -> HttpError.checked(IDEMPOTENCY_KEY, () -> call.idempotencyKey(prefix + key)));
        return call;
    }

    /** Returns what tells the idempotency keys of one caller from those of others; empty text if there are no others. */
    private String prefix(Optional<Caller> caller) {
        return caller.isEmpty() || settings.callers.size() == 1 ? "" : settings.callers.indexOf(caller.get()) + 1 + "-";
    }

    /** Returns the base URL that the caller uses for this server. */
    private URI base(ServerRequest request) {
        return settings.publicUrl
                .or(() -> request.header("Host").map(host -> URI.create("http://" + host)))
                .orElse(baseUrl);
    }
}
