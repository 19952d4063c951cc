package dev.easel.core.batch;

/** A prepared batch; it runs once. */
public interface BatchRun {
    /**
     * Runs until every job has ended, or the batch was stopped; interrupting the thread cancels it. Jobs that do not start any
     * more are reported as such.
     *
     * @throws dev.easel.core.failure.EaselException when the journal or the images cannot be written: calls that run are ended
     *     and kept first, and jobs that were not taken yet are not reported
     * @throws IllegalStateException when the batch ran before
     */
    BatchSummary execute();

    /** Starts no more jobs and cancels those that run, from any thread; their outcomes still arrive. */
    void cancel();
}
