package dev.easel.it.described;

import dev.easel.core.port.out.Registration;
import dev.easel.core.port.out.Timer;
import java.time.Duration;
import java.time.Instant;

/** Waits between polls are over at once; shorter ones, which only look after a call, and longer ones, such as deadlines, never. */
final class ImpatientTimer implements Timer {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Override
    public Instant now() {
        return Instant.parse("2026-11-28T12:00:00Z");
    }

    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public Registration schedule(Duration delay, Runnable task) {
        if (delay.compareTo(SHORTEST) >= 0 && delay.compareTo(LONGEST) <= 0) {
            task.run();
        }
        return () -> {};
    }
}
