package dev.easel.core.batch;

import dev.easel.core.event.ProgressEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records what a batch tells. */
final class RecordingListener implements BatchListener {
    private final List<String> started = new CopyOnWriteArrayList<>();
    private final List<JobOutcome> ended = new CopyOnWriteArrayList<>();
    private final List<ProgressEvent> events = new CopyOnWriteArrayList<>();
    private final List<String> easings = new CopyOnWriteArrayList<>();

    @Override
    public void started(BatchJob job) {
        started.add(job.id());
    }

    @Override
    public void progressed(BatchJob job, ProgressEvent event) {
        events.add(event);
    }

    @Override
    public void ended(BatchJob job, JobOutcome outcome) {
        ended.add(outcome);
    }

    @Override
    public void eased(int parallel, String reason) {
        easings.add(parallel + ": " + reason);
    }

    List<String> started() {
        return started;
    }

    List<JobOutcome> ended() {
        return ended;
    }

    List<ProgressEvent> events() {
        return events;
    }

    List<String> easings() {
        return easings;
    }

    /** Returns the only outcome of a job. */
    JobOutcome outcome(String id) {
        List<JobOutcome> all =
                ended.stream().filter(outcome -> outcome.id().equals(id)).toList();
        if (all.size() != 1) {
            throw new AssertionError("The job " + id + " has " + all.size() + " outcomes: " + all);
        }
        return all.get(0);
    }
}
