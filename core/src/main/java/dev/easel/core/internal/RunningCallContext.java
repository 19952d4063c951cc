package dev.easel.core.internal;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.Note;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.internal.call.CallClock;
import dev.easel.core.internal.call.PaidCalls;
import dev.easel.core.port.in.ProgressListener;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Registration;
import dev.easel.core.port.out.Spool;
import dev.easel.core.port.out.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** The state of one call while it runs: its listeners, what to abort, and whether and why it must stop. */
final class RunningCallContext implements CallContext {
    private static final long EVENT_NANOS = 100_000_000;

    private enum Stop {
        CANCELLED,
        DEADLINE
    }

    private final List<ProgressListener> listeners;
    private final Timer timer;
    private final Duration deadline;
    private final CallClock clock;
    private final PaidCalls paidCalls;
    private final long startedAt;
    private final Spool spool;
    private final Set<Hook> hooks = ConcurrentHashMap.newKeySet();
    private final FrequentEvents sent = new FrequentEvents();
    private final FrequentEvents received = new FrequentEvents();
    private final FrequentEvents converting = new FrequentEvents();
    private final CopyOnWriteArrayList<Note> notes = new CopyOnWriteArrayList<>();
    private volatile @Nullable Stop stop;

    RunningCallContext(
            List<ProgressListener> listeners, Timer timer, Duration deadline, Optional<String> key, Spool spool) {
        this.listeners = List.copyOf(listeners);
        this.timer = timer;
        this.deadline = deadline;
        this.clock = new CallClock(timer, deadline, () -> stop(Stop.DEADLINE));
        this.paidCalls = new PaidCalls(key);
        this.startedAt = timer.nanoTime();
        this.spool = spool;
    }

    /** A task that runs once, when the call stops. */
    private final class Hook implements Registration {
        private final Runnable abort;

        private Hook(Runnable abort) {
            this.abort = abort;
        }

        private void run() {
            if (hooks.remove(this)) {
                try {
                    abort.run();
                } catch (RuntimeException e) {
                    System.getLogger(RunningCallContext.class.getName())
                            .log(System.Logger.Level.DEBUG, "Aborting a call failed.", e);
                }
            }
        }

        @Override
        public void close() {
            hooks.remove(this);
        }
    }

    /** Lets one event of a kind through every tenth of a second, the first at once. */
    private final class FrequentEvents {
        private boolean any;
        private long last;

        private synchronized boolean due() {
            long now = timer.nanoTime();
            if (any && now - last < EVENT_NANOS) {
                return false;
            }
            any = true;
            last = now;
            return true;
        }
    }

    /** Arms the deadline; closing the registration disarms it. */
    Registration armDeadline() {
        return clock.arm();
    }

    /** Returns the clock, for parts of the call that work or wait. */
    CallClock clock() {
        return clock;
    }

    /** Returns what numbers the paid calls; used by the thread that runs the call. */
    PaidCalls paidCalls() {
        return paidCalls;
    }

    void cancel() {
        stop(Stop.CANCELLED);
    }

    private void stop(Stop why) {
        synchronized (this) {
            if (stop != null) {
                return;
            }
            stop = why;
        }
        new ArrayList<>(hooks).forEach(Hook::run);
    }

    Duration elapsed() {
        return Duration.ofNanos(timer.nanoTime() - startedAt);
    }

    @Override
    public void report(ProgressEvent event) {
        if (event instanceof ProgressEvent.BytesSent bytes && !isLast(bytes) && !sent.due()
                || event instanceof ProgressEvent.BytesReceived && !received.due()
                || event instanceof ProgressEvent.Converting step && isAmidst(step) && !converting.due()) {
            return;
        }
        for (ProgressListener listener : listeners) {
            try {
                listener.on(event);
            } catch (RuntimeException e) {
                System.getLogger(RunningCallContext.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "A progress listener threw an exception; the call continues.",
                                e);
            }
        }
    }

    /** Where a step begins and ends is worth an event whatever came before. */
    private static boolean isAmidst(ProgressEvent.Converting step) {
        double share = step.share().orElse(0);
        return share > 0 && share < 1;
    }

    /** After the last byte of the request a listener would wait for news of it in vain. */
    private static boolean isLast(ProgressEvent.BytesSent bytes) {
        return bytes.total().isPresent() && bytes.sent() == bytes.total().getAsLong();
    }

    @Override
    public Registration onCancel(Runnable abort) {
        Hook hook = new Hook(abort);
        hooks.add(hook);
        if (stop != null) {
            hook.run();
        }
        return hook;
    }

    @Override
    public void throwIfStopped(Billing soFar) {
        // An interrupt closes the socket of a virtual thread, before any watch notices the interrupt.
        if (Thread.currentThread().isInterrupted()) {
            cancel();
        }
        Stop why = stop;
        if (why != null) {
            throw stopped(why, soFar);
        }
    }

    private EaselException stopped(Stop why, Billing soFar) {
        if (why == Stop.CANCELLED) {
            return new CallCancelledException("The call was cancelled.", CallFacts.of(soFar), null);
        }
        return new TransportException(
                TransportException.Phase.DEADLINE,
                "The call did not finish within " + deadline.toSeconds() + " s; a longer timeout may help.",
                CallFacts.of(soFar),
                null);
    }

    @Override
    public void pause(Duration wait) {
        CountDownLatch over = new CountDownLatch(1);
        try (Registration abort = onCancel(over::countDown);
                Registration due = timer.schedule(wait, over::countDown)) {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throwIfCancelled();
    }

    @Override
    public Registration queued() {
        return clock.waiting();
    }

    @Override
    public void note(Note note) {
        notes.addIfAbsent(note);
    }

    /** Returns the notes that were added beside the port, in order. */
    List<Note> notes() {
        return List.copyOf(notes);
    }

    @Override
    public Duration remaining() {
        return clock.remaining();
    }

    @Override
    public Instant now() {
        return timer.now();
    }

    @Override
    public Spool spool() {
        return spool;
    }
}
