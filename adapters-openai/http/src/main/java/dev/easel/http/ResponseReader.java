package dev.easel.http;

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
 * Reads one answer once, its images straight into the spool, and remembers the little that is not image, so that an
 * answer that cannot be used can still be kept whole.
 */
public final class ResponseReader {
    /** What an answer is, by its first bytes rather than by what its headers claim. */
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
        /** Returns the data as JSON; {@code MalformedResponseException} when it is none. */
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
    private static final int MOST_TEXT = 16 << 20;
    private static final int MOST_TEXT_OF_A_STREAM = 2 * MOST_TEXT;
    private static final int MOST_OTHER = 64 << 10;

    private final HttpResponse response;
    private final CallContext context;
    private final ExtractedImages images;
    private final ByteArrayOutputStream transcript = new ByteArrayOutputStream();
    private InputStream body;
    private @Nullable Kind kind;
    private boolean keptWaiting;
    private @Nullable ImageExtractor cutter;
    private @Nullable SseReader events;

    public ResponseReader(HttpResponse response, CallContext context) {
        this.response = response;
        this.context = context;
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

    /** Returns the images that were cut out so far. */
    public ExtractedImages images() {
        return images;
    }

    /** Returns what the answer is, waiting for its first bytes. */
    public Kind kind() throws IOException {
        if (kind == null) {
            byte[] first = firstBytes();
            kind = kindOf(first, response.headers().mediaType());
            body = new SequenceInputStream(new ByteArrayInputStream(first), body);
        }
        return kind;
    }

    /** Reads past white space, which some servers send while they work, and a byte order mark. */
    private byte[] firstBytes() throws IOException {
        int b = body.read();
        for (int skipped = 1; SKIPPED.indexOf(b) >= 0; skipped++) {
            keptWaiting = true;
            if (skipped > MOST_TEXT) {
                throw OversizedResponseException.besidesImages(MOST_TEXT);
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
        return mediaType.endsWith("json") ? Kind.JSON : Kind.OTHER;
    }

    /** Reads the whole answer as one JSON document, tokens in place of its images. */
    public Json json(ExtractionRule rule) throws IOException {
        kind();
        ImageExtractor document = new ImageExtractor(rule, images, MOST_TEXT);
        cutter = document;
        byte[] text = document.cut(body);
        transcript.writeBytes(text);
        cutter = null;
        return Json.parse(text);
    }

    /** Reads the next event of an answer that is a stream, tokens in place of its images; empty at the end. */
    public Optional<Event> nextEvent(ExtractionRule rule) throws IOException {
        kind();
        if (events == null) {
            events = new SseReader(body);
        }
        if (cutter == null) {
            cutter = new ImageExtractor(rule, images, MOST_TEXT);
        }
        Optional<SseEvent> next = events.next();
        if (next.isEmpty()) {
            return Optional.empty();
        }
        byte[] data = cutter.cut(next.get().stream());
        transcript.writeBytes(("event: " + next.get().name() + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        transcript.writeBytes(data);
        transcript.write('\n');
        if (transcript.size() > MOST_TEXT_OF_A_STREAM) {
            throw OversizedResponseException.besidesImages(MOST_TEXT_OF_A_STREAM);
        }
        return Optional.of(new Event(next.get().name(), data));
    }

    /** Reads the beginning of an answer that is neither JSON nor events. */
    public String text() throws IOException {
        kind();
        byte[] beginning = body.readNBytes(MOST_OTHER);
        transcript.writeBytes(beginning);
        return new String(beginning, StandardCharsets.UTF_8);
    }

    /** Returns whether the answer is a stream of events. */
    public boolean isStream() {
        return kind == Kind.EVENTS;
    }

    /**
     * Returns what an answer of success cost that was not read to its end: one that begins before the work is done, as a
     * stream does, says nothing of that.
     */
    public Billing billingUnlessWhole() {
        return isStream() || kind == null && keptWaiting ? Billing.UNKNOWN : Billing.BILLED;
    }

    /** Writes the answer as it came: what was read, images included, and then what was not. */
    public void copyTo(OutputStream out) throws IOException {
        SavedText.write(transcript.toByteArray(), images, out);
        if (cutter != null) {
            SavedText.write(cutter.textSoFar(), images, out);
            cutter.rest().transferTo(out);
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
