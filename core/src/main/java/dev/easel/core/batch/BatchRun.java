package dev.easel.core.batch;

/** A prepared batch; it runs once. */
public interface BatchRun {
    /**
     * Runs until every job has ended, or the batch was stopped; interrupting the thread cancels it.
     *
     * @throws dev.easel.core.failure.EaselException when the journal cannot be written; what is kept stays
     */
    BatchSummary execute();

    /** Starts no more jobs and cancels those that run, from any thread; their outcomes still arrive. */
    void cancel();
}
