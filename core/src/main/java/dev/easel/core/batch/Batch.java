package dev.easel.core.batch;

import static java.util.Objects.requireNonNull;

import dev.easel.core.interceptor.Budget;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.Interceptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Settings for running many jobs: how many at once, how fast, within which budget, and what is remembered. Immutable; each
 * method returns a changed copy.
 */
public final class Batch {
    private static final int DEFAULT_PARALLEL = 10;
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

    private final Easel easel;
    private final ImageKeeper keeper;
    private final BatchJournal journal;
    private int parallel = DEFAULT_PARALLEL;
    private int perMinute;
    private List<Interceptor> interceptors = List.of();
    private InDoubt inDoubt = InDoubt.SKIP;
    private boolean failFast;
    private boolean retryFailed;
    private Duration timeout = DEFAULT_TIMEOUT;

    private Batch(Easel easel, ImageKeeper keeper, BatchJournal journal) {
        this.easel = easel;
        this.keeper = keeper;
        this.journal = journal;
    }

    private Batch copy() {
        Batch copy = new Batch(easel, keeper, journal);
        copy.parallel = parallel;
        copy.perMinute = perMinute;
        copy.interceptors = interceptors;
        copy.inDoubt = inDoubt;
        copy.failFast = failFast;
        copy.retryFailed = retryFailed;
        copy.timeout = timeout;
        return copy;
    }

    /** Returns a batch that keeps images with a keeper and remembers its jobs in a journal. */
    public static Batch of(Easel easel, ImageKeeper keeper, BatchJournal journal) {
        return new Batch(
                requireNonNull(easel, "easel"), requireNonNull(keeper, "keeper"), requireNonNull(journal, "journal"));
    }

    /**
     * Returns the same with at most so many paid calls at once, at least 1; default: 10. While a provider has too much to do,
     * fewer run.
     *
     * @throws IllegalArgumentException when it is less than 1
     */
    public Batch parallel(int calls) {
        Batch copy = copy();
        copy.parallel = atLeastOne("parallel", calls);
        return copy;
    }

    /**
     * Returns the same with at most so many paid calls begun within any minute, at least 1; default: any number. A job that
     * makes several calls counts as several.
     *
     * @throws IllegalArgumentException when it is less than 1
     */
    public Batch perMinute(int calls) {
        Batch copy = copy();
        copy.perMinute = atLeastOne("perMinute", calls);
        return copy;
    }

    /**
     * Returns the same with an interceptor around each paid call, such as a {@link Budget}; the last one is the outermost.
     * Once a budget is exceeded, no more jobs start, smaller ones neither.
     */
    public Batch around(Interceptor interceptor) {
        List<Interceptor> more = new ArrayList<>(interceptors);
        more.add(requireNonNull(interceptor, "interceptor"));
        Batch copy = copy();
        copy.interceptors = List.copyOf(more);
        return copy;
    }

    /** Returns the same with what becomes of jobs in doubt; default: they are skipped. */
    public Batch inDoubt(InDoubt what) {
        Batch copy = copy();
        copy.inDoubt = requireNonNull(what, "what");
        return copy;
    }

    /** Returns the same, which starts no more jobs once one failed. */
    public Batch failFast() {
        Batch copy = copy();
        copy.failFast = true;
        return copy;
    }

    /**
     * Returns the same, which runs all jobs again that failed in an earlier run. Without it, those are run again that were
     * certainly not billed, and that the provider did not reject for what they request.
     */
    public Batch retryFailed() {
        Batch copy = copy();
        copy.retryFailed = true;
        return copy;
    }

    /**
     * Returns the same with the deadline of each job, waits for its turn not counted; default: 10 minutes.
     *
     * @throws IllegalArgumentException when it is not positive
     */
    public Batch timeout(Duration ofEachJob) {
        if (requireNonNull(ofEachJob, "ofEachJob").isNegative() || ofEachJob.isZero()) {
            throw new IllegalArgumentException("Invalid timeout " + ofEachJob + ": it must be positive.");
        }
        Batch copy = copy();
        copy.timeout = ofEachJob;
        return copy;
    }

    /**
     * Prepares to run jobs, which are taken one after the other as there is room, by one thread at a time. Waiting jobs take no memory; what is kept
     * of one that was taken is 8 to 32 bytes, to find ids that occur twice.
     */
    public BatchRun run(Iterator<BatchJob> jobs, BatchListener listener) {
        requireNonNull(jobs, "jobs");
        requireNonNull(listener, "listener");
        return new RunningBatch(
                new BatchSettings(
                        easel,
                        keeper,
                        journal,
                        parallel,
                        perMinute,
                        interceptors,
                        inDoubt,
                        failFast,
                        retryFailed,
                        timeout),
                jobs,
                listener);
    }

    private static int atLeastOne(String setting, int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException(setting + " must be at least 1, got " + calls + ".");
        }
        return calls;
    }
}
