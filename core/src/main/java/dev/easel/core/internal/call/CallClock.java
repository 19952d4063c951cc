package dev.easel.core.internal.call;

import dev.easel.core.port.out.Registration;
import dev.easel.core.port.out.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The time of a call that counts against its deadline: it runs while any part of the call works, and stops while all
 * parts wait in queues. Were it to stop for a single waiting part, a part that hangs could keep it stopped for ever.
 */
public final class CallClock {
    private final Timer timer;
    private final Duration deadline;
    private final Runnable expired;
    private int working = 1;
    private Duration used = Duration.ZERO;
    private long since;
    private boolean armed;
    private Registration alarm = () -> {};

    /** Starts the time of a call; the task runs once the deadline passes, if the clock is armed. */
    public CallClock(Timer timer, Duration deadline, Runnable expired) {
        this.timer = timer;
        this.deadline = deadline;
        this.expired = expired;
        this.since = timer.nanoTime();
    }

    /** Runs the task when the deadline passes, until the registration is closed. */
    public synchronized Registration arm() {
        armed = true;
        schedule();
        return this::disarm;
    }

    private synchronized void disarm() {
        armed = false;
        alarm.close();
    }

    /** Counts a part less as working until the registration is closed: it waits in a queue, or for other parts. */
    public Registration waiting() {
        return change(-1);
    }

    /** Counts a part more as working until the registration is closed. */
    public Registration working() {
        return change(1);
    }

    private Registration change(int by) {
        AtomicBoolean over = new AtomicBoolean();
        add(by);
        return () -> {
            if (over.compareAndSet(false, true)) {
                add(-by);
            }
        };
    }

    private synchronized void add(int parts) {
        used = used();
        since = timer.nanoTime();
        working += parts;
        alarm.close();
        schedule();
    }

    private void schedule() {
        if (armed && working > 0) {
            alarm = timer.schedule(remaining(), this::ring);
        }
    }

    private void ring() {
        synchronized (this) {
            if (!remaining().isZero()) {
                // The clock was stopped, or stopped and started, while the alarm went off.
                return;
            }
        }
        expired.run();
    }

    private synchronized Duration used() {
        return working > 0 ? used.plusNanos(timer.nanoTime() - since) : used;
    }

    /** Returns how much time is left, never negative. */
    public synchronized Duration remaining() {
        Duration left = deadline.minus(used());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
