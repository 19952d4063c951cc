package dev.easel.http.remote;

import dev.easel.http.json.Json;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a response says about a job, in the words that many servers use: its id, its state, where to ask for it. */
final class JobWords {
    /** How a job stands. */
    enum State {
        RUNNING(
                "queued",
                "inqueue",
                "enqueued",
                "pending",
                "submitted",
                "accepted",
                "created",
                "scheduled",
                "waiting",
                "notstarted",
                "starting",
                "started",
                "preparing",
                "running",
                "processing",
                "inprogress",
                "generating"),
        DONE("succeeded", "succeed", "success", "successful", "completed", "complete", "done", "ready", "finished"),
        FAILED(
                "failed",
                "failure",
                "fail",
                "error",
                "errored",
                "canceled",
                "cancelled",
                "aborted",
                "expired",
                "rejected",
                "timeout",
                "timedout",
                "requestmoderated",
                "contentmoderated",
                "tasknotfound");

        private final Set<String> words;

        State(String... words) {
            this.words = Set.of(words);
        }

        private static Optional<State> of(String word) {
            String plain = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
            return Stream.of(values())
                    .filter(state -> state.words.contains(plain))
                    .findFirst();
        }
    }

    private static final List<String> WRAPPERS = List.of("output", "data", "result", "response", "task");
    private static final List<String> STATES = List.of("status", "task_status", "taskStatus", "state");
    private static final List<String> TASK_IDS =
            List.of("task_id", "taskId", "job_id", "jobId", "generation_id", "prediction_id");
    private static final List<String> IDS = List.of("id", "request_id");
    private static final List<String> ADDRESSES = List.of("polling_url", "poll_url", "status_url");
    private static final List<String> RESULTS = List.of("response_url", "result_url");
    private static final List<String> SHARES = List.of("progress", "percent", "percentage");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,3}(?:\\.\\d+)?)\\s*%?");

    private final List<Json> levels = new ArrayList<>();
    private final Set<State> states = EnumSet.noneOf(State.class);
    private String running = "";
    private String last = "";

    private JobWords(Json response) {
        add(response);
        for (Json level : levels) {
            states(level).forEach(this::addState);
        }
    }

    /** Looks at a response, and at the objects around what it is about. */
    static JobWords in(Json response) {
        return new JobWords(response);
    }

    private void add(Json object) {
        if (object.isArray() && object.items().size() == 1) {
            add(object.items().get(0));
        }
        if (object.isObject()) {
            levels.add(object);
            if (levels.size() <= WRAPPERS.size()) {
                WRAPPERS.forEach(name -> add(object.get(name)));
            }
        }
    }

    private static Stream<String> states(Json level) {
        return STATES.stream().flatMap(name -> level.text(name).stream());
    }

    private void addState(String word) {
        Optional<State> state = State.of(word);
        state.ifPresent(states::add);
        running = running.isEmpty() && state.filter(State.RUNNING::equals).isPresent() ? word : running;
        last = word;
    }

    /** Returns whether the job stands so; a failure inside a success counts, and so does work that goes on inside it. */
    boolean says(State state) {
        Optional<State> worst = states.contains(State.FAILED)
                ? Optional.of(State.FAILED)
                : states.contains(State.RUNNING)
                        ? Optional.of(State.RUNNING)
                        : states.stream().findFirst();
        return worst.filter(state::equals).isPresent();
    }

    /** Returns the server's own word for the state; empty if it has none. */
    String state() {
        return running.isEmpty() ? last : running;
    }

    /** Returns whether a member is named like the id of a task, which nothing but a job has. */
    boolean namesTask() {
        return first(TASK_IDS, levels).isPresent();
    }

    /** Returns the id of the job: the one beside the state, where several things have one. */
    Optional<String> id() {
        List<Json> running = levels.stream()
                .filter(level -> states(level)
                        .anyMatch(word ->
                                State.of(word).filter(State.RUNNING::equals).isPresent()))
                .toList();
        return first(TASK_IDS, levels).or(() -> first(IDS, running)).or(() -> first(IDS, levels));
    }

    /** Returns where to ask how the job stands, or at least for its result. */
    Optional<String> address() {
        return levels.stream()
                .flatMap(level -> level.get("urls").text("get").stream())
                .findFirst()
                .or(() -> first(ADDRESSES, levels))
                .or(this::resultAddress);
    }

    /** Returns where the result of the job is when it is done. */
    Optional<String> resultAddress() {
        return first(RESULTS, levels);
    }

    /** Returns how far the job is, from 0 to 100 percent; a share below 1 counts as one of 1. */
    OptionalDouble percent() {
        Optional<String> shown = first(SHARES, levels);
        Matcher matcher = NUMBER.matcher(shown.orElse(""));
        if (!matcher.matches()) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(matcher.group(1));
        double percent = number < 1 ? number * 100 : number;
        return percent <= 100 ? OptionalDouble.of(percent) : OptionalDouble.empty();
    }

    private static Optional<String> first(List<String> names, List<Json> levels) {
        return levels.stream()
                .flatMap(level -> names.stream().flatMap(name -> level.word(name).stream()))
                .findFirst();
    }
}
