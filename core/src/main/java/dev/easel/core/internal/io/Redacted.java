package dev.easel.core.internal.io;

import java.net.URI;

/** How URLs appear in messages: without user, query and fragment, any of which may carry a secret. */
public final class Redacted {
    private Redacted() {}

    /** Returns scheme, host, port and path of a URL; only the scheme if it has no host. */
    public static String url(URI url) {
        if (url.getHost() == null) {
            return url.getScheme() == null ? "(no URL)" : url.getScheme() + ":…";
        }
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?…";
        return url.getScheme() + "://" + url.getHost() + port + path + query;
    }
}
