package dev.easel.server.internal.admission;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.internal.AbandonableCall;
import dev.easel.core.port.in.ImageCall;
import java.util.concurrent.atomic.AtomicInteger;

/** The share of the server's memory that a call has, which is given back once nothing needs it. Thread-safe. */
public final class CallRoom {
    private @Nullable Runnable back;

    /** Takes the room over from admission. */
    public synchronized void take(Admission.Ticket ticket) {
        back = ticket::close;
    }

    /** Gives the room back, unless that was done or something else will. */
    public void free() {
        Runnable held = taken();
        if (held != null) {
            held.run();
        }
    }

    private synchronized @Nullable Runnable taken() {
        Runnable held = back;
        back = null;
        return held;
    }

    /** Gives the room back once the call does nothing any more: one that is cancelled needs its heap until then. */
    public void freeWhenOver(ImageCall call) {
        if (call instanceof AbandonableCall known) {
            Runnable held = taken();
            if (held != null) {
                known.whenOver(held);
            }
        }
    }

    /**
     * Gives the room back once the call does nothing any more.
     *
     * @param written whether {@link #free} must be called besides, since writing the result needs the room too
     * @return what to run when the call is over
     */
    public Runnable during(ImageCall call, boolean written) {
        if (!written) {
            freeWhenOver(call);
            return this::free;
        }
        if (call instanceof AbandonableCall known) {
            Runnable held = taken();
            if (held != null) {
                AtomicInteger users = new AtomicInteger(2);
                Runnable last = () -> {
                    if (users.decrementAndGet() == 0) {
                        held.run();
                    }
                };
                synchronized (this) {
                    back = last;
                }
                known.whenOver(last);
            }
        }
        return () -> {};
    }
}
