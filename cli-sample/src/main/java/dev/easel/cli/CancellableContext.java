package dev.easel.cli;

import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Registration;
import dev.easel.core.port.out.Spool;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The context of what a command does outside any call; whatever it does, Ctrl-C stops it. */
final class CancellableContext implements CallContext {
    private final CallContext detached = CallContext.detached();
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final Set<Runnable> hooks = ConcurrentHashMap.newKeySet();

    /** Cancels what runs, and what is about to run. */
    void cancel() {
        cancelled.countDown();
        hooks.forEach(this::runOnce);
    }

    private void runOnce(Runnable hook) {
        if (hooks.remove(hook)) {
            hook.run();
        }
    }

    @Override
    public Registration onCancel(Runnable abort) {
        Runnable hook = abort::run;
        hooks.add(hook);
        if (cancelled.getCount() == 0) {
            runOnce(hook);
        }
        return () -> hooks.remove(hook);
    }

    @Override
    public void throwIfStopped(Billing soFar) {
        if (cancelled.getCount() == 0) {
            throw new CallCancelledException("The command was cancelled.", CallFacts.of(soFar), null);
        }
    }

    @Override
    public void pause(Duration wait) {
        try {
            cancelled.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel();
        }
        throwIfCancelled();
    }

    @Override
    public void report(ProgressEvent event) {
        // Such work is short: nobody is told how far it is.
    }

    @Override
    public Duration remaining() {
        return detached.remaining();
    }

    @Override
    public Instant now() {
        return detached.now();
    }

    @Override
    public Spool spool() {
        return detached.spool();
    }
}
