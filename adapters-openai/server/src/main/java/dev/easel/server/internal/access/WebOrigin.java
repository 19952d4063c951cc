package dev.easel.server.internal.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * The origin of a page as browsers write it: scheme, host and port (RFC 6454).
 *
 * @param host in lower case; an IPv6 address in brackets
 * @param port where none is written, 80 for http and 443 for https
 */
record WebOrigin(String scheme, String host, int port) {
    /** Returns the origin in a header or a setting; empty for {@code null} and whatever else is not an origin. */
    static Optional<WebOrigin> parse(String text) {
        try {
            URI uri = new URI(text);
            boolean bare = uri.getRawUserInfo() == null
                    && (uri.getRawPath() == null || uri.getRawPath().isEmpty())
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            return bare ? of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Returns the origin of the pages under a URL, or empty if it is not an http or https URL with a host. */
    static Optional<WebOrigin> of(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("http") ? 80 : scheme.equals("https") ? 443 : -1;
        if (usual < 0 || url.getHost() == null || url.getPort() > 65_535) {
            return Optional.empty();
        }
        return Optional.of(new WebOrigin(
                scheme, url.getHost().toLowerCase(Locale.ROOT), url.getPort() < 0 ? usual : url.getPort()));
    }

    /** Returns the origin of the pages that this server itself would have under the value of a Host header. */
    static Optional<WebOrigin> ofHost(String host) {
        return parse("http://" + host);
    }
}
