package dev.easel.core.internal.saved;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import java.util.Optional;

/** What is known about the call whose response is saved: enough to find it again, and no secrets. */
public record SavedCall(
        String provider,
        Optional<Verb> verb,
        Optional<String> model,
        String prompt,
        Optional<String> requestId,
        Billing billing,
        String failure) {
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
                failure.billing(),
                failure.kind());
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
                known.billing,
                known.failure);
    }

    /** Returns the same call at a provider. */
    public SavedCall at(String name) {
        return new SavedCall(name, verb, model, prompt, requestId, billing, failure);
    }
}
