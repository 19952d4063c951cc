package dev.easel.http;

import static java.util.Objects.requireNonNull;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.failure.Billing;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.internal.retry.RetryAfter;
import dev.easel.http.internal.sse.SseEvent;
import dev.easel.http.internal.sse.SseReader;
import dev.easel.http.json.ExtractedImages;
import dev.easel.http.json.ExtractionRule;
import dev.easel.http.json.ImageExtractor;
import dev.easel.http.json.Json;
import dev.easel.http.json.OversizedResponseException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads one response once, its images straight into the spool, and remembers the short rest, so that a response that
 * cannot be used can still be saved whole.
 */
public final class ResponseReader {
    /** What a response contains, judged by its first bytes rather than by its headers. */
    public enum Kind {
        JSON,
        /** Server-sent events. */
        EVENTS,
        /** A web page, plain text, anything else. */
        OTHER,
        EMPTY
    }

    /** One server-sent event: its name, empty if it has none, and its data. */
    public record Event(String name, byte[] data) {
        public Event {
            requireNonNull(name, "name");
            requireNonNull(data, "data");
        }

        /** Returns the data as JSON; throws {@code MalformedResponseException} when it is not JSON. */
        public Json json() throws IOException {
            return Json.parse(data);
        }

        /** Returns the data as text. */
        public String text() {
            return new String(data, StandardCharsets.UTF_8);
        }
    }

    private static final String SKIPPED = " \n\r\t\u00EF\u00BB\u00BF";
    private static final int PEEKED = 8;
    private static final int MAX_TEXT = 16 << 20;
    private static final int MAX_STREAM_TEXT = 2 * MAX_TEXT;
    private static final int MAX_OTHER = 64 << 10;

    private final HttpResponse response;
    private final CallContext context;
    private final ExtractedImages images;
    private final ByteArrayOutputStream transcript = new ByteArrayOutputStream();
    private InputStream body;
    private @Nullable Kind kind;
    private boolean sawKeepAlive;
    private @Nullable ImageExtractor extractor;
    private @Nullable SseReader events;

    public ResponseReader(HttpResponse response, CallContext context) {
        this.response = requireNonNull(response, "response");
        this.context = requireNonNull(context, "context");
        this.body = response.body();
        this.images = new ExtractedImages(context.spool());
    }

    /** Returns status and headers. */
    public HttpResponse response() {
        return response;
    }

    /** Returns how long the server asks to wait before the next try. */
    public Optional<Duration> retryAfter() {
        return RetryAfter.of(response.headers()::first, context.now());
    }

    /** Returns the images extracted so far. */
    public ExtractedImages images() {
        return images;
    }

    /** Returns what the response contains, waiting for its first bytes. */
    public Kind kind() throws IOException {
        if (kind == null) {
            byte[] first = firstBytes();
            kind = kindOf(first, response.headers().mediaType());
            body = new SequenceInputStream(new ByteArrayInputStream(first), body);
        }
        return kind;
    }

    /** Skips white space, which some servers send while they work, and a byte order mark. */
    private byte[] firstBytes() throws IOException {
        int b = body.read();
        for (int skipped = 1; SKIPPED.indexOf(b) >= 0; skipped++) {
            sawKeepAlive = true;
            if (skipped > MAX_TEXT) {
                throw OversizedResponseException.besidesImages(MAX_TEXT);
            }
            b = body.read();
        }
        if (b < 0) {
            return new byte[0];
        }
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        for (; b >= 0; b = body.read()) {
            first.write(b);
            if (first.size() == PEEKED || b == '{' || b == '[' || b == '\n' || b == '\r') {
                break;
            }
        }
        return first.toByteArray();
    }

    private static Kind kindOf(byte[] first, String mediaType) {
        if (first.length == 0) {
            return Kind.EMPTY;
        }
        String start = new String(first, StandardCharsets.ISO_8859_1);
        if (start.startsWith("{") || start.startsWith("[")) {
            return Kind.JSON;
        }
        boolean field = start.startsWith("data:")
                || start.startsWith("event:")
                || start.startsWith("id:")
                || start.startsWith("retry:")
                || start.startsWith(":");
        if (field || mediaType.equals("text/event-stream")) {
            return Kind.EVENTS;
        }
        // Gateways send pages and plain text as JSON too.
        return mediaType.endsWith("json") && start.startsWith("\"") ? Kind.JSON : Kind.OTHER;
    }

    /** Reads the whole response as one JSON document, tokens in place of its images. */
    public Json json(ExtractionRule rule) throws IOException {
        requireNonNull(rule, "rule");
        kind();
        ImageExtractor document = new ImageExtractor(rule, images, MAX_TEXT);
        extractor = document;
        byte[] text = document.cut(body);
        transcript.writeBytes(text);
        extractor = null;
        return Json.parse(text);
    }

    /** Reads the next event of a streamed response, tokens in place of its images; empty at the end. */
    public Optional<Event> nextEvent(ExtractionRule rule) throws IOException {
        requireNonNull(rule, "rule");
        kind();
        if (events == null) {
            events = new SseReader(body);
        }
        if (extractor == null) {
            extractor = new ImageExtractor(rule, images, MAX_TEXT);
        }
        Optional<SseEvent> next = events.next();
        if (next.isEmpty()) {
            return Optional.empty();
        }
        byte[] data = extractor.cut(next.get().stream());
        transcript.writeBytes(("event: " + next.get().name() + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        transcript.writeBytes(data);
        transcript.write('\n');
        if (transcript.size() > MAX_STREAM_TEXT) {
            throw OversizedResponseException.besidesImages(MAX_STREAM_TEXT);
        }
        return Optional.of(new Event(next.get().name(), data));
    }

    /** Reads the beginning of a response that is neither JSON nor events. */
    public String text() throws IOException {
        kind();
        byte[] beginning = body.readNBytes(MAX_OTHER);
        transcript.writeBytes(beginning);
        return new String(beginning, StandardCharsets.UTF_8);
    }

    /** Returns whether the response is a stream of events. */
    public boolean isStream() {
        return kind == Kind.EVENTS;
    }

    /**
     * Returns the billing of a successful response that was not read to its end; unknown if the response began before
     * the work was done, as a stream does.
     */
    public Billing billingUnlessWhole() {
        return isStream() || kind == null && sawKeepAlive ? Billing.UNKNOWN : Billing.BILLED;
    }

    /** Writes the response as it was received: first what was read, images included, then the rest. */
    public void copyTo(OutputStream out) throws IOException {
        requireNonNull(out, "out");
        images.restore(transcript.toByteArray(), out);
        if (extractor != null) {
            images.restore(extractor.textSoFar(), out);
            extractor.rest().transferTo(out);
        }
        if (events == null) {
            body.transferTo(out);
            return;
        }
        for (Optional<SseEvent> next = events.next(); next.isPresent(); next = events.next()) {
            out.write("\ndata: ".getBytes(StandardCharsets.US_ASCII));
            next.get().stream().transferTo(out);
        }
    }
}
