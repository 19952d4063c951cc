package dev.easel.adapters.chat;

import dev.easel.adapters.chat.wire.ChatResponse;
import dev.easel.adapters.chat.wire.ProgressLines;
import dev.easel.adapters.chat.wire.ResponseAccumulator;
import dev.easel.core.annotation.Nullable;
import dev.easel.core.event.ProgressEvent.ProviderProgress;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.ResponseReader;
import dev.easel.http.error.ErrorEnvelope;
import dev.easel.http.error.ErrorTable;
import dev.easel.http.json.ExtractionRule;
import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads one response with a success status, as a document or a stream, whichever was requested; throws the error that it
 * reports, if any.
 */
final class ChatResponseParser {
    /** Where relays put base64 without a data URI prefix; data URIs are extracted anywhere. */
    private static final ExtractionRule INLINE = ExtractionRule.of("b64_json", "inline_data.data", "inlineData.data");

    private static final String DONE = "[DONE]";

    private final ResponseReader response;
    private final ErrorTable errors;
    private final ResponseAccumulator accumulator;
    private final ProgressLines progress;
    private final StringBuilder events = new StringBuilder();
    private String json = "";
    private @Nullable ProviderException error;
    private Optional<String> traceId = Optional.empty();

    ChatResponseParser(ResponseReader response, ErrorTable errors, CallContext context) {
        this.response = response;
        this.errors = errors;
        this.accumulator = new ResponseAccumulator(new SpooledImages(response.images()));
        this.progress = new ProgressLines(said -> context.report(shown(said)));
    }

    /** Returns progress as a caller may see it: a key may have come in pieces. */
    private ProviderProgress shown(ProviderProgress said) {
        try {
            return new ProviderProgress(said.percent(), response.restored(said.words(), image -> false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads to the end. */
    void readAll() throws IOException {
        json = switch (response.kind()) {
            case JSON -> readDocument();
            case EVENTS -> readEvents();
            case EMPTY -> throw new MalformedResponseException("The response is empty.");
            case OTHER -> throw errors.unexpected(response, "a chat completion");
        };
        progress.end();
    }

    /** Returns the response as read so far. */
    ChatResponse chatResponse() {
        return accumulator.answer();
    }

    /** Returns the response as JSON, the events of a stream as an array. */
    String json() {
        return json;
    }

    /** Returns what interrupted the response, or broke a part of it, unless the response is marked complete. */
    Optional<IOException> brokenBy() {
        return accumulator.isComplete() ? Optional.empty() : response.damage();
    }

    /** Returns the error that came after a part of the response. */
    Optional<ProviderException> error() {
        return Optional.ofNullable(error);
    }

    /** Returns the id that the provider assigned to the request. */
    Optional<String> requestId() {
        return traceId.or(response.response()::requestId)
                .or(() -> chatResponse().id());
    }

    private String readDocument() throws IOException {
        Json document = response.json(INLINE);
        if (!document.isObject() && !document.isArray()) {
            throw new MalformedResponseException(
                    "The response is not a chat completion: it is not a JSON object or array.");
        }
        // Gemini's streamed responses arrive as one array if a relay passes them through.
        for (Json piece : document.isArray() ? document.items() : List.of(document)) {
            add(piece, false);
        }
        if (response.damage().isEmpty()) {
            accumulator.complete();
        }
        return document.toString();
    }

    private String readEvents() throws IOException {
        while (error == null) {
            Optional<ResponseReader.Event> event = response.nextEvent(INLINE);
            if (event.isEmpty()) {
                break;
            }
            String data = event.get().text().strip();
            if (data.equals(DONE)) {
                accumulator.complete();
                break;
            }
            // Relays send texts such as "ok" or "ping" to keep the connection alive.
            if (data.startsWith("{") || data.startsWith("[")) {
                addEvent(event.get());
            }
        }
        return events.length() == 0 ? "[]" : events.append(']').toString();
    }

    private void addEvent(ResponseReader.Event event) throws IOException {
        Json json = response.json(event);
        if (!json.isPresent()) {
            return;
        }
        events.append(events.length() == 0 ? "[" : ",").append(json);
        add(json, event.name().equals("error"));
    }

    private void add(Json document, boolean failure) throws IOException {
        if (failure || ErrorEnvelope.within(document).isPresent()) {
            ProviderException said = errors.failure(ErrorEnvelope.of(document), response);
            // A message beside the error, or before it, may show the image.
            if (!hasResult(document)) {
                if (accumulator.isEmpty()) {
                    throw said;
                }
                error = said;
                return;
            }
            error = said;
        }
        traceId = traceId.or(() -> document.text("trace_id"));
        accumulator.add(document);
        progress.follow(accumulator.textSoFar(0));
    }

    private static boolean hasResult(Json document) {
        return document.get("choices").isArray() || document.get("data").isArray();
    }
}
