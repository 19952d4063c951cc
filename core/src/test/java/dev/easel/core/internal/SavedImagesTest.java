package dev.easel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.image.Content;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.internal.saved.SavedEntry;
import dev.easel.core.internal.saved.SavedResponseStore;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.testing.ManualTimer;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was billed is delivered or saved, wherever a call is stopped after it arrived. */
class SavedImagesTest extends ScriptedVerbs {
    private static final byte[] OTHER = TestImages.photo(30, 10).bytes();

    private final ManualTimer timer = new ManualTimer();

    @TempDir
    private Path folder;

    private Easel saving(ScriptedProvider from) {
        return EaselBuilder.create()
                .provider(from.provider())
                .processor(processor)
                .timer(timer)
                .savedResponses(folder)
                .build();
    }

    private Easel saving() {
        return saving(provider);
    }

    private List<SavedEntry> entries() {
        return SavedResponseStore.in(Optional.of(folder)).entries();
    }

    private static byte[] saved(Throwable failure) throws IOException {
        return Files.readAllBytes(((EaselException) failure).savedResponse().orElseThrow());
    }

    @Test
    void closesOnlyOnceWhatACancelledCallBroughtIsSaved() throws Exception {
        Easel easel = saving();
        Thread closing = new Thread(() -> easel.close(Duration.ofMinutes(1)));
        AtomicBoolean cancelled = new AtomicBoolean();
        AtomicBoolean closedEarly = new AtomicBoolean();
        Content slow = new Content() {
            @Override
            public long length() {
                return OTHER.length;
            }

            @Override
            public InputStream open() {
                if (cancelled.get() && closing.getState() == Thread.State.NEW) {
                    closing.start();
                    while (closing.getState() != Thread.State.TIMED_WAITING && closing.isAlive()) {
                        Thread.onSpinWait();
                    }
                    closedEarly.set(!closing.isAlive());
                }
                return new ByteArrayInputStream(OTHER);
            }
        };
        ImageData image = ImageData.of(slow);
        CompletableFuture<CompletableFuture<ImageResult>> call = new CompletableFuture<>();
        provider.answer((ImageRequest request, CallContext context) -> {
            call.join().cancel(true);
            cancelled.set(true);
            return ImageResult.builder("scripted")
                    .image(GeneratedImage.received(image))
                    .build();
        });

        call.complete(easel.generate(GenerateRequest.of("a boat")).start());
        while (closing.getState() == Thread.State.NEW) {
            Thread.onSpinWait();
        }
        closing.join();
        assertThat(closedEarly).isFalse();
        assertThat(entries()).hasSize(1);
    }

    /** Responds with images, and makes the next conversion look at the stop of the call. */
    private ImageResult stoppedWhileConverting(CallContext context, Runnable stop, byte[]... images) {
        processor.atConvert = () -> {
            stop.run();
            context.throwIfStopped(Billing.NOT_BILLED);
        };
        ImageResult.Builder result = ImageResult.builder("scripted").requestId(Optional.of("req_1"));
        for (byte[] image : images) {
            result.image(GeneratedImage.received(ImageData.of(image)));
        }
        return result.build();
    }

    @Test
    void aDeadlineWhileConvertingSavesEveryImage() throws IOException {
        provider.answer((request, context) ->
                stoppedWhileConverting(context, () -> timer.advance(Duration.ofHours(1)), PNG, OTHER));
        GenerateRequest request = GenerateRequest.builder("a red bicycle")
                .model("m")
                .count(2)
                .size(8, 8)
                .build();
        TransportException failure = catchThrowableOfType(
                TransportException.class, () -> saving().generate(request).execute());
        assertThat(failure.phase()).isEqualTo(TransportException.Phase.DEADLINE);
        assertThat(failure.billing()).isEqualTo(Billing.BILLED);
        assertThat(saved(failure)).isEqualTo(PNG);
        assertThat(saved(failure.getSuppressed()[0])).isEqualTo(OTHER);
        assertThat(entries()).hasSize(2).first().satisfies(entry -> {
            assertThat(entry.call().prompt()).isEqualTo("a red bicycle");
            assertThat(entry.call().model()).contains("m");
            assertThat(entry.call().requestId()).contains("req_1");
            assertThat(entry.file().getFileName().toString())
                    .contains("_scripted_generate")
                    .endsWith(".png");
        });
    }

    @Test
    void aCancelWhileConvertingSavesTheImage() throws IOException {
        ImageCall call =
                saving().generate(GenerateRequest.builder("x").size(8, 8).build());
        provider.answer((request, context) -> stoppedWhileConverting(context, call::cancel, PNG));
        CallCancelledException failure = catchThrowableOfType(CallCancelledException.class, call::execute);
        assertThat(failure.billing()).isEqualTo(Billing.BILLED);
        assertThat(saved(failure)).isEqualTo(PNG);
    }

    @Test
    void anInterruptWhileConvertingSavesTheImage() throws IOException {
        ImageCall call =
                saving().generate(GenerateRequest.builder("x").size(8, 8).build());
        provider.answer((request, context) -> stoppedWhileConverting(
                context,
                () -> {
                    Thread.currentThread().interrupt();
                    call.cancel();
                },
                PNG));
        CallCancelledException failure = catchThrowableOfType(CallCancelledException.class, call::execute);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(saved(failure)).isEqualTo(PNG);
    }

    @Test
    void aStopBetweenPartsSavesTheFinishedParts() throws IOException {
        processor.parts.addAll(List.of(MASK, MASK));
        provider.answer(PNG);
        provider.answer((request, context) -> {
            stoppedWhileConverting(context, () -> {});
            timer.advance(Duration.ofHours(1));
            context.throwIfStopped(Billing.UNKNOWN);
            throw new AssertionError("not stopped");
        });
        InpaintRequest request =
                InpaintRequest.builder(PHOTO, MASK, "x").maxCalls(2).build();
        TransportException failure = catchThrowableOfType(
                TransportException.class, () -> saving().inpaint(request).execute());
        assertThat(failure.billing()).isEqualTo(Billing.BILLED);
        assertThat(saved(failure)).isEqualTo(RecordingProcessor.RESTORED.bytes());
        assertThat(failure.getSuppressed()).as("the part that was stopped").hasSize(1);
    }

    @Test
    void imagesOfTheOtherCallsAreDeliveredWhereOneFailsUnexpectedly() {
        ScriptedProvider one = new ScriptedProvider(
                        "one", Capabilities.builder().build())
                .answer(PNG)
                .answer((request, context) -> {
                    throw new IllegalStateException("a provider's own fault");
                });
        ImageResult result = saving(one)
                .generate(GenerateRequest.builder("x").count(2).maxCalls(2).build())
                .execute();
        assertThat(result.images()).hasSize(1);
        assertThat(result.partialFailures()).singleElement().satisfies(failure -> {
            assertThat(failure).isInstanceOf(UnreadableResponseException.class);
            assertThat(failure.billing()).isEqualTo(Billing.UNKNOWN);
            assertThat(failure).hasMessageContaining("a provider's own fault");
        });
    }

    @Test
    void anUnexpectedFailureOfEveryCallIsThrownAsItIs() {
        provider.answer((request, context) -> {
            throw new IllegalStateException("a provider's own fault");
        });
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> saving().generate(GenerateRequest.of("x")).execute());
    }

    @Test
    void imagesThatAFolderCannotStoreAreSavedOneByOne(@TempDir Path target) throws IOException {
        Path file = Files.writeString(target.resolve("not-a-folder"), "x");
        provider.answer(PNG, OTHER);
        EaselException failure = catchThrowableOfType(
                EaselException.class,
                () -> saving().generate(GenerateRequest.builder("x").count(2).build())
                        .saveTo(file)
                        .execute());
        assertThat(saved(failure)).isEqualTo(PNG);
        assertThat(saved(failure.getSuppressed()[0])).isEqualTo(OTHER);
    }

    @Test
    void aResultThatNobodyTakesIsSaved() {
        CompletableFuture<CompletableFuture<ImageResult>> started = new CompletableFuture<>();
        CompletableFuture<Void> over = new CompletableFuture<>();
        provider.answer((ImageRequest request, CallContext context) -> {
            started.join().cancel(true);
            return ImageResult.builder("scripted")
                    .image(GeneratedImage.received(ImageData.of(PNG)))
                    .build();
        });
        Easel easel = EaselBuilder.create()
                .provider(provider.provider())
                .timer(timer)
                .savedResponses(folder)
                .executor(call -> new Thread(() -> {
                            call.run();
                            over.complete(null);
                        })
                        .start())
                .build();
        started.complete(easel.generate(GenerateRequest.of("x")).start());
        over.join();
        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.file()).hasBinaryContent(PNG);
            assertThat(entry.call().billing()).isEqualTo(Billing.BILLED);
        });
    }
}
