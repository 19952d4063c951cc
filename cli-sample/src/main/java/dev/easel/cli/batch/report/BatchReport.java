package dev.easel.cli.batch.report;

import dev.easel.cli.options.ReportOptions;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.core.batch.BatchSummary;
import dev.easel.core.batch.JobOutcome;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProcessor;

/** Tells what a batch does while it runs, and what became of it. Thread-safe. */
public final class BatchReport implements AutoCloseable {
    /**
     * Begins a report; nothing is printed or written before the first job.
     *
     * @param processor makes the thumbnails of the page
     * @param context ends the making of thumbnails when the command is cancelled
     */
    public BatchReport(
            CliEnvironment environment,
            BatchPlan plan,
            ReportOptions options,
            ImageProcessor processor,
            CallContext context) {}

    /** A job is about to be called. */
    public void started(JobLine job) {}

    /** Something happened in the call of a job. */
    public void progressed(JobLine job, ProgressEvent event) {}

    /** A job ended, now or in an earlier run. */
    public void ended(JobLine job, JobOutcome outcome) {}

    /** So many calls may now run at once, with the reason. */
    public void eased(int parallel, String reason) {}

    /**
     * Prints the summary, and completes results.jsonl and index.html.
     *
     * @throws dev.easel.core.failure.StorageException when one of them cannot be written; the summary is printed before
     */
    public void finished(BatchSummary summary, boolean cancelled) {}

    /** Clears the progress line; after {@link #finished}, or in its place when the batch failed. */
    @Override
    public void close() {}
}
