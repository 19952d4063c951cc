package dev.easel.adapters.chat.wire;

import dev.easel.http.json.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The places where responses with status 200 report an error. */
public final class ErrorPlaces {
    private static final Set<String> FAILED = Set.of("failed", "failure", "error");
    private static final Set<String> FINE = Set.of("0", "200", "success", "ok");
    private static final int FIRST_ERROR_STATUS = 400;

    private ErrorPlaces() {}

    /** Returns whether a whole response, or one event of a stream, reports a failure. */
    public static boolean isFailure(Json document) {
        boolean hasResult = hasResult(document) || document.get("data").isObject();
        return hasContent(document.get("error"))
                || document.flag("success").filter(success -> !success).isPresent()
                || document.text("status").filter(ErrorPlaces::isFailed).isPresent()
                || document.text("type").filter("error"::equals).isPresent()
                || !hasResult
                        && (hasErrorCode(document) || document.get("detail").isPresent());
    }

    /** Returns whether a document has messages or images, whatever else it reports. */
    public static boolean hasResult(Json document) {
        return document.get("choices").isArray() || document.get("data").isArray();
    }

    /** Returns whether an error member has content; relays put an empty one into every event. */
    static boolean hasContent(Json error) {
        if (!error.isObject()) {
            return error.text().filter(text -> !text.isBlank()).isPresent();
        }
        Optional<String> code = error.word("code");
        boolean fine = code.filter(FINE::contains).isPresent();
        return error.text("type").isPresent()
                || !fine && (code.isPresent() || error.get("message").isPresent());
    }

    private static boolean isFailed(String status) {
        return FAILED.contains(status.toLowerCase(Locale.ROOT));
    }

    private static boolean hasErrorCode(Json document) {
        boolean hasMessage =
                document.text("message").or(() -> document.text("msg")).isPresent();
        return hasMessage && document.number("code").orElse(0) >= FIRST_ERROR_STATUS;
    }
}
