package dev.easel.adapters.chat;

/**
 * Where chat completions are asked for.
 *
 * @param base the address under which the path lies
 * @param path without a slash before it
 */
record ChatAddress(String base, String path) {
    private static final String COMPLETIONS = "chat/completions";

    /**
     * Returns the usual address for a base address: a host alone gets the server's whole usual path, one with a path, such
     * as {@code https://host/v1}, the last part of it, and one that has that too stays as it is.
     */
    static ChatAddress usual(String base, String usualPath) {
        String stripped = base.strip();
        if (stripped.endsWith("/" + COMPLETIONS)) {
            return new ChatAddress(stripped.substring(0, stripped.length() - COMPLETIONS.length()), COMPLETIONS);
        }
        boolean hostAlone =
                stripped.substring(origin(stripped).length()).replace("/", "").isEmpty();
        return new ChatAddress(stripped, hostAlone ? usualPath : COMPLETIONS);
    }

    /** Returns the address of a path: from the host's root if it begins with a slash, else under the base address. */
    static ChatAddress of(String base, String path) {
        String stripped = base.strip();
        return path.startsWith("/")
                ? new ChatAddress(origin(stripped), path.substring(1))
                : new ChatAddress(stripped, path);
    }

    private static String origin(String base) {
        int scheme = base.indexOf("://");
        int slash = base.indexOf('/', scheme < 0 ? 0 : scheme + 3);
        return slash < 0 ? base : base.substring(0, slash);
    }
}
