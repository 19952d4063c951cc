package dev.easel.http.job;

import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.TransportException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Registration;
import dev.easel.core.port.out.Spool;
import dev.easel.core.testing.RecordingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** A context whose time passes only while it is told to wait, which it does not really do; it stops at its deadline. */
final class DeadlineContext implements CallContext {
    final RecordingContext recording = new RecordingContext();
    private Duration left;
    private Consumer<ProgressEvent> listener = event -> {};

    DeadlineContext(Duration left) {
        this.left = left;
    }

    void onReport(Consumer<ProgressEvent> task) {
        listener = task;
    }

    @Override
    public void report(ProgressEvent event) {
        recording.report(event);
        listener.accept(event);
    }

    @Override
    public Registration onCancel(Runnable abort) {
        return recording.onCancel(abort);
    }

    @Override
    public void throwIfStopped(Billing soFar) {
        recording.throwIfStopped(soFar);
        if (left.isZero()) {
            throw new TransportException(
                    TransportException.Phase.DEADLINE, "The deadline passed.", CallFacts.of(soFar), null);
        }
    }

    @Override
    public void pause(Duration wait) {
        recording.pause(wait);
        left = left.compareTo(wait) > 0 ? left.minus(wait) : Duration.ZERO;
        throwIfCancelled();
    }

    @Override
    public Duration remaining() {
        return left;
    }

    @Override
    public Instant now() {
        return recording.now();
    }

    @Override
    public Spool spool() {
        return recording.spool();
    }
}
