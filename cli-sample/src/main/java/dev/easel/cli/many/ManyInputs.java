package dev.easel.cli.many;

import static java.util.Objects.requireNonNull;

import dev.easel.cli.output.Outcome;
import dev.easel.cli.output.Report;
import dev.easel.cli.runtime.CancellableContext;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Works on inputs in parallel and reports each as it ends; a failure does not stop the others. */
public final class ManyInputs {
    private final Report report;
    private final CancellableContext context;
    private int done;
    private int incomplete;
    private Optional<Throwable> firstFailure = Optional.empty();

    /** Reports results, and stops to begin new ones when a context is cancelled. */
    public ManyInputs(Report report, CancellableContext context) {
        this.report = requireNonNull(report, "report");
        this.context = requireNonNull(context, "context");
    }

    /**
     * An input, and what is done with it.
     *
     * @param name the input in messages
     * @param work makes the result, or throws
     */
    public record Job(String name, Supplier<Outcome> work) {
        public Job {
            requireNonNull(name, "name");
            requireNonNull(work, "work");
        }
    }

    /**
     * Works on all, a number at once, and returns the exit code: that of the first failure where all failed, and {@link
     * ExitCode#PARTLY} where some did.
     *
     * @throws CallCancelledException when the context was cancelled
     */
    public int run(List<Job> jobs, int parallel) {
        AtomicInteger next = new AtomicInteger();
        int workers = Math.min(parallel, jobs.size());
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, workers), ManyInputs::thread);
        for (int worker = 0; worker < workers; worker++) {
            pool.execute(() -> {
                for (int i = next.getAndIncrement(); i < jobs.size() && !isCancelled(); i = next.getAndIncrement()) {
                    work(jobs.get(i));
                }
            });
        }
        pool.shutdown();
        await(pool);
        return exitCode(jobs.size());
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "easel-input");
        thread.setDaemon(true);
        return thread;
    }

    private void work(Job job) {
        try {
            Outcome outcome = job.work().get();
            succeeded(outcome.input(job.name()));
        } catch (RuntimeException | OutOfMemoryError e) {
            failed(job.name(), e);
        }
    }

    private synchronized void succeeded(Outcome outcome) {
        report.done(outcome);
        done++;
        if (!outcome.partialFailures().isEmpty()) {
            incomplete++;
        }
    }

    /** What was cancelled before it was billed is not worth a line for each. */
    private synchronized void failed(String name, Throwable failure) {
        if (firstFailure.isEmpty()) {
            firstFailure = Optional.of(failure);
        }
        boolean stopped = failure instanceof CallCancelledException cancelled
                && ((EaselException) cancelled).billing() == Billing.NOT_BILLED;
        if (!stopped) {
            report.failed(name, failure);
        }
    }

    private void await(ExecutorService pool) {
        try {
            while (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
                // Each call has its own deadline.
            }
        } catch (InterruptedException e) {
            context.cancel();
            Thread.currentThread().interrupt();
        }
    }

    private boolean isCancelled() {
        try {
            context.throwIfCancelled();
            return false;
        } catch (CallCancelledException e) {
            return true;
        }
    }

    private synchronized int exitCode(int inputs) {
        if (isCancelled()) {
            throw new CallCancelledException(
                    "The command was cancelled: " + done + " of " + inputs
                            + " inputs are done, and their files are whole.",
                    CallFacts.of(Billing.NOT_BILLED),
                    null);
        }
        if (firstFailure.isPresent()) {
            return done == 0 ? ExitCode.of(firstFailure.get()) : ExitCode.PARTLY;
        }
        return incomplete == 0 ? ExitCode.DONE : ExitCode.PARTLY;
    }
}
