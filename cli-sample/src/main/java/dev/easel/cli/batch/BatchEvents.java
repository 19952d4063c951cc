package dev.easel.cli.batch;

import dev.easel.cli.batch.report.BatchReport;
import dev.easel.cli.output.ErrorLine;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.annotation.Nullable;
import dev.easel.core.batch.BatchJob;
import dev.easel.core.batch.BatchListener;
import dev.easel.core.batch.BatchSummary;
import dev.easel.core.batch.JobOutcome;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.BudgetExceededException;
import dev.easel.core.failure.EaselException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Tells the report what happens in a batch, and remembers what the exit code depends on. */
final class BatchEvents implements BatchListener {
    private final BatchReport report;
    private final AtomicReference<@Nullable EaselException> overBudget = new AtomicReference<>();

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
        Optional<EaselException> budget =
                outcome.failure().filter(failure -> !outcome.earlier() && failure instanceof BudgetExceededException);
        budget.ifPresent(failure -> overBudget.compareAndSet(null, failure));
        report.ended(JobSource.Request.of(job).shown(), outcome);
    }

    @Override
    public void eased(int parallel, String reason) {
        report.eased(parallel, reason);
    }

    /** Returns why the batch ended before all jobs were called: its budget did not allow the next call. */
    Optional<String> stop() {
        return Optional.ofNullable(overBudget.get()).map(ErrorLine::of);
    }

    /** Returns the exit code of a batch that ran. */
    int exitCode(BatchSummary summary, boolean cancelled) {
        if (cancelled) {
            return ExitCode.CANCELLED;
        }
        if (stop().isPresent()) {
            return ExitCode.ACCOUNT;
        }
        boolean all = summary.states().entrySet().stream()
                .allMatch(state -> state.getKey() == JobOutcome.State.SUCCEEDED || state.getValue() == 0);
        return all ? ExitCode.DONE : ExitCode.PARTLY;
    }
}
