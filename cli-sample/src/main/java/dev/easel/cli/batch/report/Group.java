package dev.easel.cli.batch.report;

import dev.easel.core.batch.JobOutcome;
import dev.easel.core.batch.JobOutcome.State;
import java.util.Optional;

/** Figures of the jobs that have something in common. */
final class Group {
    private final String name;
    private long requests;
    private long succeeded;
    private long failed;
    private long images;
    private double seconds;

    Group(String name) {
        this.name = name;
    }

    void add(JobOutcome outcome) {
        requests++;
        images += outcome.images().size();
        if (outcome.state() == State.FAILED) {
            failed++;
        }
        if (outcome.state() == State.SUCCEEDED || outcome.state() == State.PARTIAL) {
            succeeded++;
            seconds += outcome.elapsed().toNanos() / 1e9;
        }
    }

    /** Returns what the jobs have in common, such as the quality. */
    String name() {
        return name;
    }

    long requests() {
        return requests;
    }

    long failed() {
        return failed;
    }

    long images() {
        return images;
    }

    /** Returns the mean duration of the jobs with images in seconds, or empty without such jobs. */
    Optional<Double> averageSeconds() {
        return succeeded == 0 ? Optional.empty() : Optional.of(seconds / succeeded);
    }
}
