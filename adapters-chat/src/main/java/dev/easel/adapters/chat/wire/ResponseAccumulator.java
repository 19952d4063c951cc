package dev.easel.adapters.chat.wire;

import dev.easel.core.annotation.Nullable;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts a chat answer together from one document or from the events of a stream; both may come in each other's form.
 *
 * <p>Answers of other dialects that relays let through (Gemini's candidates, the images dialect's data, Ollama's single
 * message) are taken as the message of one choice.
 */
public final class ResponseAccumulator {
    private static final int MOST_CHOICES = 128;
    private static final List<String> LOOSE_IMAGES = List.of("images", "image", "image_url", "data", "output");

    private final OpenImages open;
    private final SortedMap<Integer, MessageAccumulator> messages = new TreeMap<>();
    private @Nullable String id;
    private @Nullable String model;
    private @Nullable Json usage;
    private boolean complete;

    public ResponseAccumulator(OpenImages open) {
        this.open = open;
    }

    /** Adds a document or event that {@link ErrorPlaces#isFailure is no failure}. */
    public void add(Json document) throws IOException {
        Json answer = document.at("data", "choices").isArray() ? document.get("data") : document;
        id = id == null ? answer.text("id").orElse(null) : id;
        model = model == null ? answer.text("model").orElse(null) : model;
        usage = answer.get("usage").isObject() ? answer.get("usage") : usage;
        if (answer.get("choices").isArray()) {
            addChoices(answer.get("choices").items());
        } else if (answer.get("candidates").isArray()
                || answer.get("promptFeedback").isObject()) {
            addCandidates(answer);
        } else if (answer.get("message").isObject()) {
            message(0).addPiece(answer.get("message"));
        } else {
            LOOSE_IMAGES.forEach(name -> message(0).addField(name, answer.get(name)));
        }
    }

    /** Notes that the answer says it is at its end. */
    public void complete() {
        complete = true;
    }

    /** Returns whether the answer said that it is at its end. */
    public boolean isComplete() {
        return complete;
    }

    /** Returns the text of a choice so far. */
    public CharSequence textSoFar(int choice) {
        return message(choice).textSoFar();
    }

    /** Returns the answer as it came so far. */
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

    private void addCandidates(Json answer) throws IOException {
        int position = 0;
        for (Json candidate : answer.get("candidates").items()) {
            MessageAccumulator message = message(candidate.number("index").orElse(position));
            message.addContent(candidate.get("content"));
            finish(message, candidate.get("finishReason"));
            position++;
        }
        answer.get("promptFeedback")
                .text("blockReason")
                .ifPresent(reason -> message(0).refuse("The prompt was blocked: " + reason + "."));
    }

    private void finish(MessageAccumulator message, Json reason) {
        message.finish(reason);
        complete |= reason.text().filter(word -> !word.isBlank()).isPresent();
    }

    /** An index beyond reason belongs to the last choice, so that an answer cannot ask for endless room. */
    private MessageAccumulator message(long index) {
        int known = (int) Math.max(0, Math.min(index, MOST_CHOICES - 1));
        return messages.computeIfAbsent(known, i -> new MessageAccumulator(open));
    }
}
