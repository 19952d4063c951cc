package dev.easel.cli.runtime;

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

/** The context of the work that a command does outside of calls; Ctrl-C cancels it. */
public final class CancellableContext implements CallContext {
    private final CallContext detached = CallContext.detached();
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final Set<Hook> hooks = ConcurrentHashMap.newKeySet();

    /** Something to abort, once; the same task may be registered several times. */
    private final class Hook implements Registration {
        private final Runnable abort;

        private Hook(Runnable abort) {
            this.abort = abort;
        }

        private void run() {
            if (hooks.remove(this)) {
                abort.run();
            }
        }

        @Override
        public void close() {
            hooks.remove(this);
        }
    }

    /** Cancels running work, and all work that starts later. */
    public void cancel() {
        cancelled.countDown();
        hooks.forEach(Hook::run);
    }

    @Override
    public Registration onCancel(Runnable abort) {
        Hook hook = new Hook(abort);
        hooks.add(hook);
        if (cancelled.getCount() == 0) {
            hook.run();
        }
        return hook;
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
        // Such work is short: its progress is not reported.
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
