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

/** Refuses what a request's head must not say: a length that can be read in two ways (RFC 9112, 6.3), no host, a foreign page. */
final class RequestValidator {
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~-]+(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

    private final long mostBodyBytes;
    private final Optional<URI> publicUrl;

    RequestValidator(long mostBodyBytes, Optional<URI> publicUrl) {
        this.mostBodyBytes = mostBodyBytes;
        this.publicUrl = publicUrl;
    }

    /** Returns why a head is refused so that nothing after it on the connection can be trusted, if it is. */
    Optional<HttpError> framing(ClassicHttpRequest head) {
        Header[] lengths = head.getHeaders(HttpHeaders.CONTENT_LENGTH);
        Header[] codings = head.getHeaders(HttpHeaders.TRANSFER_ENCODING);
        if (lengths.length > 1 || codings.length > 1) {
            return bad("A request has one Content-Length or one Transfer-Encoding; this one has several.");
        }
        if (lengths.length == 1 && codings.length == 1) {
            return bad("A request has either Content-Length or Transfer-Encoding; this one has both.");
        }
        if (lengths.length == 1 && !LENGTH.matcher(value(lengths[0])).matches()) {
            return bad("Content-Length '" + value(lengths[0]) + "' is not a number of bytes.");
        }
        if (codings.length == 1
                && head.getVersion() != null
                && head.getVersion().lessEquals(HttpVersion.HTTP_1_0)) {
            return bad("Transfer-Encoding does not exist in HTTP/1.0.");
        }
        if (codings.length == 1 && !value(codings[0]).equalsIgnoreCase("chunked")) {
            return Optional.of(HttpError.of(
                    501,
                    "unsupported_transfer_encoding",
                    "Transfer-Encoding '" + FieldParser.shortened(value(codings[0])) + "' is not taken; chunked is."));
        }
        for (Header header : head.getHeaders()) {
            if (header.getName().isEmpty()
                    || header.getName().endsWith(" ")
                    || header.getName().endsWith("\t")) {
                return bad("A header's name is followed by white space.");
            }
        }
        return host(head);
    }

    private static Optional<HttpError> host(ClassicHttpRequest head) {
        Header[] hosts = head.getHeaders(HttpHeaders.HOST);
        boolean modern = head.getVersion() == null || head.getVersion().greaterEquals(HttpVersion.HTTP_1_1);
        if (hosts.length > 1 || hosts.length == 0 && modern) {
            return bad("A request has one Host; this one has " + hosts.length + ".");
        }
        if (hosts.length == 1 && !HOST.matcher(value(hosts[0])).matches()) {
            return bad("Host '" + FieldParser.shortened(value(hosts[0])) + "' is none.");
        }
        return Optional.empty();
    }

    /** Returns why a well-framed request is refused before its body is read, if it is. */
    Optional<HttpError> request(ClassicHttpRequest head) {
        Header length = head.getFirstHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(value(length)) > mostBodyBytes) {
            return Optional.of(tooLarge(mostBodyBytes));
        }
        Header coding = head.getFirstHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !value(coding).equalsIgnoreCase("identity")) {
            return Optional.of(HttpError.of(
                    415,
                    "unsupported_content_encoding",
                    "Content-Encoding '" + FieldParser.shortened(value(coding))
                            + "' is not taken; send the body as it is."));
        }
        return origin(head);
    }

    static HttpError tooLarge(long most) {
        return HttpError.of(
                413, "request_too_large", "The body is larger than " + most + " bytes, the most this server takes.");
    }

    /**
     * Pages of other sites can have a browser post forms here without asking first; an image may cost money. Their
     * browser names them in {@code Origin}, programs send none.
     */
    private Optional<HttpError> origin(ClassicHttpRequest head) {
        Header origin = head.getFirstHeader("Origin");
        if (origin == null || List.of("GET", "HEAD").contains(head.getMethod()) || own(value(origin))) {
            return Optional.empty();
        }
        return Optional.of(
                HttpError.of(
                        403,
                        "foreign_origin",
                        "Origin '" + FieldParser.shortened(value(origin))
                                + "' is a page of another site; requests are taken from programs, and from pages of this machine."));
    }

    private boolean own(String origin) {
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
