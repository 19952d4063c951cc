package dev.easel.studio;

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

/** The context of a comparison, which comes after the call and ends when the page leaves. */
final class ComparisonContext implements CallContext {
    private final CallContext outside = CallContext.detached();
    private final Spool spool;
    private final List<Runnable> hooks = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    ComparisonContext(Spool spool) {
        this.spool = spool;
    }

    /** Stops the comparison as soon as it looks. */
    void stop() {
        stopped = true;
        new ArrayList<>(hooks).forEach(Runnable::run);
    }

    @Override
    public void report(ProgressEvent event) {
        outside.report(event);
    }

    @Override
    public Registration onCancel(Runnable abort) {
        hooks.add(abort);
        if (stopped) {
            abort.run();
        }
        return () -> hooks.remove(abort);
    }

    @Override
    public void throwIfStopped(Billing soFar) {
        if (stopped) {
            throw new CallCancelledException("The page has left.", CallFacts.of(soFar), null);
        }
    }

    @Override
    public void pause(Duration wait) {
        outside.pause(wait);
        throwIfCancelled();
    }

    @Override
    public Duration remaining() {
        return outside.remaining();
    }

    @Override
    public Instant now() {
        return outside.now();
    }

    @Override
    public Spool spool() {
        return spool;
    }
}
