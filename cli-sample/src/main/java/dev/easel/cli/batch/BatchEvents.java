package dev.easel.cli.batch;

import dev.easel.cli.batch.report.BatchReport;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.batch.BatchJob;
import dev.easel.core.batch.BatchListener;
import dev.easel.core.batch.BatchSummary;
import dev.easel.core.batch.JobOutcome;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.BudgetExceededException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells the report what happens in a batch, and remembers what the exit code depends on. */
final class BatchEvents implements BatchListener {
    private final BatchReport report;
    private final AtomicBoolean overBudget = new AtomicBoolean();

    BatchEvents(BatchReport report) {
        this.report = report;
    }

    @Override
    public void started(BatchJob job) {
        report.started(JobSource.Request.of(job).shown());
    }

    @Override
    public void progressed(BatchJob job, ProgressEvent event) {
        report.progressed(JobSource.Request.of(job).shown(), event);
    }

    @Override
    public void ended(BatchJob job, JobOutcome outcome) {
        if (!outcome.earlier()
                && outcome.failure()
                        .filter(BudgetExceededException.class::isInstance)
                        .isPresent()) {
            overBudget.set(true);
        }
        report.ended(JobSource.Request.of(job).shown(), outcome);
    }

    @Override
    public void eased(int parallel, String reason) {
        report.eased(parallel, reason);
    }

    /** Returns the exit code of a batch that ran. */
    int exitCode(BatchSummary summary, boolean cancelled) {
        if (cancelled) {
            return ExitCode.CANCELLED;
        }
        if (overBudget.get()) {
            return ExitCode.ACCOUNT;
        }
        boolean all = summary.states().entrySet().stream()
                .allMatch(state -> state.getKey() == JobOutcome.State.SUCCEEDED || state.getValue() == 0);
        return all ? ExitCode.DONE : ExitCode.PARTLY;
    }
}
