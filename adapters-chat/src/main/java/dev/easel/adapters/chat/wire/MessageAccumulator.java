package dev.easel.adapters.chat.wire;

import dev.easel.adapters.chat.wire.ChatMessage.Part;
import dev.easel.core.annotation.Nullable;
import dev.easel.http.error.ErrorEnvelope;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Assembles the message of one choice from its pieces. */
final class MessageAccumulator {
    private static final Set<String> READ_BY_NAME =
            Set.of("role", "content", "content_blocks", "refusal", "reasoning", "reasoning_content");

    private final OpenImages open;
    private ContentAccumulator content;
    private ContentAccumulator blocks;
    private final Map<String, FieldAccumulator> fields = new LinkedHashMap<>();
    private final StringBuilder refusal = new StringBuilder();
    private final Set<String> finishReasons = new LinkedHashSet<>();
    private @Nullable Json error;

    MessageAccumulator(OpenImages open) {
        this.open = open;
        this.content = new ContentAccumulator(open);
        this.blocks = new ContentAccumulator(open);
    }

    /** Adds a piece, as in {@code delta}. */
    void addPiece(Json piece) throws IOException {
        content.add(piece.get("content"));
        // Gateways repeat the content as blocks, each within a delta while it streams, and put images only there.
        for (Json block : piece.get("content_blocks").items()) {
            blocks.add(block.get("delta").isObject() ? block.get("delta") : block);
        }
        piece.members().forEach((name, value) -> {
            if (!READ_BY_NAME.contains(name)) {
                addField(name, value);
            }
        });
        refusal.append(piece.text("refusal").orElse(""));
    }

    /** Adds a whole message, which some relays send after its pieces: repeated content is not counted twice. */
    void addWhole(Json message) throws IOException {
        CharSequence soFar = content.textSoFar();
        String whole = message.get("content").text().orElse("");
        if (soFar.length() > 0 && whole.length() >= soFar.length() && whole.startsWith(soFar.toString())) {
            content = new ContentAccumulator(open);
        }
        if (!message.get("content_blocks").items().isEmpty()) {
            blocks = new ContentAccumulator(open);
        }
        refusal.setLength(message.get("refusal").isText() ? 0 : refusal.length());
        addPiece(message);
    }

    void addContent(Json more) throws IOException {
        content.add(more);
    }

    void addField(String name, Json value) {
        if (value.isPresent()) {
            fields.computeIfAbsent(name, n -> new FieldAccumulator()).add(value);
        }
    }

    void refuse(String text) {
        refusal.append(text);
    }

    void finish(Json reason) {
        reason.text().filter(word -> !word.isBlank()).ifPresent(finishReasons::add);
    }

    void fail(Json failure) {
        error = error == null && ErrorEnvelope.isFilled(failure) ? failure : error;
    }

    /** Returns the text of the content so far. */
    CharSequence textSoFar() {
        return content.textSoFar().length() > 0 ? content.textSoFar() : blocks.textSoFar();
    }

    /** Returns the content, then what only the blocks have: their text counts if the content has none. */
    private List<Part> parts() {
        List<Part> parts = new ArrayList<>(content.parts());
        boolean silent = parts.stream().noneMatch(Part.Text.class::isInstance);
        blocks.parts().stream()
                .filter(part -> silent || part instanceof Part.Other)
                .forEach(parts::add);
        return parts;
    }

    ChatMessage message() {
        Map<String, List<Json>> values = new LinkedHashMap<>();
        fields.forEach((name, field) -> values.put(name, field.values()));
        return new ChatMessage(
                parts(),
                values,
                Optional.of(refusal.toString()).filter(text -> !text.isBlank()),
                List.copyOf(finishReasons),
                Optional.ofNullable(error));
    }
}
