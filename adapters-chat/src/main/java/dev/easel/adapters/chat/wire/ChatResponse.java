package dev.easel.adapters.chat.wire;

import dev.easel.http.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A whole chat answer.
 *
 * @param id the answer's id
 * @param model the model that answered
 * @param messages the message of each choice, in the order of their index
 * @param usage what was counted
 * @param complete whether the answer says by itself that it is at its end
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

    /** Returns all text of all messages, where there is any. */
    public Optional<String> words() {
        String words = messages.stream().map(ChatMessage::text).collect(Collectors.joining("\n"));
        return Optional.of(words).filter(text -> !text.isBlank());
    }
}
