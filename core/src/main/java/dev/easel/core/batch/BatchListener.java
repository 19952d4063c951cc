package dev.easel.core.batch;

import dev.easel.core.event.ProgressEvent;

/** Hears of a batch while it runs, from several threads at once; an exception that it throws is logged and stops nothing. */
public interface BatchListener {
    /** A job is about to be called. */
    default void started(BatchJob job) {}

    /** Something happened in the call of a job. */
    default void progressed(BatchJob job, ProgressEvent event) {}

    /** A job ended, now or in an earlier run. */
    default void ended(BatchJob job, JobOutcome outcome) {}

    /** All jobs eased off, or sped up again: so many calls may now run at once. */
    default void eased(int parallel, String reason) {}
}
