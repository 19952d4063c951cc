package dev.easel.server.internal.exchange;

import dev.easel.core.event.ProgressEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The progress of a call on its way from the call's thread to the one that writes the stream. */
final class CallEvents {
    private final BlockingQueue<Optional<ProgressEvent>> events = new LinkedBlockingQueue<>();
    private volatile boolean ended;

    /** Adds an event. */
    void add(ProgressEvent event) {
        events.add(Optional.of(event));
    }

    /** Says that no more events follow: the call is over, or nobody waits for it. */
    void end() {
        ended = true;
        events.add(Optional.empty());
    }

    /** Returns the next event, or empty when the call is over or the time has passed. */
    Optional<ProgressEvent> next(Duration timeout) throws InterruptedException {
        Optional<ProgressEvent> event = events.poll(Math.max(0, timeout.toNanos()), TimeUnit.NANOSECONDS);
        return event == null ? Optional.empty() : event;
    }

    /** Returns whether no more events follow and all have been read. */
    boolean isOver() {
        return ended && events.stream().allMatch(Optional::isEmpty);
    }
}
