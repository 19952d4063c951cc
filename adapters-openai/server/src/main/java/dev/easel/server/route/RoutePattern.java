package dev.easel.server.route;

import java.util.List;
import java.util.Locale;

/**
 * Method, path and media types of a {@link Route}: one path may belong to several routes that take different bodies.
 *
 * @param method in upper case; {@code GET} answers {@code HEAD} as well
 * @param path as in {@code /v1/images/edits}; one that ends with <code>/*</code> stands for all below it
 * @param mediaTypes the types of body it takes, in lower case and without parameters; none where it takes no body
 */
public record RoutePattern(String method, String path, List<String> mediaTypes) {
    public RoutePattern {
        mediaTypes = List.copyOf(mediaTypes);
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("Path '" + path + "' of a route does not begin with a slash.");
        }
    }

    /** Returns the pattern of something to read. */
    public static RoutePattern get(String path) {
        return new RoutePattern("GET", path, List.of());
    }

    /** Returns the pattern of something that takes a JSON body. */
    public static RoutePattern postJson(String path) {
        return new RoutePattern("POST", path, List.of("application/json"));
    }

    /** Returns the pattern of something that takes a form with files. */
    public static RoutePattern postForm(String path) {
        return new RoutePattern("POST", path, List.of("multipart/form-data"));
    }

    public boolean hasPath(String asked) {
        return path.endsWith("/*") ? asked.startsWith(path.substring(0, path.length() - 1)) : asked.equals(path);
    }

    public boolean hasMethod(String asked) {
        return method.equals(asked) || method.equals("GET") && asked.equals("HEAD");
    }

    /** Returns whether a body of this type is taken; one without a type is taken for what the route expects. */
    public boolean takes(String mediaType) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        return mediaTypes.isEmpty()
                || type.isEmpty()
                || mediaTypes.contains(type)
                || mediaTypes.contains("application/json") && type.startsWith("application/") && type.endsWith("+json");
    }

    /** Returns how many leading segments a path has in common with this one. */
    public int kinship(String asked) {
        String[] mine = path.split("/");
        String[] theirs = asked.split("/");
        int common = 0;
        while (common < Math.min(mine.length, theirs.length) && mine[common].equals(theirs[common])) {
            common++;
        }
        return common;
    }
}
