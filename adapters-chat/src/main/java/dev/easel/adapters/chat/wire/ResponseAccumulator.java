package dev.easel.adapters.chat.wire;

import dev.easel.core.annotation.Nullable;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Assembles a chat response from one document or from the events of a stream; each may arrive in the form of the other.
 *
 * <p>Responses in other dialects that relays pass through (Gemini's candidates, the images dialect's data, Ollama's single
 * message) are treated as the message of one choice.
 */
public final class ResponseAccumulator {
    private static final int MOST_CHOICES = 128;
    private static final List<String> WRAPPERS = List.of("data", "output", "response", "result");

    /** Members of responses without choices that contain images, in the dialects that relays pass through. */
    public static final List<String> LOOSE_IMAGES = List.of(
            "images",
            "image",
            "image_url",
            "image_urls",
            "data",
            "output",
            "output_images",
            "result",
            "results",
            "artifacts",
            "predictions");

    private final OpenImages open;
    private final SortedMap<Integer, MessageAccumulator> messages = new TreeMap<>();
    private @Nullable String id;
    private @Nullable String model;
    private @Nullable Json usage;
    private boolean complete;

    public ResponseAccumulator(OpenImages open) {
        this.open = open;
    }

    /** Adds a document or event that is not an error. */
    public void add(Json document) throws IOException {
        Json response = WRAPPERS.stream()
                .map(document::get)
                .filter(inner -> inner.get("choices").isArray())
                .findFirst()
                .orElse(document);
        id = id == null ? response.text("id").orElse(null) : id;
        model = model == null ? response.text("model").orElse(null) : model;
        usage = response.get("usage").isObject() ? response.get("usage") : usage;
        if (response.get("choices").isArray()) {
            addChoices(response.get("choices").items());
        } else if (response.get("candidates").isArray()
                || response.get("promptFeedback").isObject()) {
            addCandidates(response);
        } else if (response.get("message").isObject()) {
            message(0).addPiece(response.get("message"));
        } else {
            LOOSE_IMAGES.forEach(name -> message(0).addField(name, response.get(name)));
            message(0).addField("image_url", response.get("url"));
        }
    }

    /** Records that the response states that it is complete. */
    public void complete() {
        complete = true;
    }

    /** Returns whether nothing was added yet. */
    public boolean isEmpty() {
        return messages.isEmpty();
    }

    /** Returns whether the response stated that it is complete. */
    public boolean isComplete() {
        return complete;
    }

    /** Returns the text of a choice so far. */
    public CharSequence textSoFar(int choice) {
        return message(choice).textSoFar();
    }

    /** Returns the response received so far. */
    public ChatResponse answer() {
        return new ChatResponse(
                Optional.ofNullable(id),
                Optional.ofNullable(model),
                messages.values().stream().map(MessageAccumulator::message).toList(),
                Optional.ofNullable(usage),
                complete);
    }

    private void addChoices(List<Json> choices) throws IOException {
        int position = 0;
        for (Json choice : choices) {
            MessageAccumulator message = message(choice.number("index").orElse(position));
            message.addPiece(choice.get("delta"));
            message.addWhole(choice.get("message"));
            message.addContent(choice.get("text"));
            message.fail(choice.get("error"));
            finish(message, choice.get("finish_reason"));
            message.finish(choice.get("native_finish_reason"));
            position++;
        }
    }

    private void addCandidates(Json response) throws IOException {
        int position = 0;
        for (Json candidate : response.get("candidates").items()) {
            MessageAccumulator message = message(candidate.number("index").orElse(position));
            message.addContent(candidate.get("content"));
            finish(message, candidate.get("finishReason"));
            position++;
        }
        response.get("promptFeedback")
                .text("blockReason")
                .ifPresent(reason -> message(0).refuse("The prompt was blocked: " + reason + "."));
    }

    private void finish(MessageAccumulator message, Json reason) {
        message.finish(reason);
        complete |= reason.text().filter(word -> !word.isBlank()).isPresent();
    }

    /** A too large index belongs to the last choice, so that a response cannot use unlimited memory. */
    private MessageAccumulator message(long index) {
        int bounded = (int) Math.max(0, Math.min(index, MOST_CHOICES - 1));
        return messages.computeIfAbsent(bounded, i -> new MessageAccumulator(open));
    }
}
