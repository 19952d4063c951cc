package dev.easel.http.error;

import dev.easel.http.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The objects of an error response that describe the error, outermost first: gateways wrap the error of the server behind
 * them as an object, as an element of a list, or as JSON in a string.
 */
final class ErrorLayers {
    private static final int DEEPEST = 8;
    private static final int MOST = 32;

    /** Members that hold an error within an error. */
    private static final List<String> INNER =
            List.of("error", "errors", "message", "msg", "detail", "inner_error", "innererror", "innerError");

    /** Members that hold a result, and the error where a job failed. */
    private static final List<String> RESULTS = List.of("data", "output", "result", "response", "body");

    private static final List<String> MESSAGES = List.of(
            "message",
            "msg",
            "error_msg",
            "error_message",
            "errorMessage",
            "error_description",
            "detail",
            "title",
            "fail_reason",
            "failReason",
            "failure_reason",
            "failureReason",
            "reason",
            "description");
    private static final List<String> CODES = List.of("code", "error_code", "errorCode", "err_code");
    private static final List<String> TYPES = List.of("type", "status", "task_status", "name");
    private static final List<String> STATUSES = List.of("status", "statusCode", "status_code");
    private static final List<String> IDS =
            List.of("request_id", "requestId", "trace_id", "traceId", "log_id", "logid");

    /** Words that only repeat that it failed, or that it did not. */
    private static final Set<String> EMPTY_WORDS =
            Set.of("0", "200", "ok", "success", "error", "failed", "failure", "fail", "true", "false", "about:blank");

    private final List<Json> layers = new ArrayList<>();

    private ErrorLayers() {}

    static ErrorLayers of(Json response) {
        ErrorLayers found = new ErrorLayers();
        found.add(response, 0);
        return found;
    }

    private void add(Json value, int depth) {
        Json object = object(value);
        if (!object.isObject() || depth > DEEPEST || layers.size() == MOST) {
            return;
        }
        layers.add(object);
        int before = layers.size();
        INNER.forEach(name -> add(object.get(name), depth + 1));
        // A router's "Provider returned error" has the provider's own response there.
        add(object.at("metadata", "raw"), depth + 1);
        if (layers.size() == before && sentence(object).isEmpty()) {
            RESULTS.forEach(name -> add(object.get(name), depth + 1));
        }
    }

    /** Returns the object that a value is, contains as its first element, or is the text of. */
    private static Json object(Json value) {
        Json json = value.text().flatMap(ErrorText::json).orElse(value);
        List<Json> objects = json.items().stream().filter(Json::isObject).toList();
        return objects.isEmpty()
                ? json
                : objects.stream()
                        .filter(item ->
                                INNER.stream().anyMatch(name -> item.get(name).isPresent()))
                        .findFirst()
                        .orElse(objects.get(0));
    }

    /** Returns the message of the innermost error that has one. */
    String message() {
        for (int i = layers.size() - 1; i >= 0; i--) {
            Optional<String> sentence = sentence(layers.get(i));
            if (sentence.isPresent()) {
                return location(layers.get(i)) + sentence.get();
            }
        }
        return layers.stream()
                .flatMap(layer -> List.of(layer.get("errors"), layer.get("details")).stream())
                .flatMap(details -> listed(details).stream())
                .findFirst()
                .orElse("");
    }

    /** Returns everything that classifies the error, the innermost error's code first. */
    List<String> codes() {
        List<String> told = new ArrayList<>();
        List<String> bare = new ArrayList<>();
        for (int i = layers.size() - 1; i >= 0; i--) {
            codes(layers.get(i), sentence(layers.get(i)).isPresent() ? told : bare);
        }
        told.addAll(bare);
        layers.forEach(layer -> STATUSES.stream()
                .map(layer::get)
                .filter(status -> status.number().orElse(0) >= 400)
                .forEach(status -> status.word().ifPresent(told::add)));
        return told.stream().distinct().toList();
    }

    private static void codes(Json layer, List<String> codes) {
        CODES.forEach(name -> layer.word(name).ifPresent(code -> addCode(code, codes)));
        TYPES.forEach(name -> layer.text(name).ifPresent(code -> addCode(code, codes)));
        layer.text("error").filter(text -> text.matches("[A-Za-z0-9_.-]+")).ifPresent(code -> addCode(code, codes));
    }

    private static void addCode(String code, List<String> codes) {
        if (!EMPTY_WORDS.contains(CommonCodes.key(code))) {
            codes.add(code.strip());
        }
    }

    /** Returns what the outermost error that names it is about. */
    Optional<String> param() {
        return layers.stream().flatMap(layer -> layer.word("param").stream()).findFirst();
    }

    /** Returns the request id of the outermost error that has one. */
    Optional<String> requestId() {
        return layers.stream()
                .flatMap(layer -> IDS.stream().flatMap(name -> layer.word(name).stream()))
                .findFirst();
    }

    /** Returns the message of an object, or the text beside it if that says more than a title such as "Forbidden". */
    private static Optional<String> sentence(Json object) {
        Optional<String> raw = text(object.at("metadata", "raw"));
        Optional<String> message = MESSAGES.stream()
                .flatMap(name -> text(object.get(name)).stream())
                .findFirst();
        Optional<String> error = text(object.get("error")).or(() -> text(object.get("errors")));
        boolean errorSaysMore = error.map(String::length).orElse(0)
                > message.map(String::length).orElse(0);
        return raw.or(() -> errorSaysMore ? error : message);
    }

    /** Returns a text that is not JSON, or the first such text of a list. */
    private static Optional<String> text(Json value) {
        Optional<String> word = value.isArray()
                ? value.items().stream().flatMap(item -> item.text().stream()).findFirst()
                : value.word();
        return word.filter(text -> ErrorText.json(text).isEmpty())
                .map(ErrorText::sentence)
                .filter(text -> !text.isBlank());
    }

    /** Returns the first text below a value, after the name of its member. */
    private static Optional<String> listed(Json value) {
        return value.members().entrySet().stream()
                .flatMap(member -> text(member.getValue()).map(text -> member.getKey() + ": " + text).stream())
                .findFirst()
                .or(() -> text(value));
    }

    /** Returns the location of a validation error, such as {@code body.size: } (FastAPI's {@code loc}). */
    private static String location(Json error) {
        List<String> loc = error.get("loc").items().stream()
                .flatMap(part -> part.word().stream())
                .toList();
        return loc.isEmpty() ? "" : String.join(".", loc) + ": ";
    }
}
