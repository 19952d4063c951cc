package dev.easel.http.error;

import dev.easel.http.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The places where a response, or an event of a stream, reports a failure although its status is 200. */
final class FailureMarks {
    private static final int FIRST_ERROR_STATUS = 400;
    private static final int DEEPEST = 2;
    private static final Set<String> FAILED =
            Set.of("failed", "failure", "fail", "error", "canceled", "cancelled", "aborted", "rejected", "expired");
    private static final Set<String> FINE = Set.of("", "0", "200", "success", "ok");
    private static final List<String> STATES = List.of("status", "task_status", "taskStatus", "state");
    private static final List<String> WRAPPERS = List.of("data", "output", "result", "response");
    private static final List<String> RESULTS = List.of(
            "choices",
            "candidates",
            "data",
            "images",
            "image",
            "output",
            "output_images",
            "result",
            "results",
            "response");

    private FailureMarks() {}

    /** Returns whether a whole response, or one event of a stream, reports a failure. */
    static boolean in(Json document) {
        return in(document, 0);
    }

    private static boolean in(Json document, int depth) {
        if (document.isArray()) {
            return document.items().stream().anyMatch(item -> item.isObject() && hasContent(item.get("error")));
        }
        return hasContent(document.get("error"))
                || document.flag("success").filter(success -> !success).isPresent()
                || document.flag("ok").filter(ok -> !ok).isPresent()
                || STATES.stream()
                        .anyMatch(name -> document.text(name)
                                .filter(FailureMarks::isFailed)
                                .isPresent())
                || document.text("type").filter("error"::equals).isPresent()
                || !hasResult(document) && hasErrorAlone(document)
                || depth < DEEPEST
                        && WRAPPERS.stream()
                                .map(document::get)
                                .anyMatch(inner -> inner.isObject() && in(inner, depth + 1));
    }

    /** Returns whether an error member has content; relays put an empty one into every event. */
    static boolean hasContent(Json error) {
        if (error.isArray()) {
            return error.items().stream().anyMatch(FailureMarks::hasContent);
        }
        if (!error.isObject()) {
            return error.text().filter(text -> !text.isBlank()).isPresent();
        }
        Optional<String> code = error.word("code");
        boolean fine = code.filter(FailureMarks::isFine).isPresent();
        return error.text("type").isPresent()
                || !fine && (code.isPresent() || error.get("message").isPresent() || hasContent(error.get("error")));
    }

    private static boolean isFailed(String state) {
        String word = state.toLowerCase(Locale.ROOT);
        return FAILED.contains(word) || word.endsWith(" moderated");
    }

    private static boolean isFine(String code) {
        return FINE.contains(code.toLowerCase(Locale.ROOT));
    }

    private static boolean hasResult(Json document) {
        return RESULTS.stream().map(document::get).anyMatch(FailureMarks::isFilled);
    }

    private static boolean isFilled(Json result) {
        return result.isArray()
                ? !result.items().isEmpty()
                : result.isObject() ? !result.members().isEmpty() : result.isPresent();
    }

    private static boolean hasErrorAlone(Json document) {
        return hasContent(document.get("errors"))
                || isFilled(document.get("detail"))
                || document.get("choices").isPresent() == false && hasErrorCode(document);
    }

    /** A code is an error by its number, or by what it or its message says: jobs that were accepted have codes too. */
    private static boolean hasErrorCode(Json document) {
        Optional<String> message = document.text("message").or(() -> document.text("msg"));
        Optional<String> code = List.of("code", "error_code", "status", "statusCode").stream()
                .flatMap(name -> document.word(name).stream())
                .findFirst();
        if (message.isEmpty() || code.isEmpty() || isFine(code.get()) || isFine(message.get())) {
            return false;
        }
        long number = document.number("code").orElse(document.number("status").orElse(0));
        return number >= FIRST_ERROR_STATUS
                || number < 0
                || CommonCodes.reasons().containsKey(CommonCodes.key(code.get()))
                || WordFamilies.ofCode(code.get()).isPresent()
                || WordFamilies.verdict(message.get()).isPresent();
    }
}
