package dev.easel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ImageProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutOfMemoryTest extends ScriptedVerbs {
    private static final GenerateRequest ONE = GenerateRequest.of("a cat");
    private static final InpaintRequest PARTS =
            InpaintRequest.builder(PHOTO, MASK, "x").maxCalls(2).build();

    private void runOutOfMemory() {
        provider.answer((request, context) -> {
            throw new OutOfMemoryError("Java heap space");
        });
    }

    @Test
    void failsACallWhichMayBeBilled() {
        runOutOfMemory();
        ImageProcessingException failure = catchThrowableOfType(
                ImageProcessingException.class, () -> easel().generate(ONE).execute());
        assertThat(failure).hasMessageContaining("not enough memory").hasCauseInstanceOf(OutOfMemoryError.class);
        assertThat(failure.billing()).isEqualTo(Billing.UNKNOWN);
        runOutOfMemory();
        assertThat(catchThrowable(() -> easel().generate(ONE).start().join()))
                .hasCauseInstanceOf(ImageProcessingException.class);
    }

    @Test
    void keepsTheImagesOfOtherCallsOfTheRequest() {
        provider.answer(PNG);
        runOutOfMemory();
        ImageResult result = easel().generate(
                        GenerateRequest.builder("cats").count(12).maxCalls(2).build())
                .execute();
        assertThat(result.images()).hasSize(1);
        assertThat(result.partialFailures())
                .first()
                .isInstanceOf(ImageProcessingException.class)
                .satisfies(failure -> assertThat(failure.billing()).isEqualTo(Billing.UNKNOWN));
    }

    @Test
    void keepsTheFinishedPartsOfARegion() {
        processor.parts.addAll(List.of(MASK, MASK));
        processor.atFrame = number -> {
            if (number == 2) {
                throw new OutOfMemoryError("Java heap space");
            }
        };
        provider.answer(PNG);
        ImageResult result = easel().inpaint(PARTS).execute();
        assertThat(result.images()).hasSize(1);
        assertThat(result.partialFailures()).singleElement().isInstanceOf(ImageProcessingException.class);
    }

    @Test
    void savesTheFinishedPartsOfARegionThatCannotBeConverted() throws IOException {
        processor.parts.addAll(List.of(MASK, MASK));
        processor.atConvert = () -> {
            throw new OutOfMemoryError("Java heap space");
        };
        provider.answer(PNG);
        provider.fail(error(dev.easel.core.failure.ProviderException.Reason.OVERLOADED));
        ImageProcessingException failure = catchThrowableOfType(
                ImageProcessingException.class, () -> easel().inpaint(PARTS).execute());
        assertThat(failure.billing()).isEqualTo(Billing.BILLED);
        Path saved = failure.savedResponse().orElseThrow();
        assertThat(Files.readAllBytes(saved)).isEqualTo(RecordingProcessor.RESTORED.bytes());
    }
}
