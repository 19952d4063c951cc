package dev.easel.adapters.chat.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;

/** Where answers with status 200 say that they failed. */
public final class ErrorPlaces {
    private static final Set<String> FAILED = Set.of("failed", "failure", "error");
    private static final int FIRST_ERROR_STATUS = 400;

    private ErrorPlaces() {}

    /** Returns whether a whole answer, or one event of a stream, is a failure. */
    public static boolean isFailure(JsonNode document) {
        if (!document.isObject()) {
            return false;
        }
        boolean answers =
                document.path("choices").isArray() || document.path("data").isContainerNode();
        return saysSomething(document.path("error"))
                || isFalse(document.path("success"))
                || isFailed(document.path("status"))
                || document.path("type").asText().equals("error")
                || !answers && (hasErrorCode(document) || document.hasNonNull("detail"));
    }

    /** Returns whether an error member is more than an empty shell, as relays put into every event. */
    static boolean saysSomething(JsonNode error) {
        if (error.isTextual()) {
            return !error.textValue().isBlank();
        }
        boolean fine = error.path("code").asInt() == 200
                || error.path("code").asInt() == 0 && error.path("code").isNumber();
        return error.isObject()
                && (isWord(error.path("type"))
                        || isWord(error.path("code"))
                        || error.path("code").asInt() >= FIRST_ERROR_STATUS
                        || isWord(error.path("message")) && !fine);
    }

    private static boolean isWord(JsonNode node) {
        return node.isTextual()
                && !node.textValue().isBlank()
                && !node.textValue().equals("200");
    }

    private static boolean isFalse(JsonNode node) {
        return node.isBoolean() && !node.booleanValue();
    }

    private static boolean isFailed(JsonNode status) {
        return status.isTextual() && FAILED.contains(status.textValue().toLowerCase(Locale.ROOT));
    }

    private static boolean hasErrorCode(JsonNode document) {
        boolean message = isWord(document.path("message")) || isWord(document.path("msg"));
        return message && document.path("code").asInt() >= FIRST_ERROR_STATUS;
    }
}
