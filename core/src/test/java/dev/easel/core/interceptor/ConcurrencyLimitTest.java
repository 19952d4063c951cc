package dev.easel.core.interceptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.testing.RecordingContext;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {
    private static final GenerateRequest REQUEST = GenerateRequest.of("a cat");
    private static final ImageResult DONE = ImageResult.builder("test").build();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ConcurrencyLimit limit = ConcurrencyLimit.of(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch running = new CountDownLatch(1);

    @AfterEach
    void stop() {
        release.countDown();
        threads.shutdownNow();
    }

    /** Takes the only place until it is released. */
    private CompletableFuture<ImageResult> occupy() throws InterruptedException {
        CompletableFuture<ImageResult> first = CompletableFuture.supplyAsync(
                () -> limit.call(REQUEST, new RecordingContext(), () -> {
                    running.countDown();
                    awaitRelease();
                    return DONE;
                }),
                threads);
        assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
        return first;
    }

    private void awaitRelease() {
        try {
            assertThat(release.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private CompletableFuture<ImageResult> queue(RecordingContext context, Runnable work) {
        int before = limit.waiting();
        CompletableFuture<ImageResult> call = CompletableFuture.supplyAsync(
                () -> limit.call(REQUEST, context, () -> {
                    work.run();
                    return DONE;
                }),
                threads);
        while (limit.waiting() == before) {
            Thread.onSpinWait();
        }
        return call;
    }

    @Test
    void otherCallsWaitAndRunInOrder() throws Exception {
        List<Integer> order = new CopyOnWriteArrayList<>();
        CompletableFuture<ImageResult> first = occupy();
        List<CompletableFuture<ImageResult>> queued = List.of(
                queue(new RecordingContext(), () -> order.add(1)),
                queue(new RecordingContext(), () -> order.add(2)),
                queue(new RecordingContext(), () -> order.add(3)));
        assertThat(order).isEmpty();
        release.countDown();
        for (CompletableFuture<ImageResult> call : queued) {
            assertThat(call.get(30, TimeUnit.SECONDS)).isSameAs(DONE);
        }
        assertThat(first.get(30, TimeUnit.SECONDS)).isSameAs(DONE);
        assertThat(order).containsExactly(1, 2, 3);
    }

    @Test
    void aCancelledCallLeavesTheQueueAndIsNeverMade() throws Exception {
        occupy();
        RecordingContext context = new RecordingContext();
        List<String> calls = new CopyOnWriteArrayList<>();
        CompletableFuture<ImageResult> queued = queue(context, () -> calls.add("made"));
        context.cancel();
        assertThat(queued.handle((result, failure) -> failure.getCause()).get(30, TimeUnit.SECONDS))
                .isInstanceOf(CallCancelledException.class);
        assertThat(limit.waiting()).isZero();
        assertThat(calls).isEmpty();
    }

    @Test
    void aFailedCallGivesItsPlaceBack() {
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> limit.call(REQUEST, new RecordingContext(), () -> {
                        throw new IllegalStateException("failed");
                    }));
        }
        assertThat(limit.call(REQUEST, new RecordingContext(), () -> DONE)).isSameAs(DONE);
    }

    @Test
    void anInterruptedThreadDoesNotWait() throws Exception {
        occupy();
        CompletableFuture<Boolean> stillInterrupted = CompletableFuture.supplyAsync(
                () -> {
                    Thread.currentThread().interrupt();
                    assertThatExceptionOfType(CallCancelledException.class)
                            .isThrownBy(() -> limit.call(REQUEST, new RecordingContext(), () -> DONE));
                    return Thread.interrupted();
                },
                threads);
        assertThat(stillInterrupted.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void refusesALimitOfZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConcurrencyLimit.of(0))
                .withMessage("Invalid limit of 0 calls at once: allow at least 1.");
    }
}
