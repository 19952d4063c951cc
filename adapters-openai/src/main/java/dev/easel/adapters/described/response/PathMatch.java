package dev.easel.adapters.described.response;

import dev.easel.http.json.Json;
import java.util.List;

/** A sign in a response: a value at a path that looks like a glob, such as {@code candidates[*].finishReason=*SAFETY}. */
record PathMatch(ResponsePath path, Glob glob) {
    /** Reads a sign; throws {@link IllegalArgumentException} with its place and what is allowed. */
    static PathMatch parse(String text, String place) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(
                    place + ": invalid sign '" + text + "'; expected path=glob, such as finish_reason=*FILTERED.");
        }
        return new PathMatch(ResponsePath.parse(text.substring(0, equals), place), Glob.of(text.substring(equals + 1)));
    }

    /** Returns the values that match. */
    List<String> in(ResponseDocument document) {
        List<String> words = path.from() == ResponsePath.From.HEADER
                ? path.words(document)
                : path.values(document).stream().map(PathMatch::text).toList();
        return words.stream().filter(glob::matches).toList();
    }

    /** Returns a value as text; an empty object or list is no text. */
    private static String text(Json value) {
        return value.word()
                .orElseGet(() -> value.items().isEmpty() && value.members().isEmpty() ? "" : value.toString());
    }
}
