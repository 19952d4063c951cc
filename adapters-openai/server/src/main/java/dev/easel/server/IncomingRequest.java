package dev.easel.server;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.port.out.Spool;
import dev.easel.server.route.FieldParser;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.HttpErrorException;
import dev.easel.server.route.JsonObject;
import dev.easel.server.route.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MalformedChunkCodingException;

/** A request on a connection: its body is requested when first read, limited in length, and drained at the end. */
final class IncomingRequest implements ServerRequest {
    /** Sends 100 Continue to a caller that waits for it before it sends the body. */
    @FunctionalInterface
    interface ContinueSender {
        void send() throws IOException;
    }

    private static final long DRAIN_BYTES = 32L << 20;

    private final ClassicHttpRequest head;
    private final @Nullable InputStream arriving;
    private final ContinueSender continueSender;
    private final ServerLimits limits;
    private final Spool spool;
    private final String target;
    private final @Nullable ContentType contentType;
    private boolean waitsForContinue;
    private boolean ended;

    IncomingRequest(ClassicHttpRequest head, ContinueSender continueSender, ServerLimits limits, Spool spool)
            throws IOException {
        this.head = head;
        this.arriving = head.getEntity() == null ? null : head.getEntity().getContent();
        this.continueSender = continueSender;
        this.limits = limits;
        this.spool = spool;
        this.target = target(head.getPath() == null ? "/" : head.getPath());
        this.contentType = contentType(header(HttpHeaders.CONTENT_TYPE));
        this.waitsForContinue = arriving != null
                && header(HttpHeaders.EXPECT)
                        .filter(e -> e.strip().equalsIgnoreCase("100-continue"))
                        .isPresent();
        this.ended = arriving == null;
    }

    /** Returns path and query of a target that may be an absolute URL (RFC 9112, 3.2.2). */
    private static String target(String raw) {
        int scheme = raw.indexOf("://");
        if (scheme < 0 || raw.startsWith("/")) {
            return raw;
        }
        int path = raw.indexOf('/', scheme + 3);
        return path < 0 ? "/" : raw.substring(path);
    }

    private static @Nullable ContentType contentType(Optional<String> header) {
        try {
            return header.map(ContentType::parseLenient).orElse(null);
        } catch (UnsupportedCharsetException e) {
            return null;
        }
    }

    @Override
    public String method() {
        return head.getMethod();
    }

    /** Returns the path as it was sent, with the query. */
    String target() {
        return target;
    }

    @Override
    public String path() {
        int query = target.indexOf('?');
        return decoded(query < 0 ? target : target.substring(0, query), true);
    }

    private static String decoded(String text, boolean path) {
        try {
            return URLDecoder.decode(path ? text.replace("+", "%2B") : text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw HttpError.of(
                            400,
                            "malformed_request",
                            "Invalid percent escape in '" + FieldParser.shortened(text)
                                    + "': expected % and two hexadecimal digits.")
                    .asException();
        }
    }

    @Override
    public Optional<String> query(String name) {
        int query = target.indexOf('?');
        for (String pair :
                query < 0 ? new String[0] : target.substring(query + 1).split("&")) {
            int equals = pair.indexOf('=');
            if (decoded(equals < 0 ? pair : pair.substring(0, equals), false).equals(name)) {
                return Optional.of(equals < 0 ? "" : decoded(pair.substring(equals + 1), false));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> header(String name) {
        Header header = head.getFirstHeader(name);
        return header == null ? Optional.empty() : Optional.ofNullable(header.getValue());
    }

    @Override
    public String mediaType() {
        return contentType == null || contentType.getMimeType() == null
                ? ""
                : contentType.getMimeType().toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<String> mediaTypeParameter(String name) {
        return contentType == null ? Optional.empty() : Optional.ofNullable(contentType.getParameter(name));
    }

    @Override
    public InputStream body() throws IOException {
        if (arriving == null) {
            return InputStream.nullInputStream();
        }
        if (waitsForContinue) {
            waitsForContinue = false;
            continueSender.send();
        }
        return new Body(arriving, limits.bodyBytes());
    }

    @Override
    public JsonObject json(String... base64) throws IOException {
        return JsonRequestParser.read(body(), limits.jsonBytes(), spool, base64);
    }

    @Override
    public Spool spool() {
        return spool;
    }

    /**
     * Discards the rest of the body, up to a limit, so that a caller that is still sending can read the response.
     *
     * @return whether the body is complete, so that another request may follow
     */
    boolean drain() throws IOException {
        if (ended || arriving == null) {
            return true;
        }
        if (waitsForContinue) {
            return false;
        }
        byte[] scratch = new byte[1 << 14];
        Body rest = new Body(arriving, DRAIN_BYTES);
        try {
            while (rest.read(scratch, 0, scratch.length) >= 0) {
                // The rest is not needed.
            }
            return true;
        } catch (HttpErrorException e) {
            return false;
        }
    }

    /** Counts the bytes that arrive; closing it leaves the rest unread. */
    private final class Body extends InputStream {
        private final InputStream in;
        private final long maxBytes;
        private long count;

        private Body(InputStream in, long maxBytes) {
            this.in = in;
            this.maxBytes = maxBytes;
        }

        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (ended) {
                return -1;
            }
            int n;
            try {
                n = in.read(into, offset, length);
            } catch (SocketTimeoutException e) {
                throw HttpError.of(408, "request_timeout", "The request body arrived too slowly or not at all.")
                        .asException();
            } catch (MalformedChunkCodingException e) {
                throw HttpError.of(400, "malformed_request", "Malformed chunked request body: " + e.getMessage())
                        .asException();
            }
            ended = n < 0;
            count += Math.max(0, n);
            if (count > maxBytes) {
                throw RequestValidator.tooLarge(maxBytes).asException();
            }
            return n;
        }
    }
}
