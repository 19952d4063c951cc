package dev.easel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.StorageException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.internal.saved.SavedResponseStore;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.port.out.SavedResponseReader;
import dev.easel.core.testing.ManualTimer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoverTest extends ScriptedVerbs {
    @TempDir
    private Path folder;

    private final List<String> read = new ArrayList<>();

    private Easel easelOf(ImageProvider... providers) {
        EaselBuilder builder = EaselBuilder.create()
                .processor(processor)
                .timer(new ManualTimer())
                .savedResponses(folder.resolve("saved"));
        for (ImageProvider each : providers) {
            builder.provider(each);
        }
        return builder.build();
    }

    private ImageProvider reading(String name) {
        SavedResponseReader reader = (file, verb, context) -> {
            read.add(
                    name + " " + file.getFileName() + " " + verb.map(Verb::word).orElse("?"));
            return ImageResult.builder(name)
                    .image(GeneratedImage.received(ImageData.of(PNG)))
                    .build();
        };
        return ImageProvider.named(name).savedResponseReader(reader).build();
    }

    private static ImageProvider unable(String name) {
        return ImageProvider.named(name)
                .savedResponseReader((file, verb, context) -> {
                    throw new UnreadableResponseException(name + " cannot read it", CallFacts.of(Billing.BILLED), null);
                })
                .build();
    }

    private Path response(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "{}");
    }

    @Test
    void deliversASavedImageAsItIsWithoutCallingTheProvider() {
        provider.answer(PNG);
        processor.failAtRestore = 0;
        Easel easel = easelOf(provider.provider());
        Path saved = catchThrowableOfType(
                        ImageProcessingException.class,
                        () -> easel.inpaint(InpaintRequest.builder(PHOTO, MASK, "x")
                                        .model("m")
                                        .build())
                                .execute())
                .savedResponse()
                .orElseThrow();
        ImageResult result = easel.recover(saved).execute();
        assertThat(result.first().bytes()).isEqualTo(PNG);
        assertThat(result.provider()).isEqualTo("scripted");
        assertThat(result.model()).hasToString("Optional[m]");
        assertThat(result.notes().toString()).contains("recovered from " + saved, "not restored");
        assertThat(provider.received()).hasSize(1);
    }

    @Test
    void writesTheImagesIntoAFolderAndKeepsTheSavedFile() throws IOException {
        Path image = Files.write(folder.resolve("any.bin"), PNG);
        ImageResult result =
                easelOf().recover(image).saveTo(folder.resolve("out")).execute();
        assertThat(result.first().data().file()).contains(folder.resolve("out").resolve("image-1.png"));
        assertThat(image).hasBinaryContent(PNG);
    }

    @Test
    void asksTheReaderOfTheProviderThatSentTheResponseFirst() throws IOException {
        Easel easel = easelOf(reading("first"), reading("two_b"));
        easel.recover(response("20260101T000000Z_two-b_edit.json")).execute();
        easel.recover(response("bare.json")).execute();
        assertThat(read).containsExactly("two_b 20260101T000000Z_two-b_edit.json edit", "first bare.json ?");
    }

    @Test
    void triesTheOtherReadersWhereOneCannotReadIt() throws IOException {
        assertThat(easelOf(unable("a").orElse(reading("b")))
                        .recover(response("x.json"))
                        .execute()
                        .provider())
                .isEqualTo("b");
        Path file = response("y.json");
        EaselException failure = catchThrowableOfType(
                EaselException.class,
                () -> easelOf(unable("a"), unable("b")).recover(file).execute());
        assertThat(failure).hasMessage("a cannot read it");
        assertThat(failure.provider()).contains("a");
        assertThat(failure.billing()).isEqualTo(Billing.NOT_BILLED);
        assertThat(failure.getSuppressed()).singleElement().asString().contains("b cannot read it");
    }

    @Test
    void interceptedAndRestrictedProvidersStillRead() throws IOException {
        ImageProvider wrapped =
                reading("a").around((request, context, next) -> next.get()).only(Verb.EDIT);
        assertThat(easelOf(wrapped).recover(response("x.json")).execute().images())
                .hasSize(1);
    }

    @Test
    void saysWhichProviderIsMissing() throws IOException {
        Path file = response("20260101T000000Z_acme_generate.json");
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> easelOf(provider.provider()).recover(file).execute())
                .withMessageContaining("configure the provider that sent it, acme.");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> easelOf(reading("a"))
                        .recover(folder.resolve("gone.json"))
                        .execute())
                .withMessageContaining("gone.json");
        assertThat(read).isEmpty();
    }

    @Test
    void aCancelledRecoveryReadsNothing() throws IOException {
        var call = easelOf(reading("a")).recover(response("x.json"));
        call.cancel();
        assertThatExceptionOfType(EaselException.class).isThrownBy(call::execute);
        assertThat(read).isEmpty();
    }

    @Test
    void onlyARegionIsSaidToBeUnrestored() throws IOException {
        Path saved = new SavedImages(
                        SavedResponseStore.in(Optional.of(folder.resolve("saved"))),
                        Optional.of(GenerateRequest.of("x")))
                .save(
                        GeneratedImage.received(PHOTO),
                        ImageResult.builder("acme").requestId(Optional.of("req_1")),
                        error(Reason.INTERNAL))
                .savedResponse()
                .orElseThrow();
        ImageResult result = easelOf().recover(saved).execute();
        assertThat(result.requestId()).contains("req_1");
        assertThat(result.provider()).isEqualTo("acme");
        assertThat(result.notes())
                .extracting(Note::message)
                .singleElement()
                .asString()
                .startsWith("recovered from");
    }

    @Test
    void aRecoveryThatIsCancelledWhileOneReadsTriesNoOther() throws IOException {
        List<ImageCall> calls = new ArrayList<>();
        ImageProvider cancelling = ImageProvider.named("a")
                .savedResponseReader((file, verb, context) -> {
                    calls.get(0).cancel();
                    throw new UnreadableResponseException("cut short", CallFacts.of(Billing.BILLED), null);
                })
                .build();
        calls.add(easelOf(cancelling, reading("b")).recover(response("x.json")));
        assertThatExceptionOfType(CallCancelledException.class)
                .isThrownBy(() -> calls.get(0).execute());
        assertThat(read).isEmpty();
    }
}
