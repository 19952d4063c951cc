package dev.easel.http.internal.net;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/** Scheme, host and port of a URL, equal for all spellings of the same origin (RFC 6454): keys go to no other. */
public record Origin(String scheme, String host, int port) {
    /** Returns the origin of an http or https URL; empty for any other. */
    public static Optional<Origin> of(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        if (!secure && !scheme.equals("http") || url.getHost() == null || url.getRawUserInfo() != null) {
            return Optional.empty();
        }
        int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        return Optional.of(new Origin(scheme, canonical(url.getHost().toLowerCase(Locale.ROOT)), port));
    }

    private static String canonical(String host) {
        if (!host.startsWith("[")) {
            return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        }
        try {
            // A literal address, which is not looked up.
            return InetAddress.getByName(host).getHostAddress();
        } catch (UnknownHostException e) {
            return host;
        }
    }
}
