package dev.easel.adapters.described.response;

import dev.easel.adapters.described.template.Template;
import dev.easel.adapters.described.template.Values;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.http.HttpCall;
import dev.easel.http.body.HttpBody;
import dev.easel.http.body.JsonBody;
import dev.easel.http.json.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The section {@code job} of a description: how to ask for a job, and what its states are called. */
final class JobRules {
    /** Words that say that a job is not over, whatever the images beside them. */
    private static final Set<String> UNFINISHED = Set.of(
            "accepted",
            "created",
            "inprogress",
            "inqueue",
            "pending",
            "processing",
            "queued",
            "running",
            "starting",
            "submitted",
            "waiting");

    private static final int LONGEST_ID = 1000;

    /** How a job stands. */
    enum Standing {
        /** It has no state: it says nothing, or it is a result. */
        UNSTATED,
        RUNNING,
        DONE,
        FAILED,
        REFUSED
    }

    /** A call about a job: at a URL in the response to the paid call, else at a path. */
    private record Address(
            Optional<ResponsePath> at,
            Optional<Template> path,
            String method,
            Optional<Template> body,
            Map<String, Template> headers) {}

    private final List<ResponsePath> id;
    private final Address poll;
    private final Optional<Address> result;
    private final Optional<Address> cancel;
    private final List<ResponsePath> status;
    private final List<ResponsePath> progress;
    private final List<Glob> done;
    private final List<Glob> failed;
    private final List<Glob> refused;
    private final List<ResponsePath> doneWhen;
    private final Duration every;
    private final Optional<Duration> keeps;

    private JobRules(Section job, Json headers) {
        id = job.paths("id");
        poll = address(job.section("poll", "at", "path", "method", "body", "headers"), headers);
        Section at = job.section("result", "at", "path", "method", "body", "headers");
        result = at.isPresent() ? Optional.of(address(at, headers)) : Optional.empty();
        Section stop = job.section("cancel", "at", "path", "method", "body", "headers");
        cancel = stop.isPresent() ? Optional.of(address(stop, headers)) : Optional.empty();
        status = job.paths("status");
        progress = job.paths("progress");
        done = globs(job, "done");
        failed = globs(job, "failed");
        refused = globs(job, "refused");
        doneWhen = job.paths("doneWhen");
        every = job.duration("every").orElse(Duration.ofMillis(500));
        keeps = job.duration("keeps");
        if (id.isEmpty()) {
            throw job.invalid("'id' is missing: the path of the job's id in the response");
        }
        if (poll.at().isEmpty() && poll.path().isEmpty()) {
            throw job.invalid(
                    "'poll' is missing: at, the path of its URL in the response, or path, such as /tasks/{job}");
        }
    }

    /** Reads the section; empty if the description has none. */
    static Optional<JobRules> of(Section description) {
        Section job = description.section(
                "job",
                "id",
                "poll",
                "status",
                "progress",
                "done",
                "failed",
                "refused",
                "doneWhen",
                "result",
                "cancel",
                "every",
                "keeps",
                "optional");
        return job.isPresent()
                ? Optional.of(new JobRules(job, description.json().get("headers")))
                : Optional.empty();
    }

    private static List<Glob> globs(Section job, String name) {
        return job.each(name, (text, place) -> Glob.of(text));
    }

    /** Reads a call: the headers of all calls go out with it too, but for those that it replaces, or removes by null. */
    private static Address address(Section section, Json common) {
        Map<String, Json> members = new LinkedHashMap<>(common.members());
        members.putAll(section.section("headers").members());
        Map<String, Template> headers = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (value.isPresent()) {
                headers.put(name, Template.of(value));
            }
        });
        Json body = section.json().get("body");
        return new Address(
                section.path("at"),
                section.text("path").map(Template::text),
                section.text("method").orElse(body.isPresent() ? "POST" : "GET"),
                body.isPresent() ? Optional.of(Template.of(body)) : Optional.empty(),
                headers);
    }

    /** Returns the id of the job that a response begins; what no header field or URL can hold is no id. */
    Optional<String> id(ResponseDocument document) {
        return ResponsePath.word(id, document)
                .filter(word -> word.length() <= LONGEST_ID && word.chars().noneMatch(Character::isISOControl));
    }

    /** Returns the provider's word for how the job stands. */
    String state(ResponseDocument document) {
        return ResponsePath.word(status, document).orElse("");
    }

    /** Returns how the job stands; a state that the description does not name is that of a running job. */
    Standing standing(ResponseDocument document) {
        String state = state(document);
        if (!state.isEmpty()) {
            if (matches(refused, state)) {
                return Standing.REFUSED;
            }
            if (matches(failed, state)) {
                return Standing.FAILED;
            }
            if (matches(done, state)) {
                return Standing.DONE;
            }
        }
        if (doneWhen.stream().flatMap(path -> path.values(document).stream()).anyMatch(JobRules::isFilled)) {
            return Standing.DONE;
        }
        return state.isEmpty() ? Standing.UNSTATED : Standing.RUNNING;
    }

    private static boolean matches(List<Glob> globs, String state) {
        return globs.stream().anyMatch(glob -> glob.matches(state));
    }

    private static boolean isFilled(Json value) {
        return value.word()
                .map(word -> !word.isBlank() && !word.equals("false"))
                .orElseGet(() -> !value.items().isEmpty() || !value.members().isEmpty());
    }

    /** Returns whether the job says in a common word that it goes on, so that images beside that are not all. */
    boolean isUnfinished(ResponseDocument document) {
        String word = state(document).toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
        return standing(document) == Standing.RUNNING && UNFINISHED.contains(word);
    }

    /** Returns how much is done, 0 to 100 percent. */
    OptionalDouble percent(ResponseDocument document) {
        return ResponsePath.word(progress, document)
                .map(word -> word.strip().replaceAll("\\s*%$", ""))
                .filter(word -> word.matches("\\d{1,9}(\\.\\d{1,18})?"))
                .map(word -> OptionalDouble.of(Math.min(100, Double.parseDouble(word))))
                .orElse(OptionalDouble.empty());
    }

    boolean hasResultElsewhere() {
        return result.isPresent();
    }

    /** Returns the call that asks how the job stands; empty if the response has no URL for it and no path is known. */
    Optional<HttpCall> poll(String job, ResponseDocument submitted, Values settings) {
        return call(poll, job, submitted, settings);
    }

    /** Returns the call that fetches the result of a job that is done. */
    Optional<HttpCall> result(String job, ResponseDocument submitted, Values settings) {
        return result.flatMap(address -> call(address, job, submitted, settings));
    }

    /** Returns the call that cancels the job. */
    Optional<HttpCall> cancel(String job, ResponseDocument submitted, Values settings) {
        return cancel.flatMap(address -> call(address, job, submitted, settings));
    }

    Duration every() {
        return every;
    }

    Optional<Duration> keeps() {
        return keeps;
    }

    private static Optional<HttpCall> call(Address address, String job, ResponseDocument submitted, Values settings) {
        Values values = name -> name.equals("job") ? Optional.of(job) : settings.get(name);
        return address.at()
                .flatMap(path ->
                        path.words(submitted).stream().filter(JobRules::isUrl).findFirst())
                .or(() -> address.path().flatMap(path -> path(path, values)))
                .map(url -> {
                    HttpCall call = body(address, values)
                            .map(body -> HttpCall.post(url, body))
                            .orElseGet(() -> HttpCall.get(url))
                            .method(address.method());
                    for (Map.Entry<String, Template> header : address.headers().entrySet()) {
                        Optional<Object> value = header.getValue().fill(values);
                        call = value.isPresent() ? call.header(header.getKey(), String.valueOf(value.get())) : call;
                    }
                    return call;
                });
    }

    private static Optional<HttpBody> body(Address address, Values values) {
        return address.body()
                .flatMap(body -> body.fill(values))
                .filter(body -> body instanceof Map)
                .map(body -> {
                    Map<String, Object> members = new LinkedHashMap<>();
                    ((Map<?, ?>) body).forEach((name, value) -> members.put(String.valueOf(name), value));
                    return JsonBody.of(members);
                });
    }

    private static Optional<String> path(Template path, Values values) {
        try {
            return path.fillUrl(values)
                    .map(url -> url.startsWith("/") ? url.substring(1) : url)
                    .filter(JobRules::isValid);
        } catch (UnsupportedRequestException e) {
            // Nothing can be asked about an id that would lead to another place.
            return Optional.empty();
        }
    }

    private static boolean isUrl(String text) {
        return (text.startsWith("https://") || text.startsWith("http://")) && isValid(text);
    }

    private static boolean isValid(String text) {
        try {
            return new URI(text).isOpaque() == false;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
