package dev.easel.core.internal.call;

import dev.easel.core.domain.Note;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Registration;
import dev.easel.core.port.out.Spool;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The context of one paid call: that of the whole call, with what tells this one apart. */
record PaidCallContext(CallContext whole, int part, Optional<String> idempotencyKey) implements CallContext {
    @Override
    public void report(ProgressEvent event) {
        whole.report(event);
    }

    @Override
    public Registration onCancel(Runnable abort) {
        return whole.onCancel(abort);
    }

    @Override
    public void throwIfStopped(Billing soFar) {
        whole.throwIfStopped(soFar);
    }

    @Override
    public void pause(Duration wait) {
        whole.pause(wait);
    }

    @Override
    public Registration queued() {
        return whole.queued();
    }

    @Override
    public void note(Note note) {
        whole.note(note);
    }

    @Override
    public Duration remaining() {
        return whole.remaining();
    }

    @Override
    public Instant now() {
        return whole.now();
    }

    @Override
    public Spool spool() {
        return whole.spool();
    }
}
