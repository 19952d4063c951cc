package dev.easel.adapters.chat.wire;

import dev.easel.adapters.chat.wire.ChatMessage.Part;
import dev.easel.http.json.ImageToken;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Assembles a message's content: joins pieces of text, and appends base64 that continues in later pieces to its image. */
final class ContentAccumulator {
    private static final Set<String> THOUGHTS = Set.of("thinking", "reasoning", "redacted_thinking", "reasoning_text");

    private final OpenImages open;
    private final List<Part> parts = new ArrayList<>();
    private StringBuilder run = new StringBuilder();

    ContentAccumulator(OpenImages open) {
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

    /** Returns the text so far that is not yet followed by another part. */
    CharSequence textSoFar() {
        return run;
    }

    List<Part> parts() {
        endRun();
        return List.copyOf(parts);
    }

    private void addText(String text) throws IOException {
        int taken = continueImage(text);
        int seam = run.length();
        run.append(text, taken, text.length());
        extractAtSeam(seam);
    }

    /** Appends text to the image whose token ends the earlier text, even before a line break; returns the length taken. */
    private int continueImage(String text) throws IOException {
        int tokenEnd = run.length();
        while (tokenEnd > 0 && (run.charAt(tokenEnd - 1) == '\n' || run.charAt(tokenEnd - 1) == '\r')) {
            tokenEnd--;
        }
        int token = ImageToken.start(run, tokenEnd);
        if (token < 0) {
            return 0;
        }
        String lineBreak = run.substring(tokenEnd);
        int taken = open.goOn(run.substring(token, tokenEnd), lineBreak + text) - lineBreak.length();
        if (taken > 0) {
            run.setLength(tokenEnd);
        }
        return Math.max(0, taken);
    }

    /** Extracts the data URI that starts before a seam and whose payload starts after it: no single piece contained both. */
    private void extractAtSeam(int seam) throws IOException {
        for (int i = Math.max(0, seam - DataUri.LONGEST_HEADER); i < seam; i++) {
            int payload = DataUri.payload(run, i);
            if (payload > seam) {
                String token = open.begin();
                String rest = run.substring(payload);
                int taken = open.goOn(token, rest);
                run.setLength(i);
                run.append(token).append(rest, taken, rest.length());
                return;
            }
        }
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
