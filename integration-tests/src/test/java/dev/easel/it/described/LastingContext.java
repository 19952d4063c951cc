package dev.easel.it.described;

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
import java.util.concurrent.atomic.AtomicInteger;

/** The context of a call whose deadline comes within a wait, after a number of waits; it does not actually wait. */
final class LastingContext implements CallContext {
    private final CallContext context = new RecordingContext();
    private final AtomicInteger waits;

    LastingContext(int waits) {
        this.waits = new AtomicInteger(waits);
    }

    @Override
    public void pause(Duration wait) {
        if (waits.getAndDecrement() == 0) {
            throw new TransportException(
                    TransportException.Phase.DEADLINE, "The deadline has passed.", CallFacts.of(Billing.UNKNOWN), null);
        }
    }

    @Override
    public void report(ProgressEvent event) {
        context.report(event);
    }

    @Override
    public Registration onCancel(Runnable abort) {
        return context.onCancel(abort);
    }

    @Override
    public void throwIfStopped(Billing soFar) {
        context.throwIfStopped(soFar);
    }

    @Override
    public Duration remaining() {
        return context.remaining();
    }

    @Override
    public Instant now() {
        return context.now();
    }

    @Override
    public Spool spool() {
        return context.spool();
    }
}
