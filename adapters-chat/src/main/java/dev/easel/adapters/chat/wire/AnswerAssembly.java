package dev.easel.adapters.chat.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.easel.core.domain.Nullable;
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
public final class AnswerAssembly {
    private static final int MOST_CHOICES = 128;
    private static final List<String> LOOSE_PICTURES = List.of("images", "image", "image_url", "data", "output");

    private final OpenPictures open;
    private final SortedMap<Integer, MessageAssembly> messages = new TreeMap<>();
    private @Nullable String id;
    private @Nullable String model;
    private @Nullable JsonNode usage;
    private boolean complete;

    public AnswerAssembly(OpenPictures open) {
        this.open = open;
    }

    /** Adds a document or event that {@link ErrorPlaces#isFailure is no failure}. */
    public void add(JsonNode document) throws IOException {
        JsonNode answer = document.path("data").path("choices").isArray() ? document.path("data") : document;
        id = id == null && answer.path("id").isTextual() ? answer.path("id").textValue() : id;
        model = model == null && answer.path("model").isTextual()
                ? answer.path("model").textValue()
                : model;
        usage = answer.path("usage").isObject() ? answer.path("usage") : usage;
        if (answer.path("choices").isArray()) {
            addChoices(answer.path("choices"));
        } else if (answer.path("candidates").isArray()
                || answer.path("promptFeedback").isObject()) {
            addCandidates(answer);
        } else if (answer.path("message").isObject()) {
            message(0).addPiece(answer.path("message"));
        } else {
            LOOSE_PICTURES.forEach(name -> message(0).addField(name, answer.path(name)));
        }
    }

    /** Notes that the answer says it is at its end. */
    public void complete() {
        complete = true;
    }

    /** Returns the text of a choice so far. */
    public CharSequence textSoFar(int choice) {
        return message(choice).textSoFar();
    }

    /** Returns the answer as it came so far. */
    public ChatAnswer answer() {
        return new ChatAnswer(
                Optional.ofNullable(id),
                Optional.ofNullable(model),
                messages.values().stream().map(MessageAssembly::message).toList(),
                Optional.ofNullable(usage),
                complete);
    }

    private void addChoices(JsonNode choices) throws IOException {
        int position = 0;
        for (JsonNode choice : choices) {
            JsonNode index = choice.path("index");
            MessageAssembly message =
                    message(index.canConvertToInt() && index.isNumber() ? index.intValue() : position);
            message.addPiece(choice.path("delta"));
            message.addWhole(choice.path("message"));
            message.addContent(choice.path("text"));
            message.fail(choice.path("error"));
            finish(message, choice.path("finish_reason"));
            message.finish(choice.path("native_finish_reason"));
            position++;
        }
    }

    private void addCandidates(JsonNode answer) throws IOException {
        int position = 0;
        for (JsonNode candidate : answer.path("candidates")) {
            MessageAssembly message = message(candidate.path("index").asInt(position));
            message.addContent(candidate.path("content"));
            finish(message, candidate.path("finishReason"));
            position++;
        }
        JsonNode blocked = answer.path("promptFeedback").path("blockReason");
        if (blocked.isTextual()) {
            message(0).refuse("The prompt was blocked: " + blocked.textValue() + ".");
        }
    }

    private void finish(MessageAssembly message, JsonNode reason) {
        message.finish(reason);
        complete |= reason.isTextual() && !reason.textValue().isBlank();
    }

    /** An index beyond reason belongs to the last choice, so that an answer cannot ask for endless room. */
    private MessageAssembly message(int index) {
        int known = Math.max(0, Math.min(index, MOST_CHOICES - 1));
        return messages.computeIfAbsent(known, i -> new MessageAssembly(open));
    }
}
