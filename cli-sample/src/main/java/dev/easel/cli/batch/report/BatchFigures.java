package dev.easel.cli.batch.report;

import dev.easel.core.batch.BatchSummary;
import dev.easel.core.batch.JobOutcome.State;

/**
 * Figures of a batch that ended.
 *
 * @param notStarted how many jobs were not called, those that were not even looked at included
 * @param seconds the duration of this run
 * @param requestsPerSecond how many jobs of this run ended a second; 0 after no time
 * @param imagesPerSecond how many images of this run came a second; 0 after no time
 */
record BatchFigures(long notStarted, double seconds, double requestsPerSecond, double imagesPerSecond) {
    static BatchFigures of(BatchPlan plan, Tally tally, BatchSummary summary) {
        double seconds = summary.elapsed().toNanos() / 1e9;
        long unseen = Math.max(0, plan.jobs() - tally.ended());
        long idle = tally.count(State.NOT_STARTED);
        return new BatchFigures(
                idle + unseen, seconds, rate(tally.endedNow() - idle, seconds), rate(tally.imagesNow(), seconds));
    }

    private static double rate(long count, double seconds) {
        return seconds > 0 ? Math.max(0, count) / seconds : 0;
    }
}
