package dev.easel.adapters.chat;

/**
 * The URL of chat completions.
 *
 * @param base the URL that the path is appended to
 * @param path without a leading slash
 */
record ChatAddress(String base, String path) {
    private static final String COMPLETIONS = "chat/completions";

    /**
     * Returns the default URL for a base URL: a host alone gets the server's whole default path, a base URL with a path,
     * such as {@code https://host/v1}, gets {@code chat/completions}, and one that already ends in that is unchanged.
     */
    static ChatAddress withDefaultPath(String base, String defaultPath) {
        String stripped = base.strip();
        int query = stripped.indexOf('?');
        String plain = query < 0 ? stripped : stripped.substring(0, query);
        if (plain.endsWith("/" + COMPLETIONS)) {
            String before = plain.substring(0, plain.length() - COMPLETIONS.length());
            return new ChatAddress(before + stripped.substring(plain.length()), COMPLETIONS);
        }
        boolean hostAlone =
                stripped.substring(origin(stripped).length()).replace("/", "").isEmpty();
        return new ChatAddress(stripped, hostAlone ? defaultPath : COMPLETIONS);
    }

    /** Returns the URL of a path: from the host's root if it starts with a slash, else below the base URL. */
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
