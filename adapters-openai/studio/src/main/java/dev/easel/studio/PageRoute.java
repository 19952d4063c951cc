package dev.easel.studio;

import dev.easel.http.body.BodySegment;
import dev.easel.http.body.HttpBody;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.FieldParser;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of the page, which come from the jar and need no key. */
final class PageRoute implements Route {
    static final String PREFIX = "/studio/";
    private static final String START = "index.html";

    /** Nothing is loaded from elsewhere, nothing inline runs, and no other page shows this one within itself. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self';"
            + " img-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types studio";

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
    public boolean open() {
        return true;
    }

    @Override
    public ServerResponse handle(ServerRequest request, ServerContext context) throws IOException {
        String name = switch (request.path()) {
            case "/" -> START;
            case "/favicon.ico" -> "icon.svg";
            default -> request.path().substring(PREFIX.length());
        };
        // Its addresses are relative to the root.
        boolean elsewhere = name.equals(START) && !request.path().equals("/");
        PageFile file = (elsewhere ? Optional.<PageFile>empty() : PageFile.named(name))
                .orElseThrow(() -> HttpError.of(
                                404,
                                "not_found",
                                "There is nothing at " + FieldParser.shortened(request.path()) + "; the page is at /.")
                        .asException());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Security-Policy", POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        // An opener policy would do the same for windows, but browsers report an error for it on plain HTTP.
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Cache-Control", "no-cache");
        headers.put("ETag", file.tag());
        // A proxy may have made the tag a weak one, or send several.
        boolean known = request.header("If-None-Match")
                .filter(tags -> tags.contains(file.tag()))
                .isPresent();
        List<BodySegment> body = known ? List.of() : List.of(BodySegment.bytes(file.content()));
        return new ServerResponse.Whole(known ? 304 : 200, headers, new HttpBody(file.mediaType(), body));
    }
}
