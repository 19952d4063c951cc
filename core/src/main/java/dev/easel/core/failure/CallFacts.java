package dev.easel.core.failure;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/** What every failure knows about the call that failed. */
public record CallFacts(
        Billing billing,
        Optional<String> provider,
        Optional<String> requestId,
        Optional<String> job,
        Optional<Path> savedResponse) {
    /** Nothing was sent. */
    public static final CallFacts NOT_SENT = of(Billing.NOT_BILLED);

    public CallFacts {
        requireNonNull(billing, "billing");
        requireNonNull(provider, "provider");
        requireNonNull(requestId, "requestId");
        requireNonNull(job, "job");
        requireNonNull(savedResponse, "savedResponse");
    }

    /** Returns facts with only the billing. */
    public static CallFacts of(Billing billing) {
        return new CallFacts(billing, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public CallFacts billing(Billing known) {
        return new CallFacts(requireNonNull(known, "known"), provider, requestId, job, savedResponse);
    }

    public CallFacts provider(String name) {
        return new CallFacts(billing, Optional.of(requireNonNull(name, "name")), requestId, job, savedResponse);
    }

    public CallFacts requestId(Optional<String> id) {
        requireNonNull(id, "id");
        return new CallFacts(billing, provider, id.isPresent() ? id : requestId, job, savedResponse);
    }

    /** Returns the same with the provider's id of the job that works on the images. */
    public CallFacts job(String id) {
        return new CallFacts(billing, provider, requestId, Optional.of(requireNonNull(id, "id")), savedResponse);
    }

    /** Returns the same with the file that holds the raw response of a billed call. */
    public CallFacts savedResponse(Path file) {
        return new CallFacts(billing, provider, requestId, job, Optional.of(requireNonNull(file, "file")));
    }
}
