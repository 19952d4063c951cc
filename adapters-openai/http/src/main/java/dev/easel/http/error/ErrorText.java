package dev.easel.http.error;

import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of an error, which may be JSON, quote JSON at its end, or be a page. */
final class ErrorText {
    private static final int LONGEST = 64 << 10;
    private static final int LONGEST_ID = 128;
    private static final List<String> TOLD = List.of("error", "errors", "message", "msg", "detail", "code");
    private static final Pattern HEADING =
            Pattern.compile("<(title|h1|message)[^>]*>([^<]*)</", Pattern.CASE_INSENSITIVE);
    private static final Pattern REQUEST_ID = Pattern.compile(
            "(?:(?:request|trace|log)[ _-]?id|请求 ?(?:id|标识|编号))[\"')]?\\s*(?:is|[:=：])?\\s*[\"'(<\\[]?"
                    + "([A-Za-z0-9][A-Za-z0-9_:-]{5,})",
            Pattern.CASE_INSENSITIVE);

    private ErrorText() {}

    /** Returns the JSON that a text is, or that it quotes. */
    static Optional<Json> json(String text) {
        int object = text.indexOf('{');
        int array = text.stripLeading().startsWith("[") ? text.indexOf('[') : -1;
        if (text.length() > LONGEST || object < 0 && array < 0) {
            return Optional.empty();
        }
        if (array >= 0) {
            Optional<Json> list = parsed(text, array, text.lastIndexOf(']') + 1).filter(Json::isArray);
            if (list.isPresent()) {
                return list;
            }
        }
        return parsed(text, object, text.lastIndexOf('}') + 1)
                .filter(json -> TOLD.stream().anyMatch(name -> json.get(name).isPresent()));
    }

    private static Optional<Json> parsed(String text, int from, int to) {
        if (from < 0 || to <= from) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.parse(text.substring(from, to)));
        } catch (MalformedResponseException e) {
            return Optional.empty();
        }
    }

    /** Returns the text for people: the heading of a page, else the text; empty for a page without a heading. */
    static String sentence(String text) {
        if (!text.stripLeading().startsWith("<")) {
            return text.strip();
        }
        Matcher heading = HEADING.matcher(text.substring(0, Math.min(text.length(), LONGEST)));
        while (heading.find()) {
            String words = heading.group(2).replaceAll("\\s+", " ").strip();
            if (!words.isEmpty()) {
                return words;
            }
        }
        return "";
    }

    /** Returns the request id that a message names; the last of several, which is of the server that was called. */
    static Optional<String> requestId(String message) {
        Matcher matcher = REQUEST_ID.matcher(message.substring(0, Math.min(message.length(), LONGEST)));
        Optional<String> found = Optional.empty();
        while (matcher.find()) {
            String id = matcher.group(1);
            if (id.length() <= LONGEST_ID && id.chars().anyMatch(Character::isDigit)) {
                found = Optional.of(id);
            }
        }
        return found;
    }
}
