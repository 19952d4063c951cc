package dev.easel.server.internal.exchange;

import dev.easel.core.domain.Note;
import dev.easel.http.body.BodySegment;
import dev.easel.http.body.HttpBody;
import dev.easel.server.internal.RequestHead;
import dev.easel.server.route.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** Writes the response to one request. */
public final class ResponseWriter {
    private static final int MIN_TO_COMPRESS = 1 << 10;
    private static final int MAX_TO_COMPRESS = 1 << 20;

    private final ResponseChannel channel;
    private final boolean gzip;
    private final Map<String, String> common;

    /**
     * Prepares a response.
     *
     * @param common the headers that every response to this request has
     */
    public ResponseWriter(RequestHead head, Map<String, String> common, ResponseChannel channel) {
        this.channel = channel;
        this.gzip =
                head.header("Accept-Encoding").filter(ResponseWriter::takesGzip).isPresent();
        this.common = common;
    }

    /**
     * Writes a complete response; its JSON is compressed if the caller accepts that and it saves enough.
     *
     * @param sent is told once, when the response has left this machine or with the failure
     */
    public void write(ServerResponse.Whole response, Consumer<Optional<Throwable>> sent) {
        write(response, List.of(), sent);
    }

    /** Writes a complete response with the notes of a result. */
    void write(ServerResponse.Whole response, List<Note> notes, Consumer<Optional<Throwable>> sent) {
        HttpBody body = response.body();
        List<Map.Entry<String, String>> headers = headers(body.mediaType(), response.headers());
        if (body.mediaType().equals("application/json")) {
            vary(headers);
            if (gzip && body.length() >= MIN_TO_COMPRESS && body.length() <= MAX_TO_COMPRESS && isPlainText(body)) {
                body = compressed(body);
                headers.add(Map.entry("Content-Encoding", "gzip"));
            }
        }
        HeaderText.notes(notes).forEach(note -> headers.add(Map.entry("Easel-Note", note)));
        channel.send(new ResponseHead(response.status(), headers), body, sent);
    }

    private static void vary(List<Map.Entry<String, String>> headers) {
        for (int i = 0; i < headers.size(); i++) {
            Map.Entry<String, String> header = headers.get(i);
            if (header.getKey().equalsIgnoreCase("Vary")) {
                headers.set(i, Map.entry("Vary", header.getValue() + ", Accept-Encoding"));
                return;
            }
        }
        headers.add(Map.entry("Vary", "Accept-Encoding"));
    }

    /** Returns whether a body has no base64 image, which would shrink by only a quarter and take much time. */
    private static boolean isPlainText(HttpBody body) {
        return body.segments().stream().allMatch(BodySegment.Bytes.class::isInstance);
    }

    private static HttpBody compressed(HttpBody body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            body.writeTo(out);
        } catch (IOException e) {
            throw new IllegalStateException("Compressing in memory cannot fail.", e);
        }
        return new HttpBody(body.mediaType(), List.of(BodySegment.bytes(bytes.toByteArray())));
    }

    /** Sends the headers of an event stream and returns a stream for the events; closing it ends the response. */
    OutputStream openStream() throws IOException {
        return channel.open(new ResponseHead(
                200,
                headers(
                        "text/event-stream; charset=utf-8",
                        Map.of("Cache-Control", "no-cache", "X-Accel-Buffering", "no"))));
    }

    private List<Map.Entry<String, String>> headers(String mediaType, Map<String, String> specific) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        if (!mediaType.isEmpty()) {
            headers.add(Map.entry("Content-Type", mediaType));
        }
        headers.add(Map.entry("X-Request-Id", requestId()));
        common.forEach((name, value) -> {
            if (specific.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
                headers.add(Map.entry(name, value));
            }
        });
        headers.addAll(specific.entrySet());
        return headers;
    }

    private static String requestId() {
        byte[] bits = new byte[16];
        ThreadLocalRandom.current().nextBytes(bits);
        return "req_" + HexFormat.of().formatHex(bits);
    }

    /** Returns whether an {@code Accept-Encoding} names gzip and does not refuse it. */
    private static boolean takesGzip(String acceptEncoding) {
        for (String coding : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = coding.strip().split("\\s*;\\s*");
            boolean refused = parts.length > 1 && parts[1].matches("q\\s*=\\s*0(\\.0*)?");
            if (parts.length > 0 && (parts[0].equals("gzip") || parts[0].equals("x-gzip")) && !refused) {
                return true;
            }
        }
        return false;
    }
}
