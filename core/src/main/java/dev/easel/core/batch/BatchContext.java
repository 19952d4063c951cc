package dev.easel.core.batch;

import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.StorageException;
import dev.easel.core.port.out.Timer;

/** What the jobs of one run share. */
record BatchContext(
        BatchSettings settings, Timer timer, Pace pace, BatchStop stop, CautiousListener listener, Tally tally) {
    /**
     * Adds an entry to the journal; where it cannot be written, the batch stops.
     *
     * @throws EaselException when it cannot be written
     */
    void append(JournalEntry entry) {
        try {
            settings.journal().append(entry);
        } catch (RuntimeException e) {
            EaselException failure = e instanceof EaselException known
                    ? known
                    : new StorageException("The journal of the batch cannot be written: " + e + ".", e);
            stop.fail(failure);
            throw failure;
        }
    }

    /** Does the same and returns whether the entry was written. */
    boolean appended(JournalEntry entry) {
        try {
            append(entry);
            return true;
        } catch (EaselException e) {
            return false;
        }
    }

    /** Counts and tells how a job ended. */
    void end(BatchJob job, JobOutcome outcome, int expected, boolean free) {
        tally.add(outcome, expected, free);
        if (settings.failFast() && outcome.state() == JobOutcome.State.FAILED && !outcome.earlier()) {
            stop.noMoreCalls(Outcomes.stoppedBy(job.id(), "failed, and the batch stops at the first failure"));
        }
        listener.ended(job, outcome);
    }
}
