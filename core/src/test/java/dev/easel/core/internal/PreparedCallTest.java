package dev.easel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.testing.ManualTimer;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedCallTest {
    private static final byte[] IMAGE = TestImages.photo(20, 10).bytes();
    private static final GenerateRequest REQUEST = GenerateRequest.of("a red bicycle");

    private final ManualTimer timer = new ManualTimer();
    private final ScriptedProvider provider = new ScriptedProvider();
    private final Easel easel =
            EaselBuilder.create().provider(provider.provider()).timer(timer).build();

    /** Blocks until the call is stopped, like a waiting socket: an interrupt alone does not end it. */
    private static ImageResult untilStopped(CallContext context, CountDownLatch waiting) {
        Thread here = Thread.currentThread();
        AtomicBoolean stopped = new AtomicBoolean();
        context.onCancel(() -> {
            stopped.set(true);
            LockSupport.unpark(here);
        });
        waiting.countDown();
        while (!stopped.get()) {
            LockSupport.park();
        }
        context.throwIfStopped(Billing.UNKNOWN);
        throw new AssertionError("stopped without a reason");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                // A cancelled call is interrupted, and this one goes on.
            }
        }
    }

    @Test
    void runsOnce() {
        provider.answer(IMAGE);
        ImageCall call = easel.generate(REQUEST);
        assertThat(call.execute().first().size()).hasToString("20x10");
        assertThatIllegalStateException().isThrownBy(call::execute).withMessageContaining("ran before");
        assertThatIllegalStateException().isThrownBy(call::start);
        assertThat(provider.received()).hasSize(1);
    }

    @Test
    void saysWhenACancelledCallDoesNothingAnyMore() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<Void> over = new CompletableFuture<>();
        provider.answer((ImageRequest request, CallContext context) -> {
            started.countDown();
            awaitUninterruptibly(mayEnd);
            throw new IllegalStateException("cancelled");
        });
        ImageCall call = easel.generate(REQUEST);
        ((AbandonableCall) call).whenOver(() -> over.complete(null));

        CompletableFuture<ImageResult> future = call.start();
        started.await();
        future.cancel(true);
        assertThat(over).isNotDone();

        mayEnd.countDown();
        over.get();
    }

    @Test
    void sendsNothingBeforeItRuns() {
        easel.generate(REQUEST);
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void sendsNothingWhenCancelledBefore() {
        ImageCall call = easel.generate(REQUEST);
        assertThat(call.cancel()).isTrue();
        assertThatExceptionOfType(CallCancelledException.class)
                .isThrownBy(call::execute)
                .satisfies(e -> assertThat(e.billing()).isEqualTo(Billing.NOT_BILLED));
        assertThat(provider.received()).isEmpty();
        assertThat(call.cancel()).isFalse();
    }

    @Test
    void stopsWhileItWorks() throws InterruptedException {
        CountDownLatch waiting = new CountDownLatch(1);
        provider.answer((ImageRequest request, CallContext context) -> untilStopped(context, waiting));
        ImageCall call = easel.generate(REQUEST);
        CompletableFuture<ImageResult> future = call.start();
        waiting.await();
        assertThat(call.cancel()).isTrue();
        assertThat(catchThrowable(future::join))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(CallCancelledException.class)
                .cause()
                .satisfies(
                        e -> assertThat(((CallCancelledException) e).billing()).isEqualTo(Billing.UNKNOWN));
    }

    @Test
    void stopsWhenItsFutureIsCancelled() throws InterruptedException {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch aborted = new CountDownLatch(1);
        provider.answer((ImageRequest request, CallContext context) -> {
            context.onCancel(aborted::countDown);
            return untilStopped(context, waiting);
        });
        CompletableFuture<ImageResult> future = easel.generate(REQUEST).start();
        waiting.await();
        future.cancel(true);
        aborted.await();
        assertThat(future).isCancelled();
    }

    @Test
    void stopsWhenItsThreadIsInterrupted() throws InterruptedException {
        try (Easel real = EaselBuilder.create().provider(provider.provider()).build()) {
            CountDownLatch waiting = new CountDownLatch(1);
            provider.answer((ImageRequest request, CallContext context) -> untilStopped(context, waiting));
            List<Throwable> thrown = new ArrayList<>();
            Thread thread = new Thread(() -> {
                thrown.add(catchThrowable(() -> real.generate(REQUEST).execute()));
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
            });
            thread.start();
            waiting.await();
            thread.interrupt();
            thread.join();
            assertThat(thrown).singleElement().isInstanceOf(CallCancelledException.class);
        }
    }

    @Test
    void stopsWhileItPauses() throws InterruptedException {
        CountDownLatch waiting = new CountDownLatch(1);
        provider.answer((ImageRequest request, CallContext context) -> {
            waiting.countDown();
            context.pause(Duration.ofHours(1));
            throw new AssertionError("the pause continued");
        });
        ImageCall call = easel.generate(REQUEST);
        CompletableFuture<ImageResult> future = call.start();
        waiting.await();
        call.cancel();
        assertThat(catchThrowable(future::join)).hasCauseInstanceOf(CallCancelledException.class);
    }

    @Test
    void stopsAtItsDeadline() throws InterruptedException {
        CountDownLatch waiting = new CountDownLatch(1);
        provider.answer((ImageRequest request, CallContext context) -> untilStopped(context, waiting));
        CompletableFuture<ImageResult> future =
                easel.generate(REQUEST).timeout(Duration.ofSeconds(90)).start();
        waiting.await();
        timer.advance(Duration.ofSeconds(89));
        assertThat(future).isNotDone();
        timer.advance(Duration.ofSeconds(1));
        assertThat(catchThrowable(future::join)).cause().satisfies(e -> {
            assertThat(e).isInstanceOf(TransportException.class).hasMessageContaining("90 s");
            assertThat(((TransportException) e).phase()).isEqualTo(TransportException.Phase.DEADLINE);
        });
    }

    @Test
    void continuesWhenAListenerThrows() {
        provider.answer((ImageRequest request, CallContext context) -> {
            context.report(new ProgressEvent.AttemptStarted("scripted", 1));
            return ImageResult.builder("scripted")
                    .image(GeneratedImage.received(TestImages.photo(4, 4)))
                    .build();
        });
        List<ProgressEvent> events = new ArrayList<>();
        ImageResult result = easel.generate(REQUEST)
                .onProgress(event -> {
                    throw new IllegalStateException("listener");
                })
                .onProgress(events::add)
                .execute();
        assertThat(result.images()).hasSize(1);
        assertThat(events).hasSize(1);
    }

    @Test
    void reportsBytesAtMostTenTimesASecond() {
        provider.answer((ImageRequest request, CallContext context) -> {
            for (int i = 0; i < 100; i++) {
                context.report(new ProgressEvent.BytesReceived(i, OptionalLong.empty()));
                timer.advance(Duration.ofMillis(10));
            }
            return ImageResult.builder("scripted")
                    .image(GeneratedImage.received(TestImages.photo(4, 4)))
                    .build();
        });
        List<ProgressEvent> events = new ArrayList<>();
        ImageResult result = easel.generate(REQUEST).onProgress(events::add).execute();
        assertThat(events).hasSize(10);
        assertThat(result.elapsed()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void cancelsRunningCallsWhenEaselIsClosedAtOnce() throws InterruptedException {
        CountDownLatch waiting = new CountDownLatch(1);
        provider.answer((ImageRequest request, CallContext context) -> untilStopped(context, waiting));
        CompletableFuture<ImageResult> future = easel.generate(REQUEST).start();
        waiting.await();
        easel.close(Duration.ZERO);
        assertThat(catchThrowable(future::join)).hasCauseInstanceOf(CallCancelledException.class);
    }

    @Test
    void savesImagesBesideExistingFiles(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("image-1.png"), "mine");
        provider.answer(IMAGE, IMAGE);
        try (ImageResult result = easel.generate(REQUEST.toBuilder().count(2).build())
                .saveTo(folder)
                .execute()) {
            assertThat(result.images())
                    .extracting(image ->
                            image.data().file().orElseThrow().getFileName().toString())
                    .containsExactly("image-2.png", "image-3.png");
        }
        assertThat(folder.resolve("image-1.png")).hasContent("mine");
        assertThat(Files.readAllBytes(folder.resolve("image-3.png"))).isEqualTo(IMAGE);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void savesAnImageElsewhereIfTheFolderCannotStoreIt(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("not-a-folder"), "x");
        provider.answer(PreparedCallTest::spooled);
        EaselException failure = catchThrowableOfType(
                EaselException.class, () -> easel.generate(REQUEST).saveTo(file).execute());
        assertThat(failure.billing()).isEqualTo(Billing.BILLED);
        assertThat(Files.readAllBytes(failure.savedResponse().orElseThrow())).isEqualTo(IMAGE);
    }

    /** Receives an image through the call's spool, as adapters do. */
    private static ImageResult spooled(ImageRequest request, CallContext context) {
        try (var sink = context.spool().open()) {
            sink.write(IMAGE);
            return ImageResult.builder("scripted")
                    .image(GeneratedImage.received(sink.finish()))
                    .build();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void keepsLargeImagesInFilesUntilTheResultIsClosed(@TempDir Path folder) {
        Easel spilling = EaselBuilder.create()
                .provider(provider.provider())
                .timer(timer)
                .memoryPerImage(100)
                .spoolFolder(folder)
                .build();
        provider.answer(PreparedCallTest::spooled);
        ImageResult result = spilling.generate(REQUEST).execute();
        assertThat(result.first().bytes()).isEqualTo(IMAGE);
        assertThat(folder).isNotEmptyDirectory();
        result.close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void keepsSmallImagesReadableAfterTheResultIsClosed() {
        provider.answer(PreparedCallTest::spooled);
        ImageResult result = easel.generate(REQUEST).execute();
        result.close();
        assertThat(result.first().bytes()).isEqualTo(IMAGE);
    }
}
