package dev.easel.core.internal;

import dev.easel.core.port.out.Registration;
import dev.easel.core.port.out.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notices that a thread that waits in a socket was interrupted, and cancels its call.
 *
 * <p>A blocked socket ignores an interrupt, so one task checks all running threads every twentieth of a second,
 * and only while any call runs. The interrupt flag stays set for the caller.
 */
final class InterruptWatch {
    private static final Duration EVERY = Duration.ofMillis(50);

    private final Timer timer;
    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
    private boolean ticking;

    InterruptWatch(Timer timer) {
        this.timer = timer;
    }

    private final class Watched implements Registration {
        private final Thread thread;
        private final Runnable cancel;

        private Watched(Thread thread, Runnable cancel) {
            this.thread = thread;
            this.cancel = cancel;
        }

        private void check() {
            if (thread.isInterrupted()) {
                cancel.run();
            }
        }

        @Override
        public void close() {
            watched.remove(this);
        }
    }

    Registration watch(Thread thread, Runnable cancel) {
        Watched entry = new Watched(thread, cancel);
        watched.add(entry);
        tick(false);
        return entry;
    }

    private void check() {
        watched.forEach(Watched::check);
        tick(true);
    }

    private synchronized void tick(boolean again) {
        if (again) {
            ticking = false;
        }
        if (!ticking && !watched.isEmpty()) {
            ticking = true;
            timer.schedule(EVERY, this::check);
        }
    }
}
