package dev.easel.core.internal.saved;

import dev.easel.core.failure.Billing;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of a store's index: a saved file, when it was saved, and the call it belongs to. */
public record SavedEntry(Instant time, Path file, long bytes, SavedCall call) {
    private static final Pattern MEMBER = Pattern.compile("\"(\\w+)\":(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|(\\d+))");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(u([0-9a-fA-F]{4})|.)");

    /** Returns the entry as one line of JSON; the file is named without its folder, so that a folder can be moved. */
    public String toLine() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("time", time.toString());
        members.put("file", String.valueOf(file.getFileName()));
        members.put("provider", call.provider());
        call.verb().ifPresent(verb -> members.put("verb", verb.word()));
        call.model().ifPresent(model -> members.put("model", model));
        members.put("prompt", call.prompt());
        call.requestId().ifPresent(id -> members.put("requestId", id));
        call.job().ifPresent(id -> members.put("job", id));
        members.put("billing", call.billing().name());
        members.put("failure", call.failure());
        call.baseUrl().ifPresent(base -> members.put("baseUrl", base));
        StringBuilder line = new StringBuilder("{");
        members.forEach((name, value) ->
                line.append(quoted(name)).append(':').append(quoted(value)).append(','));
        return line.append("\"bytes\":").append(bytes).append('}').toString();
    }

    /** Returns the entry of a line, or empty if the line is damaged. */
    static Optional<SavedEntry> parse(Path folder, String line) {
        Map<String, String> members = new LinkedHashMap<>();
        Matcher matcher = MEMBER.matcher(line);
        while (matcher.find()) {
            members.put(matcher.group(1), matcher.group(2) == null ? matcher.group(3) : unquoted(matcher.group(2)));
        }
        try {
            Path file = Path.of(members.getOrDefault("file", ""));
            if (!members.containsKey("time")
                    || file.getNameCount() != 1
                    || file.toString().isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new SavedEntry(
                    Instant.parse(members.getOrDefault("time", "")),
                    folder.resolve(file),
                    Long.parseLong(members.getOrDefault("bytes", "0")),
                    call(members)));
        } catch (InvalidPathException | DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static SavedCall call(Map<String, String> members) {
        return new SavedCall(
                members.getOrDefault("provider", ""),
                SavedCall.verb(members.getOrDefault("verb", "")),
                Optional.ofNullable(members.get("model")),
                members.getOrDefault("prompt", ""),
                Optional.ofNullable(members.get("requestId")),
                Optional.ofNullable(members.get("job")),
                Arrays.stream(Billing.values())
                        .filter(billing -> billing.name().equals(members.get("billing")))
                        .findFirst()
                        .orElse(Billing.UNKNOWN),
                members.getOrDefault("failure", ""),
                Optional.ofNullable(members.get("baseUrl")));
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.getType(c) == Character.FORMAT || Character.isSurrogate(c) || c == 0x7F) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    private static String unquoted(String json) {
        return ESCAPE.matcher(json)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        escape.group(2) == null
                                ? escape.group(1)
                                : String.valueOf((char) Integer.parseInt(escape.group(2), 16))));
    }
}
