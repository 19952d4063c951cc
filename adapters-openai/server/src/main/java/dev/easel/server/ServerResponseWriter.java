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
    private static final int LEAST_TO_COMPRESS = 1 << 10;
    private static final int MOST_TO_COMPRESS = 1 << 20;

    private final ServerHttpConnection wire;
    private final boolean bodiless;
    private final boolean gzip;
    private final boolean chunks;
    private final String requestId;
    private final BooleanSupplier leaving;
    private boolean last;
    private int status;

    /**
     * Prepares a response.
     *
     * @param bodiless whether the head alone is asked for
     * @param gzip whether the caller takes gzip
     * @param chunks whether the caller knows chunks, as HTTP/1.1 does
     * @param leaving whether the connection ends with this response, asked when it is written
     */
    ServerResponseWriter(
            ServerHttpConnection wire,
            boolean bodiless,
            boolean gzip,
            boolean chunks,
            String requestId,
            BooleanSupplier leaving) {
        this.wire = wire;
        this.bodiless = bodiless;
        this.gzip = gzip;
        this.chunks = chunks;
        this.requestId = requestId;
        this.leaving = leaving;
        this.last = !chunks;
    }

    /** Makes this the last response of the connection. */
    void last() {
        last = true;
    }

    boolean isLast() {
        return last;
    }

    /** Returns the status that was written, 0 before. */
    int status() {
        return status;
    }

    /** Tells the caller to send its body. */
    static void sendContinue(ServerHttpConnection wire) throws IOException {
        try {
            wire.sendResponseHeader(new BasicClassicHttpResponse(100));
            wire.flush();
        } catch (HttpException e) {
            throw new IOException(e);
        }
    }

    /** Writes a whole response, its JSON compressed where the caller asked for that and it is worth it. */
    void write(ServerResponse.Whole response) throws IOException {
        HttpBody body = response.body();
        ClassicHttpResponse head = head(response.status(), body.mediaType(), response.headers());
        if (body.mediaType().equals("application/json")) {
            head.setHeader(HttpHeaders.VARY, "Accept-Encoding");
            if (gzip && body.length() >= LEAST_TO_COMPRESS && body.length() <= MOST_TO_COMPRESS && isPlainText(body)) {
                body = compressed(body);
                head.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
        }
        head.setHeader(HttpHeaders.CONTENT_LENGTH, body.length());
        send(head, body);
    }

    /** An image's base64 would shrink by a quarter only, at the price of much time. */
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

    /** Sends the head of an event stream and returns what takes the events; closing it ends the response. */
    OutputStream openStream() throws IOException {
        ClassicHttpResponse head = head(
                200,
                "text/event-stream; charset=utf-8",
                Map.of(HttpHeaders.CACHE_CONTROL, "no-cache", "X-Accel-Buffering", "no"));
        if (chunks) {
            head.setHeader(HttpHeaders.TRANSFER_ENCODING, "chunked");
        }
        send(head, null);
        return chunks ? wire.chunks() : wire.rest();
    }

    private ClassicHttpResponse head(int code, String mediaType, Map<String, String> headers) {
        ClassicHttpResponse head = new BasicClassicHttpResponse(code);
        head.setHeader(HttpHeaders.DATE, HttpDateGenerator.INSTANCE.getCurrentDate());
        head.setHeader(HttpHeaders.CONTENT_TYPE, mediaType);
        head.setHeader("X-Request-Id", requestId);
        headers.forEach(head::setHeader);
        return head;
    }

    private void send(ClassicHttpResponse head, @Nullable HttpBody body) throws IOException {
        status = head.getCode();
        last |= leaving.getAsBoolean();
        if (last) {
            head.setHeader(HttpHeaders.CONNECTION, "close");
        }
        try {
            wire.sendResponseHeader(head);
            if (body != null && !bodiless) {
                head.setEntity(new Outgoing(body));
                wire.sendResponseEntity(head);
            }
            wire.flush();
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

    /** What the library asks to write itself. */
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
            throw new UnsupportedOperationException("It is only written.");
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
