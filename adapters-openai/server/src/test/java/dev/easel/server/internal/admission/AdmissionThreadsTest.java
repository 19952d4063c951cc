package dev.easel.server.internal.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.testing.ManualTimer;
import dev.easel.server.internal.admission.Admission.Ticket;
import dev.easel.server.internal.admission.Admission.Waiting;
import dev.easel.server.route.HttpError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many threads come, leave, end and run out of patience at once; everything is counted. */
class AdmissionThreadsTest {
    private static final int THREADS = 8;
    private static final int CALLS = 500;
    private static final int IN_FLIGHT = 5;
    private static final long BYTES = 1_000;
    private static final int SHARE = 2;

    private final ManualTimer timer = new ManualTimer();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
    private final BlockingQueue<Ticket> held = new LinkedBlockingQueue<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicLong reserved = new AtomicLong();
    private final AtomicInteger ofSmallCaller = new AtomicInteger();
    private final AtomicInteger overLimits = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger withdrawn = new AtomicInteger();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void everyCallHasOneEndAndNoLimitIsExceeded() throws Exception {
        Admission admission =
                new Admission(IN_FLIGHT, BYTES, 20, Duration.ofMillis(3), Map.of("small", SHARE), timer, () -> {});
        List<Future<?>> work = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int seed = i;
            work.add(threads.submit(() -> comeAndGo(admission, new Random(seed))));
        }
        while (!work.stream().allMatch(Future::isDone)) {
            timer.advance(Duration.ofMillis(1));
            endOne();
        }
        for (Future<?> thread : work) {
            thread.get();
        }
        timer.advance(Duration.ofSeconds(1));
        while (endOne()) {
            assertThat(overLimits).hasValue(0);
        }

        assertThat(overLimits).hasValue(0);
        assertThat(begun.get() + refused.get() + withdrawn.get()).isEqualTo(THREADS * CALLS);
        assertThat(begun).hasPositiveValue();
        assertThat(refused).hasPositiveValue();
        assertThat(withdrawn).hasPositiveValue();
        assertThat(admission.running()).isZero();
        assertThat(admission.reserved()).isZero();
        assertThat(admission.waiting()).isZero();
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void closingMeanwhileLeavesNothing() throws InterruptedException, ExecutionException {
        Admission admission =
                new Admission(IN_FLIGHT, BYTES, 20, Duration.ofMillis(3), Map.of("small", SHARE), timer, () -> {});
        List<Future<?>> work = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int seed = i;
            work.add(threads.submit(() -> comeAndGo(admission, new Random(seed))));
        }
        work.add(threads.submit(admission::close));
        for (Future<?> thread : work) {
            thread.get();
        }
        while (endOne()) {
            assertThat(overLimits).hasValue(0);
        }

        assertThat(begun.get() + refused.get() + withdrawn.get()).isEqualTo(THREADS * CALLS);
        assertThat(admission.running()).isZero();
        assertThat(admission.waiting()).isZero();
    }

    private void comeAndGo(Admission admission, Random random) {
        for (int i = 0; i < CALLS; i++) {
            String caller = random.nextBoolean() ? "small" : "large" + random.nextInt(2);
            long bytes = random.nextInt((int) BYTES) + 1L;
            Waiting call =
                    admission.enter(caller, bytes, ticket -> begin(ticket, caller, bytes), error -> refuse(error));
            if (random.nextInt(4) == 0 && call.withdraw()) {
                withdrawn.incrementAndGet();
            }
            if (random.nextBoolean()) {
                endOne();
            }
        }
    }

    private void begin(Ticket ticket, String caller, long bytes) {
        begun.incrementAndGet();
        boolean small = caller.equals("small");
        if (running.incrementAndGet() > IN_FLIGHT
                || reserved.addAndGet(bytes) > BYTES
                || small && ofSmallCaller.incrementAndGet() > SHARE) {
            overLimits.incrementAndGet();
        }
        held.add(() -> {
            running.decrementAndGet();
            reserved.addAndGet(-bytes);
            if (small) {
                ofSmallCaller.decrementAndGet();
            }
            ticket.close();
            ticket.close();
        });
    }

    private void refuse(HttpError error) {
        refused.incrementAndGet();
        if (error.status() != 503 && error.status() != 429 || !error.headers().containsKey("Retry-After")) {
            overLimits.incrementAndGet();
        }
    }

    private boolean endOne() {
        Ticket ticket = held.poll();
        if (ticket != null) {
            ticket.close();
        }
        return ticket != null;
    }
}
