package dev.easel.server.internal;

import java.util.List;
import java.util.function.Predicate;

/** The forms of one path that clients send: doubled slashes, a slash at the end, no {@code /v1} at the beginning. */
public final class PathForm {
    private static final String VERSION = "/v1";

    private PathForm() {}

    /**
     * Returns the path that is served for a path that was sent; the path as it was sent where no form of it is known.
     *
     * @param path decoded, without the query
     * @param known whether a route has a path
     */
    public static String served(String path, Predicate<String> known) {
        if (known.test(path)) {
            return path;
        }
        String plain = plain(path);
        for (String form : List.of(plain, VERSION + plain)) {
            if (known.test(form)) {
                return form;
            }
        }
        return path;
    }

    private static String plain(String path) {
        StringBuilder plain = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c != '/' || plain.length() == 0 || plain.charAt(plain.length() - 1) != '/') {
                plain.append(c);
            }
        }
        int last = plain.length() - 1;
        return last > 0 && plain.charAt(last) == '/' ? plain.substring(0, last) : plain.toString();
    }
}
