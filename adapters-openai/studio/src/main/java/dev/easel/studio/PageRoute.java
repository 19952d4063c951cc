package dev.easel.studio;

import dev.easel.http.body.BodySegment;
import dev.easel.http.body.HttpBody;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of the page, which come from the jar. */
final class PageRoute implements Route {
    private static final String FOLDER = "page/";
    private static final String POLICY = "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self';"
            + " img-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types studio";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "ico", "image/svg+xml");

    private final String path;

    PageRoute(String path) {
        this.path = path;
    }

    @Override
    public RoutePattern pattern() {
        return RoutePattern.get(path);
    }

    @Override
    public ErrorEncoder errors() {
        return new StudioErrorEncoder();
    }

    @Override
    public ServerResponse handle(ServerRequest request, ServerContext context) throws IOException {
        String name = switch (request.path()) {
            case "/" -> "index.html";
            case "/favicon.ico" -> "icon.svg";
            default -> request.path().substring("/studio/".length());
        };
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || name.contains("..")) {
            throw missing(request);
        }
        try (InputStream in = PageRoute.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw missing(request);
            }
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Content-Security-Policy", POLICY);
            headers.put("X-Content-Type-Options", "nosniff");
            headers.put("Referrer-Policy", "no-referrer");
            headers.put("Cache-Control", "no-cache");
            return new ServerResponse.Whole(
                    200, headers, new HttpBody(type, List.of(BodySegment.bytes(in.readAllBytes()))));
        }
    }

    private static RuntimeException missing(ServerRequest request) {
        return HttpError.of(404, "not_found", "There is nothing at " + request.path() + ".")
                .asException();
    }
}
