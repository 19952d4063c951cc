package dev.easel.core.interceptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Interceptor;
import dev.easel.core.testing.ManualTimer;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The clock of a deadline stands still while a call waits in the queue of a limit. */
@Timeout(60)
class QueueTimeTest {
    private static final byte[] PNG = TestImages.photo(4, 4).bytes();
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualTimer timer = new ManualTimer();
    private final ScriptedProvider provider = new ScriptedProvider();
    private final ConcurrencyLimit limit = ConcurrencyLimit.of(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch running = new CountDownLatch(1);

    @AfterEach
    void stop() {
        release.countDown();
    }

    private Easel easel(Interceptor interceptor) {
        return EaselBuilder.create()
                .provider(provider.provider().around(interceptor))
                .timer(timer)
                .build();
    }

    private static ImageCall call(Easel easel) {
        return easel.generate(GenerateRequest.of("a cat")).timeout(MINUTE);
    }

    private ImageResult untilReleased(ImageRequest request, CallContext context) {
        running.countDown();
        try {
            assertThat(release.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return ImageResult.builder("test")
                .image(GeneratedImage.received(TestImages.photo(4, 4)))
                .build();
    }

    /** Takes the only place with a call that has all the time it wants. */
    private CompletableFuture<ImageResult> occupy(Easel easel) throws InterruptedException {
        provider.answer(this::untilReleased);
        CompletableFuture<ImageResult> first = easel.generate(GenerateRequest.of("a dog"))
                .timeout(Duration.ofDays(1))
                .start();
        assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
        return first;
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void timeInTheQueueOfAConcurrencyLimitDoesNotCount() throws Exception {
        Easel easel = easel(limit);
        CompletableFuture<ImageResult> first = occupy(easel);
        provider.answer(PNG);
        CompletableFuture<ImageResult> queued = call(easel).start();
        await(() -> limit.waiting() == 1);
        timer.advance(MINUTE.multipliedBy(5));
        release.countDown();
        assertThat(queued.get(30, TimeUnit.SECONDS).images()).hasSize(1);
        assertThat(queued.get().elapsed()).isEqualTo(MINUTE.multipliedBy(5));
        first.get(30, TimeUnit.SECONDS);
    }

    @Test
    void timeAfterTheQueueCounts() throws Exception {
        Easel easel = easel(limit);
        occupy(easel);
        provider.answer((request, context) -> {
            assertThat(context.remaining()).isEqualTo(MINUTE);
            timer.advance(MINUTE);
            assertThat(context.remaining()).isZero();
            context.throwIfCancelled();
            throw new AssertionError("The deadline has passed.");
        });
        CompletableFuture<ImageResult> queued = call(easel).start();
        await(() -> limit.waiting() == 1);
        timer.advance(MINUTE.multipliedBy(5));
        release.countDown();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> queued.get(30, TimeUnit.SECONDS))
                .withCauseInstanceOf(TransportException.class)
                .withMessageContaining("did not finish within 60 s");
    }

    @Test
    void aQueuedCallCanBeCancelled() throws Exception {
        Easel easel = easel(limit);
        occupy(easel);
        ImageCall call = call(easel);
        CompletableFuture<ImageResult> queued = call.start();
        await(() -> limit.waiting() == 1);
        call.cancel();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> queued.get(30, TimeUnit.SECONDS))
                .withCauseInstanceOf(CallCancelledException.class);
        assertThat(limit.waiting()).isZero();
    }

    @Test
    void theWaitForARateLimitDoesNotCount() throws Exception {
        Easel easel = easel(RateLimit.of(1, MINUTE.multipliedBy(5), timer::nanoTime));
        provider.answer(PNG).answer(PNG);
        call(easel).execute();
        CompletableFuture<ImageResult> queued = new CompletableFuture<>();
        Thread thread = new Thread(() -> queued.complete(call(easel).execute()));
        thread.start();
        await(() -> thread.getState() == Thread.State.WAITING);
        timer.advance(MINUTE.multipliedBy(5));
        assertThat(queued.get(30, TimeUnit.SECONDS).images()).hasSize(1);
    }

    @Test
    void theClockRunsWhileAnotherPartOfTheCallWorks() throws Exception {
        ScriptedProvider one =
                new ScriptedProvider("one", Capabilities.builder().build());
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        threads.add(Thread.currentThread());
        one.answer((request, context) -> {
            await(() -> limit.waiting() == 1 && allOthersWait(threads));
            timer.advance(MINUTE);
            context.throwIfCancelled();
            throw new AssertionError("The deadline has passed.");
        });
        Easel easel = EaselBuilder.create()
                .provider(one.provider().around(limit))
                .timer(timer)
                .executor(task -> {
                    Thread thread = new Thread(task);
                    threads.add(thread);
                    thread.start();
                })
                .build();
        ImageCall two = easel.generate(
                        GenerateRequest.builder("cats").count(2).maxCalls(2).build())
                .timeout(MINUTE);
        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(two::execute)
                .withMessageContaining("did not finish within 60 s");
        assertThat(one.received()).hasSize(1);
    }

    private static boolean allOthersWait(Set<Thread> threads) {
        return threads.stream()
                .filter(thread -> thread != Thread.currentThread())
                .allMatch(thread -> thread.getState() == Thread.State.WAITING);
    }
}
