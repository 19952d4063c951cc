package dev.easel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.port.out.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SystemTimerTest {
    private final SystemTimer timer = new SystemTimer();
    private final List<String> ran = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        timer.close();
    }

    private void awaitTimer() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        timer.schedule(Duration.ofNanos(3), over::countDown);
        over.await();
    }

    @Test
    void runsWhatIsDueUnlessItsRegistrationIsClosed() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        timer.schedule(Duration.ZERO, () -> await(gate));
        Registration closed = timer.schedule(Duration.ofNanos(1), () -> ran.add("closed"));
        timer.schedule(Duration.ofNanos(2), () -> ran.add("due"));
        timer.schedule(Duration.ofDays(1), () -> ran.add("tomorrow"));
        closed.close();
        gate.countDown();
        awaitTimer();
        assertThat(ran).containsExactly("due");
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void keepsNoProcessAlive() throws InterruptedException {
        timer.schedule(
                Duration.ZERO,
                () -> ran.add(Thread.currentThread().getName()
                        + (Thread.currentThread().isDaemon() ? " is a daemon" : " keeps it alive")));
        awaitTimer();
        assertThat(ran).containsExactly("easel-timer is a daemon");
    }

    @Test
    void acceptsTasksAfterItsEndWhichNeverRun() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        timer.schedule(Duration.ZERO, () -> {
            running.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        running.await();
        timer.close();
        interrupted.await();
        Registration late = timer.schedule(Duration.ZERO, () -> ran.add("late"));
        late.close();
        assertThat(ran).isEmpty();
    }

    @Test
    void tellsTheTimeOfTheSystem() {
        Instant before = Instant.now();
        long nanos = System.nanoTime();
        assertThat(timer.now()).isBetween(before, Instant.now());
        assertThat(timer.nanoTime() - nanos).isBetween(0L, System.nanoTime() - nanos);
    }
}
