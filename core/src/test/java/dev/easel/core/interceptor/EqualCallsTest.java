package dev.easel.core.interceptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.TransportException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.testing.ManualTimer;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of equal calls at the same time, a cache makes one. */
@Timeout(60)
class EqualCallsTest {
    private static final byte[] PNG = TestImages.photo(4, 4).bytes();
    private static final GenerateRequest REQUEST = GenerateRequest.of("a cat");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger paid = new AtomicInteger();

    @AfterEach
    void stop() {
        release.countDown();
        threads.shutdownNow();
    }

    private ImageResult image() {
        paid.incrementAndGet();
        return ImageResult.builder("test")
                .image(GeneratedImage.received(ImageData.of(PNG)))
                .build();
    }

    private CompletableFuture<ImageResult> start(ResultCache cache, CallContext context, Supplier<ImageResult> call) {
        return CompletableFuture.supplyAsync(() -> cache.call(REQUEST, context, call), threads);
    }

    /** Starts the call that is made; it goes on with the given work once it is released. */
    private CompletableFuture<ImageResult> first(ResultCache cache, Supplier<ImageResult> work) throws Exception {
        CompletableFuture<ImageResult> first = start(cache, new RecordingContext(), () -> {
            running.countDown();
            awaitRelease();
            return work.get();
        });
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

    private List<CompletableFuture<ImageResult>> waiting(ResultCache cache, int calls) {
        List<CompletableFuture<ImageResult>> others = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            others.add(start(cache, new RecordingContext(), this::image));
        }
        await(cache, calls);
        return others;
    }

    private static void await(ResultCache cache, int calls) {
        while (cache.waiting() != calls) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1 << 20, 1})
    void oneOfEightIsPaidAlsoIfItsImagesDoNotFitIntoTheCache(long bytes) throws Exception {
        ResultCache cache = ResultCache.ofBytes(bytes);
        AtomicBoolean closed = new AtomicBoolean();
        CompletableFuture<ImageResult> first = first(
                cache,
                () -> image().toBuilder().resource(() -> closed.set(true)).build());
        List<CompletableFuture<ImageResult>> others = waiting(cache, 7);
        release.countDown();
        first.get(30, TimeUnit.SECONDS).close();
        assertThat(closed).isTrue();
        for (CompletableFuture<ImageResult> other : others) {
            ImageResult result = other.get(30, TimeUnit.SECONDS);
            assertThat(result.first().bytes()).isEqualTo(PNG);
            assertThat(result.notes().toString()).contains("cache");
            result.close();
        }
        assertThat(paid).hasValue(1);
    }

    @Test
    void theNextIsMadeIfTheFirstFails() throws Exception {
        ResultCache cache = ResultCache.ofBytes(1 << 20);
        CompletableFuture<ImageResult> first = first(cache, () -> {
            throw new CallCancelledException("The caller of the first one changed its mind.");
        });
        List<CompletableFuture<ImageResult>> others = waiting(cache, 7);
        release.countDown();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> first.get(30, TimeUnit.SECONDS))
                .withCauseInstanceOf(CallCancelledException.class);
        for (CompletableFuture<ImageResult> other : others) {
            assertThat(other.get(30, TimeUnit.SECONDS).images()).hasSize(1);
        }
        assertThat(paid).hasValue(1);
    }

    @Test
    void eachIsMadeInTurnIfAllFail() throws Exception {
        ResultCache cache = ResultCache.ofBytes(1 << 20);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Supplier<ImageResult> failing = () -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            atOnce.decrementAndGet();
            paid.incrementAndGet();
            throw ProviderException.of(Reason.CONTENT_REJECTED, "no").build();
        };
        CompletableFuture<ImageResult> first = first(cache, failing);
        List<CompletableFuture<ImageResult>> all = new ArrayList<>(List.of(first));
        for (int i = 0; i < 7; i++) {
            all.add(start(cache, new RecordingContext(), failing));
        }
        await(cache, 7);
        release.countDown();
        for (CompletableFuture<ImageResult> one : all) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> one.get(30, TimeUnit.SECONDS))
                    .withCauseInstanceOf(ProviderException.class);
        }
        assertThat(paid).hasValue(8);
        assertThat(most).hasValue(1);
    }

    @Test
    void aWaitingCallCanBeCancelledAlone() throws Exception {
        ResultCache cache = ResultCache.ofBytes(1 << 20);
        CompletableFuture<ImageResult> first = first(cache, this::image);
        RecordingContext context = new RecordingContext();
        CompletableFuture<ImageResult> second = start(cache, context, this::image);
        await(cache, 1);
        context.cancel();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> second.get(30, TimeUnit.SECONDS))
                .withCauseInstanceOf(CallCancelledException.class);
        assertThat(cache.waiting()).isZero();
        release.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS).images()).hasSize(1);
        assertThat(paid).hasValue(1);
    }

    @Test
    void anInterruptedThreadDoesNotWait() throws Exception {
        ResultCache cache = ResultCache.ofBytes(1 << 20);
        first(cache, this::image);
        CompletableFuture<Boolean> stillInterrupted = CompletableFuture.supplyAsync(
                () -> {
                    Thread.currentThread().interrupt();
                    assertThatExceptionOfType(CallCancelledException.class)
                            .isThrownBy(() -> cache.call(REQUEST, new RecordingContext(), this::image));
                    return Thread.interrupted();
                },
                threads);
        assertThat(stillInterrupted.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(paid).hasValue(0);
    }

    @Test
    void waitingEndsAtItsOwnDeadline() throws Exception {
        ResultCache cache = ResultCache.ofBytes(1 << 20);
        ManualTimer timer = new ManualTimer();
        ScriptedProvider provider = new ScriptedProvider().answer((request, context) -> {
            running.countDown();
            awaitRelease();
            return image();
        });
        try (Easel easel = EaselBuilder.create()
                .provider(provider.provider().around(cache))
                .timer(timer)
                .build()) {
            CompletableFuture<ImageResult> first =
                    easel.generate(REQUEST).timeout(Duration.ofDays(1)).start();
            assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<ImageResult> second =
                    easel.generate(REQUEST).timeout(Duration.ofMinutes(1)).start();
            await(cache, 1);
            timer.advance(Duration.ofMinutes(1));
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> second.get(30, TimeUnit.SECONDS))
                    .withCauseInstanceOf(TransportException.class)
                    .satisfies(e -> assertThat(((EaselException) e.getCause()).billing())
                            .isEqualTo(Billing.NOT_BILLED));
            release.countDown();
            assertThat(first.get(30, TimeUnit.SECONDS).images()).hasSize(1);
        }
        assertThat(provider.received()).hasSize(1);
    }

    @Test
    void oneCacheTwiceAroundAProviderDoesNotWaitForItself() {
        ResultCache cache = ResultCache.ofBytes(1 << 20);
        CallContext context = new RecordingContext();
        ImageResult result = cache.call(REQUEST, context, () -> cache.call(REQUEST, context, this::image));
        assertThat(result.images()).hasSize(1);
        assertThat(paid).hasValue(1);
    }
}
