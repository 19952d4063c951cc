package dev.easel.http;

import static java.util.Objects.requireNonNull;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.failure.Billing;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.internal.StoppableStream;
import dev.easel.http.internal.retry.RetryAfter;
import dev.easel.http.internal.sse.SseEvent;
import dev.easel.http.internal.sse.SseReader;
import dev.easel.http.json.ExtractedImage;
import dev.easel.http.json.ExtractedImages;
import dev.easel.http.json.ExtractionRule;
import dev.easel.http.json.ImageExtractor;
import dev.easel.http.json.InvalidBase64Exception;
import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;
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
import java.util.function.Predicate;

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
    private static final int BUFFER = 1 << 13;
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVENT_END = "\n\n".getBytes(StandardCharsets.US_ASCII);

    private final HttpResponse response;
    private final CallContext context;
    private final ExtractedImages images;
    private final ByteArrayOutputStream transcript = new ByteArrayOutputStream();
    private InputStream body;
    private @Nullable Kind kind;
    private boolean sawKeepAlive;
    private @Nullable ImageExtractor extractor;
    private @Nullable SseReader events;
    private @Nullable SseEvent event;
    private @Nullable IOException damage;
    private boolean broken;

    public ResponseReader(HttpResponse response, CallContext context) {
        this.response = requireNonNull(response, "response");
        this.context = requireNonNull(context, "context");
        this.body = new StoppableStream(response.body(), context);
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

    /**
     * Reads the whole response as one JSON document, tokens in place of its images. Where the document is damaged, returns
     * what is whole in it, and {@link #damage} says why.
     */
    public Json json(ExtractionRule rule) throws IOException {
        requireNonNull(rule, "rule");
        kind();
        ImageExtractor document = new ImageExtractor(rule, images, MAX_TEXT);
        extractor = document;
        byte[] text;
        try {
            text = shown(document.cut(body));
        } catch (IOException e) {
            damaged(e);
            return Json.damaged(shown(document.textSoFar()));
        }
        transcript.writeBytes(text);
        extractor = null;
        return parsed(text);
    }

    /** Returns text without the keys that the server was sent. */
    private byte[] shown(byte[] text) {
        return response.secrets().hiddenIn(text);
    }

    /** Returns text out of the response without keys, as {@link ExtractedImages#restored} returns it. */
    public String restored(String text, Predicate<ExtractedImage> which) throws IOException {
        requireNonNull(text, "text");
        requireNonNull(which, "which");
        return response.secrets().hiddenIn(images.restored(text, which));
    }

    /** Returns the data of an event as JSON, or what is whole in it, as {@link #json(ExtractionRule)} does. */
    public Json json(Event event) throws IOException {
        return parsed(requireNonNull(event, "event").data());
    }

    private Json parsed(byte[] text) throws IOException {
        try {
            return Json.parse(text);
        } catch (MalformedResponseException e) {
            damaged(e);
            return Json.damaged(text);
        }
    }

    /** Remembers the first damage; a call that must stop stops here. */
    private void damaged(IOException e) {
        if (response.isSuccess()) {
            context.throwIfStopped(billingUnlessWhole());
        }
        damage = damage == null ? e : damage;
    }

    /** Returns the JSON document that was read, tokens in place of its images; empty if nothing was read, or it is damaged. */
    public Optional<Json> document() {
        try {
            return isJson() && damage == null && transcript.size() > 0
                    ? Optional.of(Json.parse(transcript.toByteArray()))
                    : Optional.empty();
        } catch (MalformedResponseException e) {
            return Optional.empty();
        }
    }

    /** Returns why some of the response cannot be read, or empty if all that was read so far is fine. */
    public Optional<IOException> damage() {
        return Optional.ofNullable(damage);
    }

    /**
     * Reads the next event of a streamed response, tokens in place of its images; empty at the end, which {@link #damage}
     * explains if the stream broke off. An event that cannot be read is left out.
     */
    public Optional<Event> nextEvent(ExtractionRule rule) throws IOException {
        requireNonNull(rule, "rule");
        kind();
        if (events == null) {
            events = new SseReader(body);
        }
        if (broken) {
            return Optional.empty();
        }
        if (extractor == null) {
            extractor = new ImageExtractor(rule, images, MAX_TEXT);
        }
        try {
            Optional<SseEvent> next = events.next();
            return next.isPresent() ? Optional.of(read(next.get(), extractor)) : Optional.empty();
        } catch (IOException e) {
            broken = true;
            damaged(e);
            return Optional.empty();
        }
    }

    private Event read(SseEvent next, ImageExtractor document) throws IOException {
        InputStream left = InputStream.nullInputStream();
        byte[] data;
        try {
            event = next;
            data = shown(document.cut(next.stream()));
        } catch (InvalidBase64Exception e) {
            // The events after this one may be whole.
            damaged(e);
            data = shown(document.textSoFar());
            left = document.rest();
        }
        event = null;
        eventHead(next, transcript);
        write(new ByteArrayInputStream(data), transcript);
        write(new ByteArrayInputStream(left.readNBytes(MAX_STREAM_TEXT)), transcript);
        transcript.writeBytes(EVENT_END);
        if (transcript.size() > MAX_STREAM_TEXT) {
            throw OversizedResponseException.besidesImages(MAX_STREAM_TEXT);
        }
        return new Event(next.name(), data);
    }

    private static void eventHead(SseEvent event, OutputStream out) throws IOException {
        String name = event.name().isEmpty() ? "" : "event: " + event.name() + "\n";
        out.write((name + "data: ").getBytes(StandardCharsets.UTF_8));
    }

    /** Writes an event's data, each of its lines as a field. */
    private static void write(InputStream data, OutputStream out) throws IOException {
        byte[] lines = new byte[BUFFER];
        for (int count = data.read(lines); count >= 0; count = data.read(lines)) {
            int from = 0;
            for (int i = 0; i < count; i++) {
                if (lines[i] == '\n') {
                    out.write(lines, from, i + 1 - from);
                    out.write(DATA);
                    from = i + 1;
                }
            }
            out.write(lines, from, count - from);
        }
    }

    /** Reads the beginning of a response that is neither JSON nor events. */
    public String text() throws IOException {
        kind();
        byte[] beginning = shown(body.readNBytes(MAX_OTHER));
        transcript.writeBytes(beginning);
        return new String(beginning, StandardCharsets.UTF_8);
    }

    /** Returns whether the response is a stream of events. */
    public boolean isStream() {
        return kind == Kind.EVENTS;
    }

    /** Returns whether the response is one JSON document. */
    public boolean isJson() {
        return kind == Kind.JSON;
    }

    /**
     * Returns the billing of a successful response that was not read to its end; unknown if the response began before
     * the work was done, as a stream does.
     */
    public Billing billingUnlessWhole() {
        return isStream() || kind == null && sawKeepAlive ? Billing.UNKNOWN : Billing.BILLED;
    }

    /** Returns how many bytes the images received so far take as text. */
    public long imageTextBytes() {
        return images.all().stream()
                .mapToLong(image -> (image.length() + 2) / 3 * 4)
                .sum();
    }

    /** Writes the response as it was received, but for keys: first what was read, images included, then the rest. */
    public void copyTo(OutputStream out) throws IOException {
        OutputStream hiding = response.secrets().hiding(requireNonNull(out, "out"));
        try {
            copyAll(hiding);
        } finally {
            hiding.flush();
        }
    }

    private void copyAll(OutputStream out) throws IOException {
        images.restore(transcript.toByteArray(), out);
        if (events == null) {
            if (extractor != null) {
                images.restore(extractor.textSoFar(), out);
                extractor.rest().transferTo(out);
            } else {
                body.transferTo(out);
            }
            return;
        }
        if (event != null && extractor != null) {
            eventHead(event, out);
            images.restore(extractor.textSoFar(), out);
            write(extractor.rest(), out);
            out.write(EVENT_END);
        }
        for (Optional<SseEvent> next = events.next(); next.isPresent(); next = events.next()) {
            InputStream data = next.get().stream();
            eventHead(next.get(), out);
            write(data, out);
            out.write(EVENT_END);
        }
    }
}
