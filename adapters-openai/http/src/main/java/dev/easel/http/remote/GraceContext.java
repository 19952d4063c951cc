package dev.easel.http.remote;

import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.TransportException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Registration;
import dev.easel.core.port.out.Spool;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The context of one last free call of a call that was stopped: it has a few seconds, and reports nothing. */
final class GraceContext implements CallContext {
    private final CallContext stopped;
    private final Duration grace;
    private volatile boolean over;

    GraceContext(CallContext stopped, Duration grace) {
        this.stopped = stopped;
        this.grace = grace;
    }

    @Override
    public void report(ProgressEvent event) {
        // The call is over for its listeners.
    }

    @Override
    public Registration onCancel(Runnable abort) {
        CountDownLatch done = new CountDownLatch(1);
        Thread watch = new Thread(() -> abortUnless(done, abort), "easel-last-call");
        watch.setDaemon(true);
        watch.start();
        return done::countDown;
    }

    private void abortUnless(CountDownLatch done, Runnable abort) {
        try {
            if (!done.await(grace.toNanos(), TimeUnit.NANOSECONDS)) {
                over = true;
                abort.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void throwIfStopped(Billing soFar) {
        if (over) {
            throw new TransportException(
                    TransportException.Phase.DEADLINE,
                    "There was no response within " + grace.toSeconds() + " s.",
                    CallFacts.of(soFar),
                    null);
        }
    }

    @Override
    public void pause(Duration wait) {
        throwIfCancelled();
    }

    @Override
    public Duration remaining() {
        return grace;
    }

    @Override
    public Instant now() {
        return stopped.now();
    }

    @Override
    public Spool spool() {
        return stopped.spool();
    }
}
