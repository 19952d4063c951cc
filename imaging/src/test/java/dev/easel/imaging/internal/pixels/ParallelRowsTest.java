package dev.easel.imaging.internal.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class ParallelRowsTest {
    @Test
    void runsEveryPartOnce() {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            for (ParallelRows workers :
                    new ParallelRows[] {ParallelRows.caller(), ParallelRows.of(pool, 2), ParallelRows.of(pool, 9)}) {
                AtomicIntegerArray runs = new AtomicIntegerArray(500);
                workers.run(500, runs::incrementAndGet);
                for (int i = 0; i < 500; i++) {
                    assertThat(runs.get(i)).isEqualTo(1);
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void runsAllPartsOnTheCallerIfTheExecutorNeverStartsOrRejects() {
        AtomicInteger done = new AtomicInteger();
        ParallelRows.of(task -> {}, 4).run(20, part -> done.incrementAndGet());
        ParallelRows.of(
                        task -> {
                            throw new RejectedExecutionException();
                        },
                        4)
                .run(20, part -> done.incrementAndGet());
        assertThat(done).hasValue(40);
    }

    @Test
    void rethrowsTheExceptionOfAPartAndStopsEarly() {
        AtomicInteger done = new AtomicInteger();
        assertThatThrownBy(() -> ParallelRows.of(task -> {}, 2).run(1000, part -> {
                    if (part == 3) {
                        throw new IllegalStateException("third");
                    }
                    done.incrementAndGet();
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("third");
        assertThat(done).hasValue(3);
    }

    @Test
    void tellsOnTheCallingThreadWhichShareIsDone() {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            for (int threads : new int[] {1, 4}) {
                List<Double> shares = new ArrayList<>();
                Thread caller = Thread.currentThread();
                ParallelRows.of(pool, threads).rows(1000, 10, (from, to) -> {}, share -> {
                    assertThat(Thread.currentThread()).isSameAs(caller);
                    shares.add(share);
                });
                assertThat(shares).isSorted().endsWith(1.0);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void stopsALoopBetweenItsParts() {
        AtomicInteger done = new AtomicInteger();
        ParallelRows stopped = ParallelRows.caller().stoppedBy(() -> {
            if (done.get() == 3) {
                throw new IllegalStateException("stopped");
            }
        });
        assertThatThrownBy(() -> stopped.rows(100, 10, (from, to) -> done.incrementAndGet()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(done).hasValue(3);
    }

    @Test
    void stopsAllPartsWhenTheCheckpointThrows() {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            for (int threads : new int[] {1, 4}) {
                assertThatThrownBy(() -> ParallelRows.of(pool, threads).run(1000, part -> {}, share -> {
                            throw new IllegalStateException("stopped");
                        }))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("stopped");
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void keepsTheInterruptOfItsCaller() {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Thread.currentThread().interrupt();
            AtomicInteger done = new AtomicInteger();
            ParallelRows.of(pool, 2).run(50, part -> done.incrementAndGet());
            assertThat(done).hasValue(50);
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void rejectsZeroThreads() {
        assertThatThrownBy(() -> ParallelRows.of(task -> {}, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
