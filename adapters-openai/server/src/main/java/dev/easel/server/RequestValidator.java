package dev.easel.server;

import dev.easel.server.route.FieldParser;
import dev.easel.server.route.HttpError;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpVersion;

/** Rejects invalid request headers: an ambiguous length (RFC 9112, 6.3), a body that is too long or encoded. */
final class RequestValidator {
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    private final long maxBodyBytes;

    RequestValidator(long maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
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
        return Optional.empty();
    }

    static HttpError tooLarge(long maxBytes) {
        return HttpError.of(
                413,
                "request_too_large",
                "The request body is larger than " + maxBytes + " bytes, the limit of this server.");
    }

    private static String value(Header header) {
        return header.getValue() == null ? "" : header.getValue().strip();
    }

    private static Optional<HttpError> bad(String message) {
        return Optional.of(HttpError.of(400, "malformed_request", message));
    }
}
