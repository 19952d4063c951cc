package dev.easel.adapters.chat.wire;

import dev.easel.http.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A chat response, assembled from all its pieces.
 *
 * @param id the id of the response
 * @param model the model that responded
 * @param messages the message of each choice, in the order of their index
 * @param usage the token counts
 * @param complete whether the response states that it is complete
 */
public record ChatResponse(
        Optional<String> id,
        Optional<String> model,
        List<ChatMessage> messages,
        Optional<Json> usage,
        boolean complete) {

    public ChatResponse {
        messages = List.copyOf(messages);
    }

    /** Returns the text of all messages, or empty if they have none. */
    public Optional<String> words() {
        String joined = messages.stream().map(ChatMessage::text).collect(Collectors.joining("\n"));
        return Optional.of(joined).filter(text -> !text.isBlank());
    }
}
