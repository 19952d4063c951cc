package dev.easel.server;

import dev.easel.server.route.FieldParser;
import dev.easel.server.route.HttpError;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.net.InetAddressUtils;

/** Rejects invalid request headers: an ambiguous length (RFC 9112, 6.3), a missing host, a page of another site. */
final class RequestValidator {
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~-]+(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    private final long maxBodyBytes;
    private final Optional<URI> publicUrl;

    RequestValidator(long maxBodyBytes, Optional<URI> publicUrl) {
        this.maxBodyBytes = maxBodyBytes;
        this.publicUrl = publicUrl;
    }

    /** Returns the error of a header after which the connection cannot be used, or empty if it is valid. */
    Optional<HttpError> framing(ClassicHttpRequest head) {
        Header[] lengths = head.getHeaders(HttpHeaders.CONTENT_LENGTH);
        Header[] codings = head.getHeaders(HttpHeaders.TRANSFER_ENCODING);
        if (lengths.length > 1 || codings.length > 1) {
            return bad("Repeated Content-Length or Transfer-Encoding header: a request may have only one.");
        }
        if (lengths.length == 1 && codings.length == 1) {
            return bad("The request has both Content-Length and Transfer-Encoding: send only one of them.");
        }
        if (lengths.length == 1 && !LENGTH.matcher(value(lengths[0])).matches()) {
            return bad("Invalid Content-Length '" + value(lengths[0]) + "': expected a number of bytes.");
        }
        if (codings.length == 1
                && head.getVersion() != null
                && head.getVersion().lessEquals(HttpVersion.HTTP_1_0)) {
            return bad("Transfer-Encoding is not allowed in HTTP/1.0: send a Content-Length.");
        }
        if (codings.length == 1 && !value(codings[0]).equalsIgnoreCase("chunked")) {
            return Optional.of(HttpError.of(
                    501,
                    "unsupported_transfer_encoding",
                    "Unsupported Transfer-Encoding '" + FieldParser.shortened(value(codings[0]))
                            + "': only chunked is allowed."));
        }
        for (Header header : head.getHeaders()) {
            if (header.getName().isEmpty()
                    || header.getName().endsWith(" ")
                    || header.getName().endsWith("\t")) {
                return bad("Invalid header name: it is empty or followed by white space.");
            }
        }
        return host(head);
    }

    private static Optional<HttpError> host(ClassicHttpRequest head) {
        Header[] hosts = head.getHeaders(HttpHeaders.HOST);
        boolean needsHost = head.getVersion() == null || head.getVersion().greaterEquals(HttpVersion.HTTP_1_1);
        if (hosts.length > 1 || hosts.length == 0 && needsHost) {
            return bad("The request has " + hosts.length + " Host headers; expected exactly one.");
        }
        if (hosts.length == 1 && !HOST.matcher(value(hosts[0])).matches()) {
            return bad("Invalid Host header '" + FieldParser.shortened(value(hosts[0])) + "'.");
        }
        return Optional.empty();
    }

    /** Returns the error of a well-framed request before its body is read, or empty if it is valid. */
    Optional<HttpError> request(ClassicHttpRequest head) {
        Header length = head.getFirstHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(value(length)) > maxBodyBytes) {
            return Optional.of(tooLarge(maxBodyBytes));
        }
        Header coding = head.getFirstHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !value(coding).equalsIgnoreCase("identity")) {
            return Optional.of(HttpError.of(
                    415,
                    "unsupported_content_encoding",
                    "Unsupported Content-Encoding '" + FieldParser.shortened(value(coding))
                            + "': send the body without encoding."));
        }
        return origin(head);
    }

    static HttpError tooLarge(long maxBytes) {
        return HttpError.of(
                413,
                "request_too_large",
                "The request body is larger than " + maxBytes + " bytes, the limit of this server.");
    }

    /**
     * Pages of other sites can make a browser post forms here without a preflight request, and an image may cost money.
     * A browser names the site in {@code Origin}; programs send no such header.
     */
    private Optional<HttpError> origin(ClassicHttpRequest head) {
        Header origin = head.getFirstHeader("Origin");
        if (origin == null || List.of("GET", "HEAD").contains(head.getMethod()) || isAllowedOrigin(value(origin))) {
            return Optional.empty();
        }
        return Optional.of(HttpError.of(
                403,
                "foreign_origin",
                "Origin '" + FieldParser.shortened(value(origin))
                        + "' is another site; requests are allowed from programs and from pages of this machine."));
    }

    private boolean isAllowedOrigin(String origin) {
        try {
            String host = new URI(origin).getHost();
            if (host == null) {
                return false;
            }
            String name = host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
            return LOOPBACK.contains(name)
                    || InetAddressUtils.isIPv4(name) && name.startsWith("127.")
                    || publicUrl
                            .filter(url -> name.equalsIgnoreCase(url.getHost()))
                            .isPresent();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String value(Header header) {
        return header.getValue() == null ? "" : header.getValue().strip();
    }

    private static Optional<HttpError> bad(String message) {
        return Optional.of(HttpError.of(400, "malformed_request", message));
    }
}
