package dev.easel.adapters.chat.serve;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.internal.io.Sha256;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.FieldParser;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.JsonObject;
import dev.easel.server.route.Route;
import dev.easel.server.route.RoutePattern;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Serves AceData's {@code POST /openai/tasks} ("OpenAI Tasks API", 2026): requests with a {@code callback_url}, or with
 * {@code async}, become tasks, which their caller retrieves here. No callback is made.
 */
public final class TasksRoute implements Route {
    private static final int MOST_TASKS = 1000;
    private static final int PAGE = 12;
    private static final int LONGEST_PAGE = 100;
    private static final int LONGEST_PROMPT = 2000;
    private static final int LONGEST_URL = 2000;
    private static final int LONGEST_NAME = 200;
    private static final List<String> CREDENTIALS = List.of("authorization", "x-api-key", "api-key");

    private final TaskStore store;

    public TasksRoute() {
        this(MOST_TASKS);
    }

    TasksRoute(int most) {
        this.store = new TaskStore(most);
    }

    @Override
    public RoutePattern pattern() {
        return RoutePattern.postJson("/openai/tasks");
    }

    @Override
    public ErrorEncoder errors() {
        return ChatStyle.ACEDATA.errors();
    }

    /** Returns whether a request begins a task. */
    static boolean begins(JsonObject body) {
        Optional<String> callback = body.text("callback_url").map(String::strip).filter(url -> !url.isEmpty());
        callback.filter(url -> !url.toLowerCase(Locale.ROOT).matches("https?://\\S+"))
                .ifPresent(url -> {
                    throw HttpError.value(
                                    "callback_url",
                                    "Invalid 'callback_url': '" + FieldParser.shortened(url)
                                            + "' is not an http or https URL.")
                            .asException();
                });
        return callback.isPresent() || body.flag("async").orElse(false);
    }

    /** Returns the encoder of a task that a request begins. */
    ServerResponse.TaskEncoder task(JsonObject body, ServerRequest request, CompletionResponse response) {
        // A task is kept long, with these texts as they are.
        checkLength(body, "callback_url", LONGEST_URL);
        checkLength(body, "trace_id", LONGEST_NAME);
        checkLength(body, "model", LONGEST_NAME);
        ImageTask task = new ImageTask(
                owner(request),
                body.text("trace_id").filter(trace -> !trace.isBlank()),
                shown(body, response.asked().request()),
                response.context().clock().instant());
        return new TaskOutcome(task, store, response);
    }

    private static void checkLength(JsonObject body, String name, int most) {
        body.text(name).filter(text -> text.length() > most).ifPresent(text -> {
            throw HttpError.of(
                            name,
                            "string_above_max_length",
                            "Invalid '" + name + "': it has " + text.length() + " characters; up to " + most
                                    + " are allowed in a task.")
                    .asException();
        });
    }

    /** Returns what was requested without its images, and at most the beginning of a long prompt. */
    private static Map<String, Object> shown(JsonObject body, ImageRequest request) {
        String prompt = request.prompt();
        String text = prompt.length() > LONGEST_PROMPT ? prompt.substring(0, LONGEST_PROMPT) + "…" : prompt;
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("model", body.text("model"));
        shown.put("messages", List.of(Map.of("role", "user", "content", text)));
        shown.put("callback_url", body.text("callback_url"));
        return shown;
    }

    /** Returns what tells a caller from others without being their key: of all that they sent, since one may be a dummy. */
    private static String owner(ServerRequest request) {
        String credential = CREDENTIALS.stream()
                .flatMap(name -> request.header(name).stream())
                .map(value -> value.replaceFirst("(?i)^bearer\\s+", "").strip())
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n"));
        return Sha256.hex(credential);
    }

    @Override
    public ServerResponse handle(ServerRequest request, ServerContext context) throws IOException {
        JsonObject body = request.json();
        String action = body.requiredText("action");
        return switch (action) {
            case "retrieve" -> ServerResponse.json(one(body, owner(request)));
            case "retrieve_batch" -> ServerResponse.json(several(body, owner(request)));
            default ->
                throw HttpError.value(
                                "action",
                                "Invalid 'action': '" + FieldParser.shortened(action)
                                        + "'; retrieve and retrieve_batch are allowed.")
                        .asException();
        };
    }

    /** Returns a task by the caller's own name of it, or else by its id; an empty object if there is no such task. */
    private Map<String, Object> one(JsonObject body, String caller) {
        Optional<String> trace = body.text("trace_id");
        String name = trace.orElseGet(() -> body.requiredText("id"));
        List<ImageTask> found = store.find(caller, task -> name.equals(trace.isPresent() ? task.traceId() : task.id()));
        return found.isEmpty() ? Map.of() : found.get(found.size() - 1).members();
    }

    private Map<String, Object> several(JsonObject body, String caller) {
        Optional<List<String>> ids = texts(body, "ids");
        Optional<List<String>> traces = texts(body, "trace_ids");
        Optional<String> type = body.text("type");
        OptionalDouble from = body.number("created_at_min");
        OptionalDouble to = body.number("created_at_max");
        List<ImageTask> found = store.find(
                caller,
                task -> ids.map(list -> list.contains(task.id())).orElse(true)
                        && traces.map(list -> list.contains(task.traceId())).orElse(true)
                        && type.map(ImageTask.TYPE::equals).orElse(true)
                        && task.createdAt().toEpochMilli() >= 1000 * from.orElse(0)
                        && task.createdAt().toEpochMilli() <= 1000 * to.orElse(Double.MAX_VALUE));
        Stream<ImageTask> page = found.stream()
                .skip(body.integer("offset", 0, Integer.MAX_VALUE).orElse(0))
                .limit(body.integer("limit", 1, LONGEST_PAGE).orElse(PAGE));
        return Map.of("items", page.map(ImageTask::members).toList(), "count", found.size());
    }

    private static Optional<List<String>> texts(JsonObject body, String name) {
        return body.any(name)
                .map(present -> body.array(name).stream().map(String::valueOf).toList());
    }
}
