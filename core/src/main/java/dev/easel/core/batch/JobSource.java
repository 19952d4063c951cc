package dev.easel.core.batch;

import java.util.Iterator;
import java.util.Optional;

/** Hands out the jobs of a batch one by one, and notices ids that occur twice. Thread-safe. */
final class JobSource {
    /** A job that was taken. */
    record Taken(BatchJob job, boolean repeated) {}

    private final Iterator<BatchJob> jobs;
    private final BatchStop stop;
    private final SeenIds seen = new SeenIds();

    JobSource(Iterator<BatchJob> jobs, BatchStop stop) {
        this.jobs = jobs;
        this.stop = stop;
    }

    /** Returns the next job, or empty once there is no other, or the batch failed. */
    synchronized Optional<Taken> next() {
        if (stop.failure().isPresent()) {
            return Optional.empty();
        }
        try {
            if (!jobs.hasNext()) {
                return Optional.empty();
            }
            BatchJob job = jobs.next();
            return Optional.of(new Taken(job, !seen.add(job.id())));
        } catch (RuntimeException | Error e) {
            // No other thread takes more of an iterator that is broken.
            stop.fail(e);
            throw e;
        }
    }
}
