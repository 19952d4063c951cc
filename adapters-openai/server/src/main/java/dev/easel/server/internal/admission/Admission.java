package dev.easel.server.internal.admission;

import static java.util.Objects.requireNonNull;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.internal.SystemTimer;
import dev.easel.core.port.out.Registration;
import dev.easel.core.port.out.Timer;
import dev.easel.server.route.HttpError;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Lets calls begin while there is room, by their number and by the heap that they reserve; others wait for a while in a
 * queue that is bounded, without holding a thread. Thread-safe.
 *
 * <p>Callers take turns, and the calls of each are in order. A call that does not fit yet keeps those behind it waiting, so
 * that small calls cannot starve a large one, except where its caller has used up the share of that caller. Consumers are
 * called on the thread that makes the room or refuses, outside of any lock; what they throw is logged.
 */
public final class Admission implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Admission.class.getName());

    /** Room that a call holds until it is closed; closing it twice does nothing. */
    public interface Ticket extends AutoCloseable {
        @Override
        void close();
    }

    /** A call that waits; its caller may leave. */
    public interface Waiting {
        /** Takes the call out of the queue, so that neither of its consumers is called; false if one was. */
        boolean withdraw();
    }

    private final int inFlight;
    private final long bytes;
    private final int queued;
    private final Duration patience;
    private final Timer timer;
    private final AutoCloseable owned;
    private final CallerQueues queues;
    private final CallDurations durations = new CallDurations();
    /** Set while this thread calls consumers, which may close tickets: then the loop up the stack goes on. */
    private final ThreadLocal<Boolean> admitting = new ThreadLocal<>();

    private int running;
    private long reserved;
    private boolean closed;

    /** Creates the admission of a server, in which a caller may use all there is. */
    public Admission(int inFlight, long bytes, int queued, Duration patience) {
        this(inFlight, bytes, queued, patience, Map.of());
    }

    /**
     * Creates the admission of a server.
     *
     * @param inFlight how many calls run at once
     * @param bytes how much heap they reserve together
     * @param queued how many calls wait
     * @param patience how long one waits
     * @param shares how many calls of a caller run at once, by the name of the caller; without an entry, as many as of all
     */
    public Admission(int inFlight, long bytes, int queued, Duration patience, Map<String, Integer> shares) {
        this(inFlight, bytes, queued, patience, shares, new SystemTimer());
    }

    private Admission(
            int inFlight, long bytes, int queued, Duration patience, Map<String, Integer> shares, SystemTimer timer) {
        this(inFlight, bytes, queued, patience, shares, timer, timer);
    }

    Admission(
            int inFlight,
            long bytes,
            int queued,
            Duration patience,
            Map<String, Integer> shares,
            Timer timer,
            AutoCloseable owned) {
        this.inFlight = inFlight;
        this.bytes = bytes;
        this.queued = queued;
        this.patience = patience;
        this.timer = timer;
        this.owned = owned;
        this.queues = new CallerQueues(shares);
    }

    /** Returns how much heap all calls may reserve together; a call that reserves all of it runs alone. */
    public long bytes() {
        return bytes;
    }

    /**
     * Reserves room for a call.
     *
     * @param caller the name of the caller, empty if the server knows none
     * @param bytes the heap that the call needs
     * @param admitted takes the ticket once there is room, perhaps at once and on this thread; must not block
     * @param refused takes the error, 503 or for a caller's own share 429, both with {@code Retry-After}, or 413 for a call
     *     that needs more than there is
     */
    public Waiting enter(String caller, long bytes, Consumer<Ticket> admitted, Consumer<HttpError> refused) {
        requireNonNull(admitted, "admitted");
        requireNonNull(refused, "refused");
        WaitingCall call = new WaitingCall(requireNonNull(caller, "caller"), bytes, admitted, refused);
        if (bytes > this.bytes) {
            call.refuse(Refusals.tooLarge(bytes, this.bytes));
            return call;
        }
        Refused victim = null;
        boolean begun = false;
        synchronized (this) {
            if (closed) {
                victim = new Refused(call, Refusals.closing());
            } else {
                queues.add(call);
                begun = queues.first() == call && fits(call);
                if (begun) {
                    begin(call);
                } else {
                    victim = await(call);
                }
            }
        }
        if (begun) {
            call.admit();
        }
        if (victim != null) {
            victim.call.refuse(victim.why);
        }
        admitWhatFits();
        return call;
    }

    /** Limits how long a call waits; returns the call that has to go if too many do. */
    private @Nullable Refused await(WaitingCall call) {
        try {
            call.expireAfterPatience();
            return overflow();
        } catch (RuntimeException | Error e) {
            remove(call);
            throw e;
        }
    }

    /** Returns how many calls run. */
    synchronized int running() {
        return running;
    }

    /** Returns how many bytes they reserve. */
    synchronized long reserved() {
        return reserved;
    }

    /** Returns how many calls wait. */
    synchronized int waiting() {
        return queues.waiting();
    }

    private boolean fits(WaitingCall call) {
        return running < inFlight && call.bytes <= bytes - reserved;
    }

    /** Allocates nothing: where the heap is exhausted, either all of it happens or nothing. */
    private void begin(WaitingCall call) {
        queues.begin(call);
        running++;
        reserved += call.bytes;
        call.state = State.RUNNING;
        call.began = timer.nanoTime();
        call.timeout.close();
    }

    /** Takes the newest call of the caller with the most calls out of a queue that is too long. */
    private @Nullable Refused overflow() {
        if (queues.waiting() <= queued) {
            return null;
        }
        WaitingCall newest = queues.mostWaiting();
        Refused victim = new Refused(newest, refusal(newest, true));
        remove(newest);
        return victim;
    }

    private HttpError refusal(WaitingCall call, boolean full) {
        int ofCaller = queues.waiting(call.caller);
        int share = Math.min(inFlight, queues.share(call.caller));
        if (queues.hasUsedUpShare(call.caller)) {
            return Refusals.overShare(share, durations.retryAfter(ofCaller, share, patience));
        }
        if (full && ofCaller < queues.waiting() && ofCaller > 1) {
            return Refusals.tooManyWaiting(ofCaller, durations.retryAfter(ofCaller, share, patience));
        }
        Duration retryAfter = durations.retryAfter(queues.waiting(), running, patience);
        return running < inFlight ? Refusals.noHeap(retryAfter) : Refusals.busy(inFlight, retryAfter);
    }

    private void remove(WaitingCall call) {
        queues.remove(call);
        call.state = State.GONE;
        call.timeout.close();
    }

    private void admitWhatFits() {
        if (admitting.get() != null) {
            return;
        }
        admitting.set(true);
        try {
            for (WaitingCall next = beginNext(); next != null; next = beginNext()) {
                next.admit();
            }
        } finally {
            admitting.remove();
        }
    }

    private synchronized @Nullable WaitingCall beginNext() {
        WaitingCall next = queues.first();
        if (next == null || !fits(next)) {
            return null;
        }
        begin(next);
        return next;
    }

    /** Refuses all that wait, and all that come. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        for (WaitingCall next = removeNext(); next != null; next = removeNext()) {
            next.refuse(Refusals.closing());
        }
        try {
            owned.close();
        } catch (Exception e) {
            throw new IllegalStateException("The timer of the admission could not be closed.", e);
        }
    }

    private synchronized @Nullable WaitingCall removeNext() {
        WaitingCall next = queues.waiting() == 0 ? null : queues.mostWaiting();
        if (next != null) {
            remove(next);
        }
        return next;
    }

    /** A call that was taken out of the queue, and why. */
    private record Refused(WaitingCall call, HttpError why) {}

    private enum State {
        WAITING,
        RUNNING,
        GONE
    }

    /** A call from its arrival to its end. */
    final class WaitingCall implements Waiting, Ticket {
        final String caller;
        private final long bytes;
        private final Consumer<Ticket> admitted;
        private final Consumer<HttpError> refused;
        private volatile State state = State.WAITING;
        private Registration timeout = () -> {};
        private long began;

        private WaitingCall(String caller, long bytes, Consumer<Ticket> admitted, Consumer<HttpError> refused) {
            if (bytes < 0) {
                throw new IllegalArgumentException("Invalid need of " + bytes + " bytes: must not be negative.");
            }
            this.caller = caller;
            this.bytes = bytes;
            this.admitted = admitted;
            this.refused = refused;
        }

        private void expireAfterPatience() {
            timeout = timer.schedule(patience, this::expire);
        }

        private void expire() {
            HttpError why;
            synchronized (Admission.this) {
                if (state != State.WAITING) {
                    return;
                }
                why = refusal(this, false);
                remove(this);
            }
            refuse(why);
            admitWhatFits();
        }

        @Override
        public boolean withdraw() {
            synchronized (Admission.this) {
                if (state != State.WAITING) {
                    return false;
                }
                remove(this);
            }
            admitWhatFits();
            return true;
        }

        private void admit() {
            try {
                admitted.accept(this);
            } catch (RuntimeException | Error e) {
                close();
                log("A call could not be started.", e);
            }
        }

        private void refuse(HttpError why) {
            state = State.GONE;
            try {
                refused.accept(why);
            } catch (RuntimeException | Error e) {
                log("A call could not be refused.", e);
            }
        }

        private void log(String message, Throwable e) {
            try {
                LOG.log(System.Logger.Level.ERROR, message, e);
            } catch (RuntimeException | Error unlogged) {
                // Without heap for a line in the log, the other calls go on all the same.
            }
        }

        @Override
        public void close() {
            synchronized (Admission.this) {
                if (state != State.RUNNING) {
                    return;
                }
                state = State.GONE;
                running--;
                reserved -= bytes;
                queues.end(this);
                durations.add(timer.nanoTime() - began);
            }
            admitWhatFits();
        }
    }
}
