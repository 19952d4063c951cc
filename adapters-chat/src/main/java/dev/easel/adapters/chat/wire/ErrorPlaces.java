package dev.easel.adapters.chat.wire;

import dev.easel.http.json.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where answers with status 200 say that they failed. */
public final class ErrorPlaces {
    private static final Set<String> FAILED = Set.of("failed", "failure", "error");
    private static final Set<String> FINE = Set.of("0", "200", "success", "ok");
    private static final int FIRST_ERROR_STATUS = 400;

    private ErrorPlaces() {}

    /** Returns whether a whole answer, or one event of a stream, is a failure. */
    public static boolean isFailure(Json document) {
        boolean answers = document.get("choices").isArray()
                || document.get("data").isArray()
                || document.get("data").isObject();
        return saysSomething(document.get("error"))
                || document.flag("success").filter(success -> !success).isPresent()
                || document.text("status").filter(ErrorPlaces::isFailed).isPresent()
                || document.text("type").filter("error"::equals).isPresent()
                || !answers && (hasErrorCode(document) || document.get("detail").isPresent());
    }

    /** Returns whether an error member is more than an empty shell, as relays put into every event. */
    static boolean saysSomething(Json error) {
        if (!error.isObject()) {
            return error.text().filter(words -> !words.isBlank()).isPresent();
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
        boolean words = document.text("message").or(() -> document.text("msg")).isPresent();
        return words && document.number("code").orElse(0) >= FIRST_ERROR_STATUS;
    }
}
