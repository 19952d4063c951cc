package dev.easel.core.testing;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.Note;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Registration;
import dev.easel.core.port.out.Spool;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The context of a test's call: it records events, notes and pauses, never waits, and stops when cancelled. Thread-safe. */
public final class RecordingContext implements CallContext {
    private final CallContext detached = CallContext.detached();
    private final List<ProgressEvent> events = new CopyOnWriteArrayList<>();
    private final List<Note> notes = new CopyOnWriteArrayList<>();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final List<Runnable> hooks = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;
    private volatile Spool spool = detached.spool();
    private volatile Duration remaining = Duration.ofMinutes(10);

    /** Returns the events so far. */
    public List<ProgressEvent> events() {
        return List.copyOf(events);
    }

    /** Returns the notes so far. */
    public List<Note> notes() {
        return List.copyOf(notes);
    }

    /** Returns the waits requested so far; it did not actually wait. */
    public List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    /** Stops the call as cancelling does. */
    public void cancel() {
        stopped = true;
        new ArrayList<>(hooks).forEach(Runnable::run);
    }

    /** Sets the time left until the deadline. */
    public RecordingContext remaining(Duration left) {
        remaining = requireNonNull(left, "left");
        return this;
    }

    /** Stores images in another spool. */
    public RecordingContext spool(Spool other) {
        spool = requireNonNull(other, "other");
        return this;
    }

    @Override
    public void report(ProgressEvent event) {
        events.add(requireNonNull(event, "event"));
    }

    @Override
    public void note(Note note) {
        notes.add(requireNonNull(note, "note"));
    }

    @Override
    public Registration onCancel(Runnable abort) {
        hooks.add(requireNonNull(abort, "abort"));
        if (stopped) {
            abort.run();
        }
        return () -> hooks.remove(abort);
    }

    @Override
    public void throwIfStopped(Billing soFar) {
        requireNonNull(soFar, "soFar");
        if (stopped) {
            throw new CallCancelledException("The test cancelled the call.", CallFacts.of(soFar), null);
        }
    }

    @Override
    public void pause(Duration wait) {
        pauses.add(requireNonNull(wait, "wait"));
        throwIfCancelled();
    }

    @Override
    public Duration remaining() {
        return remaining;
    }

    @Override
    public Instant now() {
        return Instant.parse("2026-11-21T12:00:00Z");
    }

    @Override
    public Spool spool() {
        return spool;
    }
}
