package dev.easel.server;

import dev.easel.server.internal.RequestHead;
import dev.easel.server.internal.exchange.HttpErrors;
import dev.easel.server.route.FieldParser;
import dev.easel.server.route.HttpError;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Rejects requests before their bodies are read: too large, of another coding, from a page of another site. */
final class RequestValidator {
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~-]+(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+](:\\d{1,5})?");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");
    private static final Set<String> CODINGS = Set.of("identity", "gzip", "x-gzip");

    private final long maxBodyBytes;
    private final Optional<URI> publicUrl;

    RequestValidator(long maxBodyBytes, Optional<URI> publicUrl) {
        this.maxBodyBytes = maxBodyBytes;
        this.publicUrl = publicUrl;
    }

    /** Returns the error of a request before its body is read, or empty if it is valid. */
    Optional<HttpError> request(RequestHead head) {
        Optional<String> host = head.header("Host");
        if (host.isPresent() && !HOST.matcher(host.get()).matches()) {
            return Optional.of(
                    HttpErrors.malformed("Invalid Host header '" + FieldParser.shortened(host.get()) + "'."));
        }
        Optional<String> length = head.header("Content-Length");
        if (length.isPresent() && isTooLarge(length.get())) {
            return Optional.of(HttpErrors.tooLarge(maxBodyBytes));
        }
        Optional<String> coding = head.header("Content-Encoding");
        if (coding.isPresent() && !CODINGS.contains(coding.get().toLowerCase(Locale.ROOT))) {
            return Optional.of(HttpError.of(
                    415,
                    "unsupported_content_encoding",
                    "Unsupported Content-Encoding '" + FieldParser.shortened(coding.get())
                            + "': send the body with gzip or without encoding."));
        }
        return origin(head);
    }

    private boolean isTooLarge(String length) {
        return !LENGTH.matcher(length).matches() || Long.parseLong(length) > maxBodyBytes;
    }

    /**
     * Pages of other sites can make a browser post forms here without a preflight request, and an image may cost money.
     * A browser names the site in {@code Origin}; programs send no such header.
     */
    private Optional<HttpError> origin(RequestHead head) {
        Optional<String> origin = head.header("Origin");
        if (origin.isEmpty() || List.of("GET", "HEAD").contains(head.method()) || isAllowedOrigin(origin.get())) {
            return Optional.empty();
        }
        return Optional.of(HttpError.of(
                403,
                "foreign_origin",
                "Origin '" + FieldParser.shortened(origin.get())
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
                    || name.matches("127(\\.\\d{1,3}){3}")
                    || publicUrl
                            .filter(url -> name.equalsIgnoreCase(url.getHost()))
                            .isPresent();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
