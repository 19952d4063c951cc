package dev.easel.adapters.chat.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.easel.adapters.chat.wire.ChatMessage.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Puts a message's content together: pieces of text are joined, and base64 that goes on over pieces goes to its picture. */
final class ContentAssembly {
    private static final String TOKEN = "easel-picture:";
    private static final int LONGEST_TOKEN = TOKEN.length() + 6;
    private static final Set<String> THOUGHTS = Set.of("thinking", "reasoning", "redacted_thinking", "reasoning_text");

    private final OpenPictures open;
    private final List<Part> parts = new ArrayList<>();
    private StringBuilder run = new StringBuilder();

    ContentAssembly(OpenPictures open) {
        this.open = open;
    }

    /** Adds content in any of its shapes: text, a part, or a list of both. */
    void add(JsonNode content) throws IOException {
        if (content.isTextual()) {
            addText(content.textValue());
        } else if (content.isArray() || content.path("parts").isArray()) {
            for (JsonNode part : content.isArray() ? content : content.path("parts")) {
                add(part);
            }
        } else if (content.isObject() && !isThought(content)) {
            JsonNode text = content.path("text").path("value").isTextual()
                    ? content.path("text").path("value")
                    : content.path("text");
            if (text.isTextual()) {
                addText(text.textValue());
            } else {
                endRun();
                parts.add(new Part.Other(content));
            }
        }
    }

    /** Returns the text that came so far and was not yet followed by another part. */
    CharSequence textSoFar() {
        return run;
    }

    List<Part> parts() {
        endRun();
        return List.copyOf(parts);
    }

    private void addText(String text) throws IOException {
        int token = lastToken();
        int taken = token < 0 ? 0 : open.goOn(run.substring(token), text);
        run.append(text, taken, text.length());
    }

    /** Returns where the token begins with which the text ends, or -1. */
    private int lastToken() {
        int digits = run.length();
        while (digits > 0 && run.charAt(digits - 1) >= '0' && run.charAt(digits - 1) <= '9') {
            digits--;
            if (run.length() - digits > LONGEST_TOKEN - TOKEN.length()) {
                return -1;
            }
        }
        int token = digits - TOKEN.length();
        return digits < run.length() && token >= 0 && run.indexOf(TOKEN, token) == token ? token : -1;
    }

    private void endRun() {
        if (run.length() > 0) {
            parts.add(new Part.Text(run.toString()));
            run = new StringBuilder();
        }
    }

    /** Gemini marks thoughts with a flag, others with a type. */
    private static boolean isThought(JsonNode part) {
        return part.path("thought").asBoolean(false)
                || THOUGHTS.contains(part.path("type").asText());
    }
}
