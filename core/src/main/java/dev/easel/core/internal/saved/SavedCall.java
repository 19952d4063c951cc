package dev.easel.core.internal.saved;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.internal.io.Redacted;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is known about the call whose response is saved: enough to find it again, and no secrets. */
public record SavedCall(
        String provider,
        Optional<Verb> verb,
        Optional<String> model,
        String prompt,
        Optional<String> requestId,
        Optional<String> job,
        Billing billing,
        String failure,
        Optional<String> baseUrl) {
    /** What a submitted job has in place of a failure: it is saved before its result is fetched. */
    public static final String JOB = "Job";

    private static final Pattern NAME = Pattern.compile("\\d{8}T\\d{6}Z_([A-Za-z0-9-]+)_([a-z]+)(-\\d+)?\\.\\w+");
    private static final int SHOWN_PROMPT = 200;
    private static final String UNKNOWN_PROVIDER = "unknown";

    /** Returns what a failure tells about its call. */
    public static SavedCall of(EaselException failure) {
        return new SavedCall(
                failure.provider().orElse(UNKNOWN_PROVIDER),
                Optional.empty(),
                Optional.empty(),
                "",
                failure.requestId(),
                failure.job(),
                failure.billing(),
                failure.kind(),
                Optional.empty());
    }

    /** Returns what a request and its failure tell about their call. */
    public static SavedCall of(ImageRequest request, EaselException failure) {
        String prompt = request.prompt();
        SavedCall known = of(failure);
        return new SavedCall(
                known.provider,
                Optional.of(request.verb()),
                request.model().map(ModelId::name),
                prompt.length() > SHOWN_PROMPT ? prompt.substring(0, SHOWN_PROMPT) + "…" : prompt,
                known.requestId,
                known.job,
                known.billing,
                known.failure,
                known.baseUrl);
    }

    /** Returns what a request, and the facts of its submission, tell about the job that works on it. */
    public static SavedCall submitted(ImageRequest request, CallFacts facts) {
        requireNonNull(facts, "facts");
        SavedCall known = of(request, new UnreadableResponseException("", facts, null));
        return new SavedCall(
                known.provider,
                known.verb,
                known.model,
                known.prompt,
                known.requestId,
                known.job,
                known.billing,
                JOB,
                known.baseUrl);
    }

    /** Returns the same with the base URL of the provider, against which its links are resolved. */
    public SavedCall at(URI base) {
        return new SavedCall(
                provider, verb, model, prompt, requestId, job, billing, failure, Optional.of(Redacted.url(base)));
    }

    /** Returns what the name of a saved file tells, for one that was moved away from its index. */
    static Optional<SavedCall> named(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? Optional.of(new SavedCall(
                        matcher.group(1),
                        verb(matcher.group(2)),
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Billing.UNKNOWN,
                        "",
                        Optional.empty()))
                : Optional.empty();
    }

    /** Returns the verb of a word. */
    static Optional<Verb> verb(String word) {
        return Arrays.stream(Verb.values())
                .filter(verb -> verb.word().equals(word))
                .findFirst();
    }
}
