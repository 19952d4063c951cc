package dev.easel.core.batch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** One line of a batch's journal. */
public sealed interface JournalEntry {
    /** Returns the id of the job. */
    String id();

    /** Returns the fingerprint of the job's request. */
    String fingerprint();

    /**
     * A call is about to be made: written before anything is sent.
     *
     * @param idempotencyKey the key that the call carries, for a later run that makes it again
     */
    record Started(String id, String fingerprint, String idempotencyKey, Instant at) implements JournalEntry {
        public Started {
            requireNonNull(id, "id");
            requireNonNull(fingerprint, "fingerprint");
            requireNonNull(idempotencyKey, "idempotencyKey");
            requireNonNull(at, "at");
        }
    }

    /** The provider took the work as a job, whose images can be fetched later by its id. */
    record Submitted(String id, String fingerprint, String provider, String providerJob) implements JournalEntry {
        public Submitted {
            requireNonNull(id, "id");
            requireNonNull(fingerprint, "fingerprint");
            requireNonNull(provider, "provider");
            requireNonNull(providerJob, "providerJob");
        }
    }

    /** Images came and are stored, but do not have their names yet. */
    record Received(String fingerprint, JobOutcome outcome) implements JournalEntry {
        public Received {
            requireNonNull(fingerprint, "fingerprint");
            requireNonNull(outcome, "outcome");
        }

        @Override
        public String id() {
            return outcome.id();
        }
    }

    /** The job ended, and its images have their names. */
    record Ended(String fingerprint, JobOutcome outcome) implements JournalEntry {
        public Ended {
            requireNonNull(fingerprint, "fingerprint");
            requireNonNull(outcome, "outcome");
        }

        @Override
        public String id() {
            return outcome.id();
        }
    }
}
