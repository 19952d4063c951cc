package dev.easel.server.route;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Method, path and media types of a {@link Route}: one path may belong to several routes that take different bodies.
 *
 * @param method in upper case; {@code GET} includes {@code HEAD}
 * @param path as in {@code /v1/images/edits}; one that ends with <code>/*</code> matches all paths below it,
 *     and a segment in braces, as in <code>/deployments/{name}/images</code>, matches any one segment
 * @param mediaTypes the media types of the body, in lower case and without parameters; empty for requests without a body
 */
public record RoutePattern(String method, String path, List<String> mediaTypes) {
    public RoutePattern {
        mediaTypes = List.copyOf(mediaTypes);
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("Invalid route path '" + path + "': it must start with a slash.");
        }
    }

    /** Returns the pattern of a GET request. */
    public static RoutePattern get(String path) {
        return new RoutePattern("GET", path, List.of());
    }

    /** Returns the pattern of a POST request with a JSON body. */
    public static RoutePattern postJson(String path) {
        return new RoutePattern("POST", path, List.of("application/json"));
    }

    /** Returns the pattern of a POST request with a form that may contain files. */
    public static RoutePattern postForm(String path) {
        return new RoutePattern("POST", path, List.of("multipart/form-data"));
    }

    /** Returns whether a request's path matches. */
    public boolean hasPath(String requested) {
        if (path.equals(requested)) {
            return true;
        }
        if (!path.endsWith("/*") && path.indexOf('{') < 0) {
            return false;
        }
        String[] own = path.split("/", -1);
        String[] other = requested.split("/", -1);
        boolean open = own[own.length - 1].equals("*");
        if (open ? other.length < own.length : other.length != own.length) {
            return false;
        }
        for (int i = 0; i < own.length - (open ? 1 : 0); i++) {
            if (!own[i].equals(other[i]) && !(isName(own[i]) && !other[i].isEmpty())) {
                return false;
            }
        }
        return true;
    }

    /** Returns the segment of a matching path that stands for a name, as in {@code /deployments/{name}/images}. */
    public Optional<String> segment(String name, String requested) {
        List<String> own = List.of(path.split("/", -1));
        int at = own.indexOf("{" + name + "}");
        return at < 0 ? Optional.empty() : Optional.of(requested.split("/", -1)[at]);
    }

    private static boolean isName(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    /** Returns whether a request's method matches. */
    public boolean hasMethod(String requested) {
        return method.equals(requested) || method.equals("GET") && requested.equals("HEAD");
    }

    /** Returns whether a body of this type is accepted; a body without a type is assumed to have the right one. */
    public boolean accepts(String mediaType) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        return mediaTypes.isEmpty()
                || type.isEmpty()
                || mediaTypes.contains(type)
                || mediaTypes.contains("application/json") && type.startsWith("application/") && type.endsWith("+json");
    }

    /** Returns how many leading segments a path shares with this one. */
    public int commonSegments(String requested) {
        String[] ownSegments = path.split("/");
        String[] otherSegments = requested.split("/");
        int common = 0;
        while (common < Math.min(ownSegments.length, otherSegments.length)
                && (isName(ownSegments[common]) || ownSegments[common].equals(otherSegments[common]))) {
            common++;
        }
        return common;
    }
}
