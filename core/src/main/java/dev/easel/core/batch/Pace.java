package dev.easel.core.batch;

import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Registration;
import dev.easel.core.port.out.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;

/**
 * Lets the paid calls of a batch begin: so many at once, so many a minute, and none while a provider asks to wait. Others
 * wait for their turn, first come first served.
 *
 * <p>Each time a provider has too much to do, the number at once halves; each time as many calls succeeded as may run at
 * once, it grows by a quarter. Errors of calls that began before the last easing count as part of it. Thread-safe.
 */
final class Pace {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final Duration LONGEST_GUESS = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 10;

    private final Timer timer;
    private final int most;
    private final int perMinute;
    private final BiConsumer<Integer, String> listener;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private final Deque<Long> starts = new ArrayDeque<>();
    private final Object telling = new Object();
    private int window;
    private int running;
    private int successes;
    private int streak;
    private long easings;
    private boolean paused;
    private long pausedUntil;
    private boolean halted;
    private Registration alarm = () -> {};
    private String news = "";
    private long changes;
    private long told;

    /**
     * Starts at full speed.
     *
     * @param perMinute at most so many calls begin within a minute; 0 for any number
     * @param listener hears how many calls may run at once, and why
     */
    Pace(Timer timer, int most, int perMinute, BiConsumer<Integer, String> listener) {
        this.timer = timer;
        this.most = most;
        this.perMinute = perMinute;
        this.window = most;
        this.listener = listener;
    }

    /** A call that waits for its turn. */
    private static final class Waiting {
        private final CountDownLatch turn = new CountDownLatch(1);
        private final boolean elsewhere;

        private Waiting(boolean elsewhere) {
            this.elsewhere = elsewhere;
        }
    }

    /** The place of a call that runs; closing it frees the place. */
    final class Turn implements AutoCloseable {
        private long easing;

        private Turn(long easing) {
            this.easing = easing;
        }

        /** Counts the call as a success. */
        void succeeded() {
            synchronized (Pace.this) {
                if (easing != easings) {
                    return;
                }
                streak = 0;
                successes++;
                if (window == most || successes < window) {
                    return;
                }
                successes = 0;
                window = Math.min(most, window + Math.max(1, window / 4));
                changed("calls succeed again");
                pump();
            }
            tell();
        }

        /**
         * Eases off, because a provider has too much to do.
         *
         * @param wait how long it asks to wait, if it does
         * @return how long no call begins
         */
        Duration refused(Optional<Duration> wait, String why) {
            Duration pause;
            synchronized (Pace.this) {
                boolean first = easing == easings;
                if (first) {
                    easings++;
                    streak++;
                    successes = 0;
                    window = Math.max(1, Math.min(window, running) / 2);
                }
                easing = easings;
                pause = shorter(wait.orElseGet(Pace.this::guess), LONGEST_PAUSE);
                boolean longer = pauseFor(pause);
                if (first || longer) {
                    changed(why + " (waiting " + Math.max(1, pause.toSeconds()) + " s)");
                }
                pump();
            }
            tell();
            return pause;
        }

        @Override
        public void close() {
            synchronized (Pace.this) {
                running--;
                pump();
            }
        }
    }

    /**
     * Waits for a turn, which the deadline of the call does not count.
     *
     * @param elsewhere whether another provider is called than the one that asked to wait
     * @throws CallCancelledException when the call is cancelled, or the batch stopped, before its turn
     */
    Turn enter(CallContext context, boolean elsewhere) {
        Waiting me = new Waiting(elsewhere);
        synchronized (this) {
            queue.add(me);
            pump();
        }
        try (Registration queued = context.queued();
                Registration stop = context.onCancel(me.turn::countDown)) {
            me.turn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (withdrawn(me)) {
            context.throwIfCancelled();
            throw new CallCancelledException("The batch was stopped before this call began.");
        }
        Turn turn = turn();
        try {
            context.throwIfCancelled();
            return turn;
        } catch (RuntimeException e) {
            turn.close();
            throw e;
        }
    }

    private synchronized Turn turn() {
        return new Turn(easings);
    }

    private synchronized boolean withdrawn(Waiting me) {
        return queue.remove(me);
    }

    /** Returns how many calls wait for their turn. */
    synchronized int waiting() {
        return queue.size();
    }

    /** Lets no call begin any more; those that wait are cancelled. */
    synchronized void halt() {
        halted = true;
        alarm.close();
        queue.forEach(waiting -> waiting.turn.countDown());
    }

    private synchronized void onTime() {
        pump();
    }

    /** Lets calls begin that may, and sets the alarm for the next. */
    private void pump() {
        alarm.close();
        if (halted) {
            queue.forEach(waiting -> waiting.turn.countDown());
            return;
        }
        long now = timer.nanoTime();
        while (running < window && !queue.isEmpty()) {
            long rate = untilRate(now);
            long pause = untilResumed(now);
            if (rate > 0 || pause > 0 && !elsewhereFirst()) {
                long wait = rate > 0 && pause > 0 ? Math.min(rate, pause) : Math.max(rate, pause);
                alarm = timer.schedule(Duration.ofNanos(wait), this::onTime);
                return;
            }
            Waiting next = queue.remove();
            running++;
            if (perMinute > 0) {
                starts.add(now);
            }
            next.turn.countDown();
        }
    }

    /** Moves the first call of another provider to the front; returns whether there is one. */
    private boolean elsewhereFirst() {
        for (Iterator<Waiting> all = queue.iterator(); all.hasNext(); ) {
            Waiting one = all.next();
            if (one.elsewhere) {
                all.remove();
                queue.addFirst(one);
                return true;
            }
        }
        return false;
    }

    private long untilRate(long now) {
        if (perMinute == 0 || starts.size() < perMinute) {
            return 0;
        }
        long left = starts.getFirst() + MINUTE - now;
        if (left <= 0) {
            starts.removeFirst();
        }
        return Math.max(0, left);
    }

    private long untilResumed(long now) {
        paused = paused && pausedUntil - now > 0;
        return paused ? pausedUntil - now : 0;
    }

    /** Returns whether the pause is longer than the one before. */
    private boolean pauseFor(Duration wait) {
        long now = timer.nanoTime();
        long until = now + wait.toNanos();
        if (untilResumed(now) > 0 && pausedUntil - until >= 0) {
            return false;
        }
        pausedUntil = until;
        paused = !wait.isZero();
        return true;
    }

    /** Returns how long to wait where the provider does not say: a second, and twice as long each time. */
    private Duration guess() {
        return shorter(Duration.ofSeconds(1L << Math.min(Math.max(0, streak - 1), DOUBLINGS)), LONGEST_GUESS);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void changed(String why) {
        news = why;
        changes++;
    }

    /** Tells the listener what holds now, outside the lock that calls wait for, and never an older state after a newer. */
    private void tell() {
        synchronized (telling) {
            int now;
            String why;
            synchronized (this) {
                if (told == changes) {
                    return;
                }
                told = changes;
                now = window;
                why = news;
            }
            listener.accept(now, why);
        }
    }
}
