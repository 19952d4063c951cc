package dev.easel.adapters.chat;

import dev.easel.adapters.chat.wire.ChatResponse;
import dev.easel.adapters.chat.wire.ErrorPlaces;
import dev.easel.adapters.chat.wire.ProgressLines;
import dev.easel.adapters.chat.wire.ResponseAccumulator;
import dev.easel.core.annotation.Nullable;
import dev.easel.core.failure.Billing;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.ResponseReader;
import dev.easel.http.error.ErrorEnvelope;
import dev.easel.http.error.ErrorTable;
import dev.easel.http.json.ExtractionRule;
import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads one answer of status success in either form, whichever was asked for; an error in it is thrown as what it says. */
final class ChatResponseParser {
    /** Where relays put base64 without saying that it is some; data URIs are cut out anywhere. */
    private static final ExtractionRule INLINE = ExtractionRule.of("b64_json", "inline_data.data", "inlineData.data");

    private static final String DONE = "[DONE]";

    private final ResponseReader response;
    private final ErrorTable errors;
    private final ResponseAccumulator accumulator;
    private final ProgressLines progress;
    private final StringBuilder events = new StringBuilder();
    private final CallContext context;
    private String json = "";
    private @Nullable IOException brokenBy;
    private Optional<String> traceId = Optional.empty();

    ChatResponseParser(ResponseReader response, ErrorTable errors, CallContext context) {
        this.response = response;
        this.errors = errors;
        this.context = context;
        this.accumulator = new ResponseAccumulator(new SpooledImages(response.images()));
        this.progress = new ProgressLines(context::report);
    }

    /** Reads to the end. */
    void readAll() throws IOException {
        json = switch (response.kind()) {
            case JSON -> readDocument();
            case EVENTS -> readEvents();
            case EMPTY -> throw new MalformedResponseException("The answer is empty.");
            case OTHER ->
                throw new MalformedResponseException("The answer is no chat completion but "
                        + described(response.text()) + "; does the base address lack its /v1?");
        };
        progress.end();
    }

    /** Returns what was read. */
    ChatResponse answer() {
        return accumulator.answer();
    }

    /** Returns what was read as JSON, the events of a stream as an array. */
    String json() {
        return json;
    }

    /** Returns what broke the stream, or one of its events, where the answer does not say that it came whole. */
    Optional<IOException> brokenBy() {
        return accumulator.isComplete() ? Optional.empty() : Optional.ofNullable(brokenBy);
    }

    /** Returns the id that the provider gave the request. */
    Optional<String> requestId() {
        return traceId.or(response.response()::requestId).or(() -> answer().id());
    }

    private String readDocument() throws IOException {
        Json document = response.json(INLINE);
        if (!document.isObject() && !document.isArray()) {
            throw new MalformedResponseException("The answer is no chat completion: it is no JSON object.");
        }
        // Gemini's answers in pieces come as one array where a relay lets them through.
        for (Json piece : document.isArray() ? document.items() : List.of(document)) {
            add(piece, false);
        }
        accumulator.complete();
        return document.toString();
    }

    private String readEvents() throws IOException {
        for (Optional<ResponseReader.Event> event = nextEvent(); event.isPresent(); event = nextEvent()) {
            String data = event.get().text().strip();
            if (data.equals(DONE)) {
                accumulator.complete();
                break;
            }
            // Relays send words such as "ok" or "ping" to keep the connection alive.
            if (data.startsWith("{") || data.startsWith("[")) {
                addEvent(event.get());
            }
        }
        return events.length() == 0 ? "[]" : events.append(']').toString();
    }

    /** Returns the next event; a stream that breaks off is at its end, and what came of it is judged all the same. */
    private Optional<ResponseReader.Event> nextEvent() {
        try {
            return response.nextEvent(INLINE);
        } catch (IOException e) {
            context.throwIfStopped(Billing.UNKNOWN);
            brokenBy = e;
            return Optional.empty();
        }
    }

    private void addEvent(ResponseReader.Event event) throws IOException {
        Json json;
        try {
            json = event.json();
        } catch (MalformedResponseException e) {
            brokenBy = e;
            return;
        }
        events.append(events.length() == 0 ? "[" : ",").append(json);
        add(json, event.name().equals("error"));
    }

    private void add(Json document, boolean failure) throws IOException {
        if (failure || ErrorPlaces.isFailure(document)) {
            throw errors.failure(ErrorEnvelope.of(document), response);
        }
        traceId = traceId.or(() -> document.text("trace_id"));
        accumulator.add(document);
        progress.follow(accumulator.textSoFar(0));
    }

    private static String described(String text) {
        String beginning = text.strip();
        boolean page = beginning.startsWith("<");
        return page
                ? "a web page"
                : "text that begins '" + beginning.substring(0, Math.min(80, beginning.length())) + "'";
    }
}
