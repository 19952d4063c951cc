package dev.easel.http.error;

import static java.util.Objects.requireNonNull;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.http.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a successful response contains in place of an image: a job that is not done, a finish reason, a text. */
public final class MissingImage {
    private static final int MAX_TEXT = 300;
    private static final int DEEPEST = 6;
    private static final int MOST_VALUES = 2000;
    private static final List<String> FINISH_REASONS = List.of(
            "finish_reason", "finishReason", "native_finish_reason", "stop_reason", "blockReason", "block_reason");
    private static final List<String> TEXTS =
            List.of("finishMessage", "text", "output_text", "content", "message", "msg", "description");
    private static final List<String> JOB_IDS = List.of(
            "task_id",
            "taskId",
            "job_id",
            "jobId",
            "generation_id",
            "prediction_id",
            "batch_id",
            "polling_url",
            "status_url");
    private static final List<String> STATES = List.of("status", "task_status", "taskStatus", "state");
    private static final Set<String> WITHHELD_IF_FALSE = Set.of("respect_moderation", "is_image_safe");
    private static final Set<String> WITHHELD_IF_TRUE = Set.of(
            "has_nsfw_concepts", "has_nsfw_content", "nsfw", "nsfw_content_detected", "flagged", "filtered", "blocked");

    private final Set<String> finishReasons = new LinkedHashSet<>();
    private Optional<String> text = Optional.empty();
    private Optional<String> jobId = Optional.empty();
    private Optional<String> state = Optional.empty();
    private boolean withheld;
    private int values;

    private MissingImage() {}

    /** Looks through a response that contains no image. */
    public static MissingImage in(Json response) {
        MissingImage found = new MissingImage();
        found.look(requireNonNull(response, "response"), 0);
        return found;
    }

    private void look(Json value, int depth) {
        if (depth > DEEPEST || values++ > MOST_VALUES) {
            return;
        }
        if (depth == 0) {
            text = value.text().filter(said -> !said.isBlank());
        }
        value.items().forEach(item -> look(item, depth + 1));
        if (!value.isObject()) {
            return;
        }
        FINISH_REASONS.forEach(name -> value.text(name).ifPresent(finishReasons::add));
        Optional<String> here = first(value, STATES);
        state = state.or(() -> here);
        jobId = jobId.or(() -> first(value, JOB_IDS))
                .or(() -> here.isPresent() ? first(value, List.of("id", "request_id")) : Optional.empty());
        text = text.or(() -> first(value, TEXTS));
        value.members().forEach((name, member) -> {
            withheld |= says(member, true) && WITHHELD_IF_TRUE.contains(name)
                    || says(member, false) && WITHHELD_IF_FALSE.contains(name);
            look(member, depth + 1);
        });
    }

    private static Optional<String> first(Json object, List<String> names) {
        return names.stream().flatMap(name -> object.text(name).stream()).findFirst();
    }

    private static boolean says(Json member, boolean answer) {
        String word = Boolean.toString(answer);
        return member.isArray()
                ? member.items().stream().anyMatch(item -> says(item, answer))
                : !member.isText() && member.word().filter(word::equals).isPresent();
    }

    /**
     * Returns the failure: rejected content if anything in the response says so, what its text says of money, key or
     * account, else no image, naming what came.
     */
    public ProviderException.Builder failure(ErrorTable errors) {
        requireNonNull(errors, "errors");
        boolean rejected = withheld
                || finishReasons.stream().anyMatch(reason -> isRejection(ErrorEnvelope.coded(reason), errors))
                || text.filter(words -> isRejection(ErrorEnvelope.words(words), errors))
                        .isPresent();
        Optional<Reason> verdict = rejected ? Optional.empty() : text.flatMap(WordFamilies::verdict);
        if (verdict.isPresent()) {
            return ProviderException.of(verdict.get(), shortened(text.orElseThrow()))
                    .text(text.orElseThrow());
        }
        ProviderException.Builder failure = ProviderException.of(
                rejected ? Reason.CONTENT_REJECTED : Reason.NO_IMAGE,
                rejected
                        ? sentence("The image was withheld", "; the response has ", text)
                        : described("The response contains no image", text));
        text.ifPresent(failure::text);
        return failure.billing(Billing.BILLED);
    }

    private static boolean isRejection(ErrorEnvelope said, ErrorTable errors) {
        return errors.reason(said, 200) == Reason.CONTENT_REJECTED;
    }

    /** Returns a sentence that says what came instead: "…, but a job that is not done here (id 't-1', status 'pending').". */
    public String described(String beginning, Optional<String> words) {
        requireNonNull(beginning, "beginning");
        return sentence(beginning, ", but ", requireNonNull(words, "words"));
    }

    private String sentence(String beginning, String link, Optional<String> words) {
        List<String> came = new ArrayList<>();
        jobId.ifPresent(id -> came.add("a job that is not done here (id '" + id + "'"
                + state.map(status -> ", status '" + status + "'").orElse("") + ")"));
        if (!finishReasons.isEmpty()) {
            came.add(finishReasons.stream().collect(Collectors.joining("', '", "the finish reason '", "'")));
        }
        Optional<String> said = words.map(String::strip).filter(shown -> !shown.isEmpty());
        said.ifPresent(shown -> came.add("this text: " + shortened(shown)));
        return beginning + (came.isEmpty() ? "" : link + String.join(" and ", came)) + (said.isPresent() ? "" : ".");
    }

    /** The end of a text holds the outcome; its beginning is progress. */
    private static String shortened(String text) {
        return text.length() <= MAX_TEXT ? text : "…" + text.substring(text.length() - MAX_TEXT);
    }
}
