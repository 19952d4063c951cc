package dev.easel.core.batch;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.StorageException;
import dev.easel.core.internal.SystemTimer;
import dev.easel.core.internal.UseCaseEasel;
import dev.easel.core.port.out.Timer;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A batch on threads that each take the next job when they have ended one. A thread that begins a job starts another thread
 * as long as there are fewer than calls may run at once; they end with the batch.
 */
final class RunningBatch implements BatchRun {
    private final AtomicBoolean begun = new AtomicBoolean();
    private final BatchContext batch;
    private final JobSource source;
    private final Resumption resumption;
    private final Runnable closeTimer;
    private int started;
    private int alive;

    RunningBatch(BatchSettings settings, Iterator<BatchJob> jobs, BatchListener listener) {
        Timer timer;
        if (settings.easel() instanceof UseCaseEasel known) {
            timer = known.timer();
            closeTimer = () -> {};
        } else {
            SystemTimer own = new SystemTimer();
            timer = own;
            closeTimer = own::close;
        }
        CautiousListener cautious = new CautiousListener(listener);
        Pace pace = new Pace(timer, settings.parallel(), settings.perMinute(), cautious::eased);
        this.batch = new BatchContext(settings, timer, pace, new BatchStop(pace), cautious, new Tally());
        this.source = new JobSource(jobs, batch.stop());
        this.resumption = new Resumption(settings.inDoubt(), settings.retryFailed());
    }

    @Override
    public BatchSummary execute() {
        if (!begun.compareAndSet(false, true)) {
            throw new IllegalStateException("This batch ran before: prepare another one.");
        }
        long from = batch.timer().nanoTime();
        try {
            startThread();
            awaitThreads();
        } finally {
            closeTimer.run();
        }
        Optional<Throwable> failure = batch.stop().failure();
        if (failure.isPresent()) {
            throw thrown(failure.get());
        }
        return batch.tally().summary(Duration.ofNanos(batch.timer().nanoTime() - from));
    }

    @Override
    public void cancel() {
        batch.stop().cancel();
    }

    private static RuntimeException thrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }

    /** Waits until every thread has ended; an interrupt cancels the batch. */
    private void awaitThreads() {
        boolean interrupted = false;
        synchronized (this) {
            while (alive > 0) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                    batch.stop().cancel();
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void startThread() {
        int number;
        synchronized (this) {
            if (started == batch.settings().parallel()) {
                return;
            }
            started++;
            alive++;
            number = started;
        }
        try {
            Thread thread = new Thread(this::takeJobs, "easel-batch-" + number);
            thread.setDaemon(true);
            thread.start();
        } catch (OutOfMemoryError e) {
            // The system has no room for another thread: those that run do the work.
            threadEnded();
            if (number == 1) {
                throw e;
            }
        }
    }

    private synchronized void threadEnded() {
        alive--;
        notifyAll();
    }

    private void takeJobs() {
        try {
            for (Optional<JobSource.Taken> next = source.next(); next.isPresent(); next = source.next()) {
                take(next.get());
            }
        } catch (RuntimeException | Error e) {
            batch.stop().fail(e);
        } finally {
            threadEnded();
        }
    }

    private void take(JobSource.Taken taken) {
        BatchJob job = taken.job();
        JobRun run = new JobRun(batch, job);
        if (taken.repeated()) {
            run.report(Outcomes.without(job.id(), JobOutcome.State.FAILED, Resumption.repeated(job)));
            return;
        }
        Resumption.Step step = resumption.of(job, last(job.id()), run::provider);
        Optional<EaselException> stopped = batch.stop().reason();
        boolean calls = step instanceof Resumption.Call || step instanceof Resumption.Fetch;
        if (calls && stopped.isPresent()) {
            run.report(notStarted(job, step, stopped.get()));
            return;
        }
        if (calls) {
            startThread();
        }
        run.run(step);
    }

    /** A job in doubt stays so. */
    private static JobOutcome notStarted(BatchJob job, Resumption.Step step, EaselException why) {
        boolean doubtful = step instanceof Resumption.Fetch || step instanceof Resumption.Call call && call.inDoubt();
        return doubtful
                ? Outcomes.without(job.id(), JobOutcome.State.IN_DOUBT, why.billedAtLeast(Billing.UNKNOWN))
                : Outcomes.without(job.id(), JobOutcome.State.NOT_STARTED, why);
    }

    private Optional<JournalEntry> last(String id) {
        try {
            return batch.settings().journal().last(id);
        } catch (EaselException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StorageException("The journal of the batch cannot be read: " + e + ".", e);
        }
    }
}
