package dev.easel.server;

import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.FieldParser;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.HttpErrorException;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the route for a request by path, then method, then media type; the error names the one that did not match. */
final class Router {
    private static final int LONGEST_COMPARED = 200;

    private final List<Route> routes;

    Router(List<Route> routes) {
        this.routes = List.copyOf(routes);
        if (routes.isEmpty()) {
            throw new IllegalArgumentException("A server needs at least one route.");
        }
    }

    /** Returns whether any route has a path. */
    boolean knows(String path) {
        return routes.stream().anyMatch(r -> r.pattern().hasPath(path));
    }

    /** Returns whether a request is for a route that is open to everyone; one that takes a body never is. */
    boolean isOpen(String method, String path) {
        return routes.stream()
                .filter(r -> r.pattern().hasPath(path) && r.pattern().hasMethod(method))
                .findFirst()
                .filter(route -> route.open() && route.pattern().mediaTypes().isEmpty())
                .isPresent();
    }

    /** Returns the first route for a request; throws {@link HttpErrorException} if no route matches. */
    Route find(String method, String path, String mediaType) {
        List<Route> byPath =
                routes.stream().filter(r -> r.pattern().hasPath(path)).toList();
        if (byPath.isEmpty()) {
            String nearest = nearest(path)
                    .map(near -> " Did you mean " + near.method() + " " + near.path() + "?")
                    .orElse("");
            throw HttpError.of(
                            404,
                            "not_found",
                            "There is nothing at " + method + " " + FieldParser.shortened(path) + "." + nearest)
                    .asException();
        }
        List<Route> byMethod =
                byPath.stream().filter(r -> r.pattern().hasMethod(method)).toList();
        if (byMethod.isEmpty()) {
            throw wrongMethod(method, path, byPath).asException();
        }
        return byMethod.stream()
                .filter(r -> r.pattern().accepts(mediaType))
                .findFirst()
                .orElseThrow(() -> wrongType(mediaType, path, byMethod).asException());
    }

    /** Returns the pattern whose path differs least from one that no route has, if it is alike at all. */
    private Optional<RoutePattern> nearest(String path) {
        return path.length() > LONGEST_COMPARED
                ? Optional.empty()
                : routes.stream()
                        .map(Route::pattern)
                        .filter(pattern -> EditDistance.of(pattern.path(), path)
                                <= pattern.path().length() / 3)
                        .min(Comparator.comparingInt(pattern -> EditDistance.of(pattern.path(), path)));
    }

    /** Returns the error encoder for a path, with or without a query: that of the route at it, or of one that shares most of it. */
    ErrorEncoder errorsAt(String target) {
        String path = target.replaceFirst("[?#].*$", "").replaceAll("/{2,}", "/");
        return routes.stream()
                .min(Comparator.<Route>comparingInt(r -> r.pattern().hasPath(path) ? 0 : 1)
                        .thenComparingInt(r -> -r.pattern().commonSegments(path)))
                .orElseThrow()
                .errors();
    }

    private static HttpError wrongMethod(String method, String path, List<Route> candidates) {
        TreeSet<String> allowed =
                candidates.stream().map(r -> r.pattern().method()).collect(Collectors.toCollection(TreeSet::new));
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        String list = String.join(", ", allowed);
        return HttpError.of(
                        405,
                        "method_not_allowed",
                        FieldParser.shortened(method) + " is not allowed at " + FieldParser.shortened(path) + "; use "
                                + list + ".")
                .header("Allow", list);
    }

    private static HttpError wrongType(String mediaType, String path, List<Route> candidates) {
        String list = candidates.stream()
                .flatMap(r -> r.pattern().mediaTypes().stream())
                .distinct()
                .collect(Collectors.joining(" or "));
        return HttpError.of(
                415,
                "unsupported_media_type",
                "Unsupported Content-Type '" + FieldParser.shortened(mediaType) + "' at " + FieldParser.shortened(path)
                        + "; use " + list + ".");
    }
}
