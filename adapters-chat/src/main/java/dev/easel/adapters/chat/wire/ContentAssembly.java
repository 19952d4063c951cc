package dev.easel.adapters.chat.wire;

import dev.easel.adapters.chat.wire.ChatMessage.Part;
import dev.easel.adapters.http.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    void add(Json content) throws IOException {
        if (content.isText()) {
            addText(content.text().orElse(""));
            return;
        }
        List<Json> parts =
                content.isArray() ? content.items() : content.get("parts").items();
        for (Json part : parts) {
            add(part);
        }
        if (content.isObject() && parts.isEmpty() && !isThought(content)) {
            addPart(content);
        }
    }

    private void addPart(Json part) throws IOException {
        Optional<String> text =
                part.get("text").text().or(() -> part.at("text", "value").text());
        if (text.isPresent()) {
            addText(text.get());
        } else {
            endRun();
            parts.add(new Part.Other(part));
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
    private static boolean isThought(Json part) {
        return part.flag("thought").orElse(false)
                || part.text("type").filter(THOUGHTS::contains).isPresent();
    }
}
