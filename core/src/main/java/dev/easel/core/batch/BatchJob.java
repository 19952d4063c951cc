package dev.easel.core.batch;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.interceptor.RequestKey;
import java.util.function.Supplier;

/**
 * One request of a batch.
 *
 * @param id by which the journal and the outcome name the job; unique within the batch, not blank
 * @param fingerprint changes when the request changes, so that a journal of another request is noticed
 * @param request makes the request when the job starts, so that waiting jobs take no memory
 */
public record BatchJob(String id, String fingerprint, Supplier<? extends ImageRequest> request) {
    public BatchJob {
        requireNonNull(fingerprint, "fingerprint");
        requireNonNull(request, "request");
        if (requireNonNull(id, "id").isBlank()) {
            throw new IllegalArgumentException("The id of a job is blank: give each job an id, such as its number.");
        }
    }

    /** Returns a job for a request; its fingerprint is the {@link RequestKey}, for which input images are read once. */
    public static BatchJob of(String id, ImageRequest request) {
        return new BatchJob(id, RequestKey.of(request).value(), () -> request);
    }
}
