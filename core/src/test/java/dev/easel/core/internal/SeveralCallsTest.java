package dev.easel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.testing.ManualTimer;
import dev.easel.core.testing.ScriptedProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One request that takes several paid calls, a conversion or a fallback: what is called, told and left behind. */
class SeveralCallsTest extends ScriptedVerbs {
    private final ScriptedProvider pairs = new ScriptedProvider(
            "pairs", Capabilities.builder().maxCount(2).seed(true).build());

    private static Easel inOrder(ScriptedProvider provider) {
        return EaselBuilder.create()
                .provider(provider.provider())
                .timer(new ManualTimer())
                .executor(Runnable::run)
                .build();
    }

    @Test
    void noTwoImagesHaveTheSameSeed() {
        for (int i = 0; i < 5; i++) {
            pairs.answer(PNG);
        }
        ImageResult result = inOrder(pairs)
                .generate(GenerateRequest.builder("x")
                        .count(5)
                        .maxCalls(5)
                        .seed(100)
                        .build())
                .execute();
        assertThat(result.images()).hasSize(5);
        assertThat(pairs.received())
                .extracting(request -> request.seed().getAsLong())
                .containsExactlyInAnyOrder(100L, 102L, 104L, 105L, 107L);
    }

    @Test
    void completingAShortCountMakesNoMoreCallsThanAllowed() {
        ScriptedProvider one =
                new ScriptedProvider("one", Capabilities.builder().build());
        one.answer().answer().answer(PNG).answer(PNG);
        ImageResult result = inOrder(one)
                .generate(GenerateRequest.builder("x").count(3).maxCalls(4).build())
                .execute();
        assertThat(result.images()).hasSize(2);
        assertThat(result.partialFailures()).singleElement().asString().contains("one sent 2 of 3 images");
        assertThat(one.received()).hasSize(4);
    }

    @Test
    void theOtherFailuresAreSuppressedInTheFirst() {
        ScriptedProvider one = new ScriptedProvider(
                        "one", Capabilities.builder().build())
                .fail(ProviderException.of(Reason.OVERLOADED, "busy").build())
                .fail(ProviderException.of(Reason.OVERLOADED, "busy").build())
                .fail(ProviderException.of(Reason.OVERLOADED, "busy").build());
        ProviderException failure = catchThrowableOfType(
                ProviderException.class,
                () -> inOrder(one)
                        .generate(GenerateRequest.builder("x")
                                .count(3)
                                .maxCalls(3)
                                .build())
                        .execute());
        assertThat(failure.getSuppressed()).hasSize(2);
    }

    @Test
    void aFallbackIsReported() {
        ScriptedProvider second = new ScriptedProvider("second", Capabilities.unknown()).answer(PNG);
        provider.fail(error(Reason.OVERLOADED));
        List<ProgressEvent> events = new ArrayList<>();
        easel(provider.provider().orElse(second.provider()))
                .generate(GenerateRequest.of("x"))
                .onProgress(events::add)
                .execute();
        assertThat(events)
                .containsExactly(new ProgressEvent.FellBack("scripted", "second", "the provider rejected the request"));
    }

    @Test
    void aCancelledCallFallsBackToNobody() {
        ScriptedProvider second = new ScriptedProvider("second", Capabilities.unknown()).answer(PNG);
        ImageCall call = easel(provider.provider().orElse(second.provider())).generate(GenerateRequest.of("x"));
        provider.answer((request, context) -> {
            call.cancel();
            throw error(Reason.OVERLOADED);
        });
        assertThatExceptionOfType(CallCancelledException.class).isThrownBy(call::execute);
        assertThat(second.received()).isEmpty();
    }

    @Test
    void whatIsConvertedIsCheckedBeforeAnythingIsPaidAndReported() {
        List<ProgressEvent> events = new ArrayList<>();
        provider.answer(PNG).answer(PNG);
        easel().generate(GenerateRequest.of("x")).onProgress(events::add).execute();
        assertThat(processor.checks).isEmpty();
        assertThat(events).isEmpty();
        easel().generate(GenerateRequest.builder("x").size(8, 8).build())
                .onProgress(events::add)
                .execute();
        assertThat(processor.checks).containsExactly("8x8 from any");
        assertThat(events).containsExactly(ProgressEvent.Converting.of("converting"));
    }

    @Test
    void whatFitsWithoutAProcessorIsDeliveredWithoutANote() {
        provider.answer(PNG, PNG);
        ImageResult result = withoutProcessor(provider.provider())
                .generate(GenerateRequest.builder("x")
                        .count(2)
                        .output(Output.png())
                        .build())
                .execute();
        assertThat(result.notes()).isEmpty();
    }

    @Test
    void oneImageThatDoesNotFitIsNoted() throws IOException {
        provider.answer(PNG, jpeg());
        ImageResult result = withoutProcessor(provider.provider())
                .generate(GenerateRequest.builder("x")
                        .count(2)
                        .output(Output.png())
                        .build())
                .execute();
        assertThat(result.notes())
                .extracting(Note::message)
                .singleElement()
                .asString()
                .startsWith("delivered as received");
    }

    private static byte[] jpeg() throws IOException {
        try (InputStream in = SeveralCallsTest.class.getResourceAsStream("integrity/baseline.jpg")) {
            return in.readAllBytes();
        }
    }

    @Test
    void aQualityIsMetHereOnlyWhereTheProviderDoesNotCompress() throws IOException {
        Capabilities.Builder can = Capabilities.builder().formats(EnumSet.of(ImageFormat.JPEG));
        ScriptedProvider plain = new ScriptedProvider("plain", can.build()).answer(jpeg());
        ScriptedProvider compressing =
                new ScriptedProvider("compressing", can.compression(true).build()).answer(jpeg());
        GenerateRequest request =
                GenerateRequest.builder("x").output(Output.jpeg(40)).build();
        assertThat(easel(plain.provider()).generate(request).execute().first().data())
                .isSameAs(RecordingProcessor.CONVERTED);
        assertThat(easel(compressing.provider())
                        .generate(request)
                        .execute()
                        .first()
                        .bytes())
                .isEqualTo(jpeg());
    }

    private static ImageResult spooled(CallContext context) {
        try (var sink = context.spool().open()) {
            sink.write(PNG);
            return ImageResult.builder("scripted")
                    .image(GeneratedImage.received(sink.finish()))
                    .build();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Easel spilling(Path folder, Path saved) {
        return EaselBuilder.create()
                .provider(provider.provider())
                .processor(processor)
                .timer(new ManualTimer())
                .executor(Runnable::run)
                .memoryPerImage(100)
                .spoolFolder(folder)
                .savedResponses(saved)
                .build();
    }

    @Test
    void aFailedCallLeavesNoFilesBehind(@TempDir Path folder, @TempDir Path saved) {
        for (Throwable why : List.of(new IllegalStateException("broken"), new OutOfMemoryError("Java heap space"))) {
            provider.answer((request, context) -> {
                spooled(context);
                assertThat(folder).isNotEmptyDirectory();
                if (why instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) why;
            });
            assertThat(catchThrowable(() -> spilling(folder, saved)
                            .generate(GenerateRequest.of("x"))
                            .execute()))
                    .isNotNull();
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void memoryThatEndsAfterTheCallsLeavesNoFilesBehindEither(@TempDir Path folder, @TempDir Path saved) {
        processor.atFrame = number -> {
            throw new OutOfMemoryError("Java heap space");
        };
        ImageProcessingException failure = catchThrowableOfType(
                ImageProcessingException.class,
                () -> spilling(folder, saved)
                        .inpaint(InpaintRequest.of(PHOTO, MASK, "x"))
                        .execute());
        assertThat(failure).hasCauseInstanceOf(OutOfMemoryError.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aResultThatNobodyTakesLeavesOnlyItsSavedImage(@TempDir Path folder, @TempDir Path saved) {
        List<Runnable> tasks = new ArrayList<>();
        CompletableFuture<CompletableFuture<ImageResult>> started = new CompletableFuture<>();
        provider.answer((request, context) -> {
            ImageResult result = spooled(context);
            started.join().cancel(true);
            return result;
        });
        started.complete(EaselBuilder.create()
                .provider(provider.provider())
                .timer(new ManualTimer())
                .executor(tasks::add)
                .memoryPerImage(100)
                .spoolFolder(folder)
                .savedResponses(saved)
                .build()
                .generate(GenerateRequest.of("x"))
                .start());
        tasks.forEach(Runnable::run);
        assertThat(folder).isEmptyDirectory();
        assertThat(saved).isDirectoryContaining("glob:**.png");
    }

    @Test
    void aCallThatTheExecutorRejectsIsOver() {
        ImageCall call = EaselBuilder.create()
                .provider(provider.provider())
                .timer(new ManualTimer())
                .executor(task -> {
                    throw new RejectedExecutionException("full");
                })
                .build()
                .generate(GenerateRequest.of("x"));
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> call.start().join())
                .withCauseInstanceOf(CallCancelledException.class);
        assertThat(call.cancel()).isFalse();
    }
}
