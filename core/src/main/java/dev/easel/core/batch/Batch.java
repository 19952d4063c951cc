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

    private final Easel easel;
    private final int parallel;
    private final int perMinute;
    private final List<Interceptor> interceptors;
    private final BatchJournal journal;
    private final ImageKeeper keeper;
    private final InDoubt inDoubt;
    private final boolean failFast;
    private final Duration timeout;

    private Batch(
            Easel easel,
            int parallel,
            int perMinute,
            List<Interceptor> interceptors,
            BatchJournal journal,
            ImageKeeper keeper,
            InDoubt inDoubt,
            boolean failFast,
            Duration timeout) {
        this.easel = easel;
        this.parallel = parallel;
        this.perMinute = perMinute;
        this.interceptors = List.copyOf(interceptors);
        this.journal = journal;
        this.keeper = keeper;
        this.inDoubt = inDoubt;
        this.failFast = failFast;
        this.timeout = timeout;
    }

    /** Returns a batch that keeps images with a keeper and remembers its jobs in a journal. */
    public static Batch of(Easel easel, ImageKeeper keeper, BatchJournal journal) {
        return new Batch(
                requireNonNull(easel, "easel"),
                DEFAULT_PARALLEL,
                0,
                List.of(),
                requireNonNull(journal, "journal"),
                requireNonNull(keeper, "keeper"),
                InDoubt.SKIP,
                false,
                Duration.ofMinutes(10));
    }

    /** Returns the same with at most so many calls at once, at least 1; default: 10. It eases off where a provider asks to. */
    public Batch parallel(int calls) {
        return new Batch(easel, calls, perMinute, interceptors, journal, keeper, inDoubt, failFast, timeout);
    }

    /** Returns the same with at most so many calls started a minute, at least 1; default: no limit. */
    public Batch perMinute(int calls) {
        return new Batch(easel, parallel, calls, interceptors, journal, keeper, inDoubt, failFast, timeout);
    }

    /** Returns the same with an interceptor around each job, such as a {@link Budget}; once it is exceeded, no job starts. */
    public Batch around(Interceptor interceptor) {
        List<Interceptor> more = new ArrayList<>(interceptors);
        more.add(requireNonNull(interceptor, "interceptor"));
        return new Batch(easel, parallel, perMinute, more, journal, keeper, inDoubt, failFast, timeout);
    }

    /** Returns the same with what becomes of jobs in doubt; default: they are skipped. */
    public Batch inDoubt(InDoubt what) {
        return new Batch(
                easel,
                parallel,
                perMinute,
                interceptors,
                journal,
                keeper,
                requireNonNull(what, "what"),
                failFast,
                timeout);
    }

    /** Returns the same, which starts no more jobs once one failed. */
    public Batch failFast() {
        return new Batch(easel, parallel, perMinute, interceptors, journal, keeper, inDoubt, true, timeout);
    }

    /** Returns the same with the deadline of each call; default: 10 minutes. */
    public Batch timeout(Duration ofEachCall) {
        return new Batch(
                easel,
                parallel,
                perMinute,
                interceptors,
                journal,
                keeper,
                inDoubt,
                failFast,
                requireNonNull(ofEachCall, "ofEachCall"));
    }

    /** Prepares to run jobs, which are taken one after the other as there is room: any number takes the same memory. */
    public BatchRun run(Iterator<BatchJob> jobs, BatchListener listener) {
        requireNonNull(jobs, "jobs");
        requireNonNull(listener, "listener");
        throw new UnsupportedOperationException("Not built yet.");
    }
}
