package dev.easel.server;

import dev.easel.core.annotation.Nullable;
import dev.easel.http.body.BodySegment;
import dev.easel.http.body.HttpBody;
import dev.easel.server.route.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpDateGenerator;

/** Writes the response to one request. */
final class ServerResponseWriter {
    private static final int MIN_TO_COMPRESS = 1 << 10;
    private static final int MAX_TO_COMPRESS = 1 << 20;

    private final ServerHttpConnection connection;
    private final boolean headersOnly;
    private final boolean gzip;
    private final boolean chunks;
    private final String requestId;
    private final BooleanSupplier closing;
    private Map<String, String> always = Map.of();
    private boolean last;
    private int status;

    /**
     * Prepares a response.
     *
     * @param headersOnly whether to send the headers without the body
     * @param gzip whether the caller accepts gzip
     * @param chunks whether the caller supports chunks, as HTTP/1.1 does
     * @param closing whether the connection ends with this response, checked when it is written
     */
    ServerResponseWriter(
            ServerHttpConnection connection,
            boolean headersOnly,
            boolean gzip,
            boolean chunks,
            String requestId,
            BooleanSupplier closing) {
        this.connection = connection;
        this.headersOnly = headersOnly;
        this.gzip = gzip;
        this.chunks = chunks;
        this.requestId = requestId;
        this.closing = closing;
        this.last = !chunks;
    }

    /** Adds headers to whatever is written. */
    void alwaysWith(Map<String, String> headers) {
        always = Map.copyOf(headers);
    }

    /** Marks this as the last response of the connection. */
    void markLast() {
        last = true;
    }

    boolean isLast() {
        return last;
    }

    /** Returns the written status, or 0 before one is written. */
    int status() {
        return status;
    }

    /** Tells the caller to send its body. */
    static void sendContinue(ServerHttpConnection connection) throws IOException {
        try {
            connection.sendResponseHeader(new BasicClassicHttpResponse(100));
            connection.flush();
        } catch (HttpException e) {
            throw new IOException(e);
        }
    }

    /** Writes a complete response; its JSON is compressed if the caller accepts that and it saves enough. */
    void write(ServerResponse.Whole response) throws IOException {
        HttpBody body = response.body();
        ClassicHttpResponse head = head(response.status(), body.mediaType(), response.headers());
        if (body.mediaType().equals("application/json")) {
            head.addHeader(HttpHeaders.VARY, "Accept-Encoding");
            if (gzip && body.length() >= MIN_TO_COMPRESS && body.length() <= MAX_TO_COMPRESS && isPlainText(body)) {
                body = compressed(body);
                head.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
        }
        if (response.status() == 204) {
            head.removeHeaders(HttpHeaders.CONTENT_TYPE);
            send(head, null);
            return;
        }
        head.setHeader(HttpHeaders.CONTENT_LENGTH, body.length());
        send(head, body);
    }

    /** Returns whether a body has no base64 image, which would shrink by only a quarter and take much time. */
    private static boolean isPlainText(HttpBody body) {
        return body.segments().stream().allMatch(BodySegment.Bytes.class::isInstance);
    }

    private static HttpBody compressed(HttpBody body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            body.writeTo(out);
        }
        return new HttpBody(body.mediaType(), List.of(BodySegment.bytes(bytes.toByteArray())));
    }

    /** Sends the headers of an event stream and returns a stream for the events; closing it ends the response. */
    OutputStream openStream() throws IOException {
        ClassicHttpResponse head = head(
                200,
                "text/event-stream; charset=utf-8",
                Map.of(HttpHeaders.CACHE_CONTROL, "no-cache", "X-Accel-Buffering", "no"));
        if (chunks) {
            head.setHeader(HttpHeaders.TRANSFER_ENCODING, "chunked");
        }
        send(head, null);
        return chunks ? connection.chunks() : connection.rest();
    }

    private ClassicHttpResponse head(int code, String mediaType, Map<String, String> headers) {
        ClassicHttpResponse head = new BasicClassicHttpResponse(code);
        head.setHeader(HttpHeaders.DATE, HttpDateGenerator.INSTANCE.getCurrentDate());
        head.setHeader(HttpHeaders.CONTENT_TYPE, mediaType);
        head.setHeader("X-Request-Id", requestId);
        headers.forEach(head::setHeader);
        always.forEach((name, value) -> {
            if (!head.containsHeader(name)) {
                head.setHeader(name, value);
            }
        });
        return head;
    }

    private void send(ClassicHttpResponse head, @Nullable HttpBody body) throws IOException {
        status = head.getCode();
        last |= closing.getAsBoolean();
        if (last) {
            head.setHeader(HttpHeaders.CONNECTION, "close");
        }
        try {
            connection.sendResponseHeader(head);
            if (body != null && !headersOnly) {
                head.setEntity(new Outgoing(body));
                connection.sendResponseEntity(head);
            }
            connection.flush();
        } catch (HttpException e) {
            throw new IOException(e);
        }
    }

    /** Returns whether an {@code Accept-Encoding} names gzip and does not refuse it. */
    static boolean takesGzip(String acceptEncoding) {
        for (String coding : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = coding.strip().split("\\s*;\\s*");
            boolean refused = parts.length > 1 && parts[1].matches("q\\s*=\\s*0(\\.0*)?");
            if ((parts[0].equals("gzip") || parts[0].equals("x-gzip")) && !refused) {
                return true;
            }
        }
        return false;
    }

    /** A body as an entity of the HTTP library. */
    private static final class Outgoing extends AbstractHttpEntity {
        private final HttpBody body;

        private Outgoing(HttpBody body) {
            super(body.mediaType(), null, false);
            this.body = body;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            body.writeTo(out);
        }

        @Override
        public long getContentLength() {
            return body.length();
        }

        @Override
        public boolean isStreaming() {
            return true;
        }

        @Override
        public InputStream getContent() {
            throw new UnsupportedOperationException("This body can only be written.");
        }

        @Override
        public void close() {
            // There is nothing to release.
        }
    }
}
