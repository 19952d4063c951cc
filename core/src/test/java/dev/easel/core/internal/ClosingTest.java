package dev.easel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.testing.ManualTimer;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClosingTest {
    private static final GenerateRequest REQUEST = GenerateRequest.of("a cat");

    private final ScriptedProvider provider = new ScriptedProvider();
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch finish = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Easel easel =
            EaselBuilder.create().provider(provider.provider()).build();

    private CompletableFuture<ImageResult> startedCall() throws InterruptedException {
        provider.answer((request, context) -> {
            context.onCancel(stopped::countDown);
            context.onCancel(finish::countDown);
            running.countDown();
            awaitUninterrupted(finish);
            context.throwIfStopped(Billing.UNKNOWN);
            return ImageResult.builder("scripted")
                    .image(GeneratedImage.received(TestImages.photo(4, 4)))
                    .build();
        });
        CompletableFuture<ImageResult> call = easel.generate(REQUEST).start();
        running.await();
        return call;
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until closing has begun, which new calls notice. */
    private void awaitRefusal() {
        while (!(catchThrowable(() -> easel.generate(REQUEST).execute()) instanceof CallCancelledException)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void letsRunningCallsEndAndAcceptsNoMore() throws InterruptedException {
        CompletableFuture<ImageResult> call = startedCall();
        Thread closing = new Thread(easel::close);
        closing.start();
        awaitRefusal();
        assertThat(call).isNotDone();
        finish.countDown();
        closing.join();
        assertThat(call.join().images()).hasSize(1);
        assertThat(stopped.getCount()).isOne();
    }

    @Test
    void cancelsWhatDoesNotEndInTime() throws InterruptedException {
        CompletableFuture<ImageResult> call = startedCall();
        easel.close(Duration.ofNanos(1));
        assertThat(catchThrowable(call::join)).hasCauseInstanceOf(CallCancelledException.class);
    }

    @Test
    void cancelsAtOnceIfTheClosingThreadIsInterrupted() throws InterruptedException {
        CompletableFuture<ImageResult> call = startedCall();
        Thread.currentThread().interrupt();
        easel.close(Duration.ofDays(1));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(catchThrowable(call::join)).hasCauseInstanceOf(CallCancelledException.class);
    }

    @Test
    void doesNotWaitForTheCallThatClosesIt() {
        provider.answer((request, context) -> {
            easel.close(Duration.ofDays(1));
            context.throwIfStopped(Billing.UNKNOWN);
            throw new AssertionError("The call was not cancelled.");
        });
        ImageCall call = easel.generate(REQUEST);
        assertThatExceptionOfType(CallCancelledException.class).isThrownBy(call::execute);
    }

    @Test
    void waitsForCallsOfEveryViewOfIt() throws InterruptedException {
        Easel view = easel.with(provider.provider());
        CompletableFuture<ImageResult> call = startedCall();
        view.close();
        assertThat(call).isNotDone();
        finish.countDown();
        easel.close(Duration.ofDays(Long.MAX_VALUE / 86_400));
        assertThat(call.join().images()).hasSize(1);
    }

    @Test
    void rejectsANegativeTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> easel.close(Duration.ofSeconds(-1)))
                .withMessageContaining("PT-1S");
        easel.close();
    }

    @Test
    void closesWhatItOwnsAndSaysWhyItCannot() {
        List<String> closed = new ArrayList<>();
        new EaselRuntime(
                        Runnable::run,
                        new ManualTimer(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        () -> closed.add("it"))
                .close(Duration.ZERO);
        assertThat(closed).containsExactly("it");
        EaselRuntime broken =
                new EaselRuntime(Runnable::run, new ManualTimer(), OptionalLong.empty(), Optional.empty(), () -> {
                    throw new IOException("stuck");
                });
        assertThatIllegalStateException()
                .isThrownBy(() -> broken.close(Duration.ZERO))
                .withRootCauseInstanceOf(IOException.class);
    }
}
