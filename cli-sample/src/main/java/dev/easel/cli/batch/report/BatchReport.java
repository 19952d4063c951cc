package dev.easel.cli.batch.report;

import dev.easel.cli.options.ReportOptions;
import dev.easel.cli.output.OneLine;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.core.batch.BatchSummary;
import dev.easel.core.batch.JobOutcome;
import dev.easel.core.batch.JobOutcome.State;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProcessor;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** Tells what a batch does while it runs, and what became of it. Thread-safe. */
public final class BatchReport implements AutoCloseable {
    private final CliEnvironment environment;
    private final BatchPlan plan;
    private final boolean json;
    private final boolean quiet;
    private final LongSupplier nanos;
    private final long startedAt;
    private final Tally tally = new Tally();
    private final Set<String> running = new HashSet<>();
    private final Set<String> waiting = new HashSet<>();
    private final ResultsFile results;
    private final Thumbnails thumbnails;
    private final Optional<ProgressBar> bar;
    private String state = "";

    /**
     * Begins a report; nothing is written before the first job.
     *
     * @param processor makes the thumbnails of the page
     * @param context ends the making of thumbnails when the command is cancelled
     */
    public BatchReport(
            CliEnvironment environment,
            BatchPlan plan,
            ReportOptions options,
            ImageProcessor processor,
            CallContext context) {
        this(environment, plan, options.json(), options.quiet(), System::nanoTime, processor, context);
    }

    BatchReport(
            CliEnvironment environment,
            BatchPlan plan,
            boolean json,
            boolean quiet,
            LongSupplier nanos,
            ImageProcessor processor,
            CallContext context) {
        this.environment = environment;
        this.plan = plan;
        this.json = json;
        this.quiet = quiet;
        this.nanos = nanos;
        this.startedAt = nanos.getAsLong();
        this.results = new ResultsFile(plan);
        this.thumbnails = new Thumbnails(plan, processor, context);
        this.bar = environment.terminal() && !json && !quiet
                ? Optional.of(ProgressBar.start(environment.err(), environment.columns(), this::figures))
                : Optional.empty();
    }

    /** Tells that a job is about to be called. */
    public synchronized void started(JobLine job) {
        running.add(job.id());
    }

    /** Tells what happened in the call of a job. */
    public synchronized void progressed(JobLine job, ProgressEvent event) {
        if (event instanceof ProgressEvent.RetryScheduled) {
            waiting.add(job.id());
        } else if (event instanceof ProgressEvent.AttemptStarted) {
            waiting.remove(job.id());
        }
    }

    /** Tells how a job ended, now or in an earlier run. */
    public void ended(JobLine job, JobOutcome outcome) {
        String line = ResultJson.line(ResultJson.job(job, outcome));
        synchronized (this) {
            running.remove(job.id());
            waiting.remove(job.id());
            tally.add(job, outcome);
            results.add(line);
            print(job, outcome, line);
        }
        outcome.images().forEach(thumbnails::prepare);
    }

    private void print(JobLine job, JobOutcome outcome, String line) {
        if (json) {
            environment.out().println(line);
            return;
        }
        boolean known = outcome.earlier() && outcome.state() != State.IN_DOUBT;
        if (known || outcome.state() == State.NOT_STARTED) {
            return;
        }
        if (quiet && outcome.state() != State.SUCCEEDED) {
            environment.err().println(JobText.line(plan.folder(), job, outcome));
        } else if (!quiet) {
            String text = JobText.line(plan.folder(), job, outcome);
            Runnable print = () -> environment.out().println(text);
            bar.ifPresentOrElse(drawn -> drawn.around(print), print);
        }
    }

    /** Tells how many calls may now run at once, and why. */
    public synchronized void eased(int parallel, String reason) {
        state = parallel < plan.parallel() ? "eased off to " + parallel + ": " + OneLine.of(reason) : "";
    }

    private synchronized ProgressBar.Figures figures() {
        String shown = state.isEmpty() && !waiting.isEmpty() ? waiting.size() + " wait to be called again" : state;
        return new ProgressBar.Figures(
                plan.jobs(),
                tally.ended(),
                tally.endedNow(),
                tally.count(State.FAILED) + tally.count(State.IN_DOUBT),
                tally.imagesNow(),
                JobText.money(tally.costNow()),
                running.size(),
                (nanos.getAsLong() - startedAt) / 1e9,
                shown);
    }

    /**
     * Prints the summary, and completes results.jsonl and index.html.
     *
     * @throws dev.easel.core.failure.StorageException when one of them cannot be written; the summary is printed before
     */
    public void finished(BatchSummary summary, boolean cancelled) {
        if (cancelled) {
            thumbnails.stop();
        }
        making();
        thumbnails.await();
        try {
            results.complete();
            new ResultsPage(plan, thumbnails).write(new PageFrame(plan, tally, summary));
        } finally {
            close();
            print(summary, cancelled);
        }
    }

    /** Tells that the user waits for the end, from any thread: no more thumbnails are made. */
    public void cancelled() {
        thumbnails.stop();
    }

    private synchronized void making() {
        state = "making the page";
    }

    private synchronized void print(BatchSummary summary, boolean cancelled) {
        if (json) {
            environment.out().println(ResultJson.line(ResultJson.summary(plan, tally, summary, cancelled)));
        } else if (!quiet) {
            SummaryText.of(plan, tally, summary)
                    .forEach(line -> environment.err().println(line));
        }
    }

    /** Clears the progress line; after {@link #finished}, or in its place when the batch failed. */
    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
        thumbnails.close();
        results.close();
    }
}
