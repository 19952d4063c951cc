package dev.easel.core.internal.io;

import java.net.URI;
import java.util.regex.Pattern;

/** How URLs appear in messages: without user, query and fragment, any of which may carry a secret. */
public final class Redacted {
    private static final Pattern USER = Pattern.compile("//[^/?#]*@");
    private static final Pattern QUERY = Pattern.compile("[?#].*", Pattern.DOTALL);

    private Redacted() {}

    /** Returns what was given as a URL and may not be one, without what would be user, query and fragment. */
    public static String text(String given) {
        return QUERY.matcher(USER.matcher(given).replaceAll("//…@")).replaceAll("?…");
    }

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
