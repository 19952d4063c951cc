package dev.easel.core.batch;

import dev.easel.core.event.ProgressEvent;

/** Hears of a batch while it runs, from several threads at once; an exception that it throws is logged and stops nothing. */
public interface BatchListener {
    /** A job is being called; not told of jobs that end without a call. */
    default void started(BatchJob job) {}

    /** Something happened in the call of a job. */
    default void progressed(BatchJob job, ProgressEvent event) {}

    /** A job ended, now or in an earlier run. */
    default void ended(BatchJob job, JobOutcome outcome) {}

    /** Providers have too much to do, or no longer: so many paid calls may now run at once. */
    default void eased(int parallel, String reason) {}
}
