package dev.easel.adapters.chat.wire;

import dev.easel.http.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The message of one choice, assembled from all its pieces.
 *
 * @param content text and other parts, in order; consecutive pieces of text are one part
 * @param fields the other members of the message, each with its values in order
 * @param refusal the text in which the model refuses
 * @param finishReasons why the message ended, {@code stop} or {@code content_filter} for example, as each dialect reports it
 * @param error the error of this choice only
 */
public record ChatMessage(
        List<Part> content,
        Map<String, List<Json>> fields,
        Optional<String> refusal,
        List<String> finishReasons,
        Optional<Json> error) {

    /** A part of a message's content. */
    public sealed interface Part {
        /** Text. */
        record Text(String text) implements Part {}

        /** Anything else. */
        record Other(Json json) implements Part {}
    }

    public ChatMessage {
        content = List.copyOf(content);
        fields = Map.copyOf(fields);
        finishReasons = List.copyOf(finishReasons);
    }

    /** Returns the values of a member, in order. */
    public List<Json> field(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /**
     * Returns the complete part of a message that was cut off: without the last word of its text, which may be the first
     * half of a URL or of an image.
     */
    public ChatMessage withoutUnfinishedEnd() {
        if (content.isEmpty() || !(content.get(content.size() - 1) instanceof Part.Text last)) {
            return this;
        }
        int end = last.text().length();
        while (end > 0 && " \t\r\n)>".indexOf(last.text().charAt(end - 1)) < 0) {
            end--;
        }
        List<Part> whole = new ArrayList<>(content.subList(0, content.size() - 1));
        whole.add(new Part.Text(last.text().substring(0, end)));
        return new ChatMessage(whole, fields, refusal, finishReasons, error);
    }

    /** Returns all text of the content. */
    public String text() {
        return content.stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .collect(Collectors.joining("\n"));
    }
}
