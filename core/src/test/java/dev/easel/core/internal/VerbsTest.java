package dev.easel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.ManualTimer;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerbsTest extends ScriptedVerbs {
    @Test
    void deliversUnchangedWhatNeedsNoConversion() {
        provider.answer(PNG);
        ImageResult result = easel().generate(
                        GenerateRequest.builder("x").output(Output.png()).build())
                .execute();
        assertThat(result.first().bytes()).isEqualTo(PNG);
        assertThat(result.first().converted()).isFalse();
        assertThat(processor.deliveries).isEmpty();
    }

    @Test
    void convertsToWhatWasRequested() {
        provider.answer(PNG);
        ImageResult result = easel().generate(GenerateRequest.builder("x")
                        .size(8, 8)
                        .output(Output.jpeg(80))
                        .build())
                .execute();
        assertThat(result.first().data()).isSameAs(RecordingProcessor.CONVERTED);
        assertThat(result.requestedSize()).isEqualTo(ImageSize.exact(8, 8));
        assertThat(result.first().receivedSize()).hasToString("20x10");
        assertThat(result.first().converted()).isTrue();
    }

    @Test
    void deliversAsReceivedWithANoteWithoutAProcessor() {
        provider.answer(PNG);
        ImageResult result = withoutProcessor(provider.provider())
                .generate(GenerateRequest.builder("x").output(Output.jpeg(80)).build())
                .execute();
        assertThat(result.first().format()).isEqualTo(ImageFormat.PNG);
        assertThat(result.notes()).extracting(Note::kind).contains(Note.Kind.ADAPTED);
    }

    static Stream<Throwable> failuresOfConverting() {
        return Stream.of(
                new ImageProcessingException("cannot convert"),
                new IllegalStateException("a processor's own fault"),
                new OutOfMemoryError("Java heap space"));
    }

    @ParameterizedTest
    @MethodSource("failuresOfConverting")
    void keepsAPaidImageThatCannotBeConverted(Throwable why) throws IOException {
        provider.answer(PNG);
        processor.atConvert = () -> {
            if (why instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) why;
        };
        ImageProcessingException failure = catchThrowableOfType(
                ImageProcessingException.class,
                () -> easel().generate(GenerateRequest.builder("x").size(8, 8).build())
                        .execute());
        assertThat(failure.billing()).isEqualTo(Billing.BILLED);
        assertThat(failure.provider()).contains("scripted");
        Path saved = failure.savedResponse().orElseThrow();
        assertThat(Files.readAllBytes(saved)).isEqualTo(PNG);
    }

    @Test
    void makesSeveralAllowedCallsAndKeepsWhatCame() {
        ScriptedProvider one = new ScriptedProvider(
                        "one", Capabilities.builder().build())
                .answer(PNG)
                .fail(error(Reason.CONTENT_REJECTED))
                .answer(PNG);
        ImageResult result = easel(one.provider())
                .generate(GenerateRequest.builder("x").count(3).maxCalls(3).build())
                .execute();
        assertThat(result.images()).hasSize(2);
        assertThat(result.partialFailures()).singleElement().isInstanceOf(ProviderException.class);
        assertThat(one.received()).hasSize(3);
    }

    @Test
    void reportsHowManyImagesAreMissing() {
        provider.answer(PNG);
        ImageResult result =
                easel().generate(GenerateRequest.builder("x").count(3).build()).execute();
        assertThat(result.images()).hasSize(1);
        assertThat(result.partialFailures()).hasSize(2).first().asString().contains("1 of 3 images");
    }

    @Test
    void throwsTheFirstFailureWhenNothingCame() {
        ScriptedProvider one = new ScriptedProvider(
                        "one", Capabilities.builder().build())
                .fail(error(Reason.RATE_LIMITED))
                .fail(error(Reason.RATE_LIMITED));
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> easel(one.provider())
                        .generate(GenerateRequest.builder("x")
                                .count(2)
                                .maxCalls(2)
                                .build())
                        .execute())
                .satisfies(e -> assertThat(e.provider()).contains("one"));
    }

    @Test
    void fallsBackOnlyWhereCertainlyNothingWasProcessed() {
        ScriptedProvider second = new ScriptedProvider("second", Capabilities.unknown());
        for (EaselException failure : List.of(
                error(Reason.RATE_LIMITED),
                error(Reason.AUTHENTICATION),
                error(Reason.INVALID_REQUEST),
                new TransportException(TransportException.Phase.CONNECT, "refused", CallFacts.NOT_SENT, null))) {
            provider.fail(failure);
            second.answer(PNG);
            ImageResult result = easel(provider.provider().orElse(second.provider()))
                    .generate(GenerateRequest.of("x"))
                    .execute();
            assertThat(result.notes().toString()).contains("second was called because scripted did nothing");
        }
        int calls = second.received().size();
        for (EaselException failure : List.of(
                error(Reason.INTERNAL),
                error(Reason.NO_IMAGE),
                error(Reason.CONTENT_REJECTED),
                new TransportException(
                        TransportException.Phase.TRUNCATED, "cut", CallFacts.of(Billing.UNKNOWN), null))) {
            provider.fail(failure);
            assertThatExceptionOfType(EaselException.class)
                    .isThrownBy(() -> easel(provider.provider().orElse(second.provider()))
                            .generate(GenerateRequest.of("x"))
                            .execute())
                    .withMessage(failure.getMessage());
        }
        assertThat(second.received()).hasSize(calls);
    }

    @Test
    void refusesAVerbWithoutAProvider() {
        Easel generates = easel(provider.provider().only(Verb.GENERATE));
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> generates
                        .expand(ExpandRequest.of(PHOTO, Border.fraction(0.1), "x"))
                        .execute())
                .withMessageContaining("expand")
                .withMessageContaining("generate");
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> generates.capabilities(Verb.EDIT, ModelId.DEFAULT));
    }

    @Test
    void reportsEveryFailureFromExecuteAndNotBefore() {
        assertThat(easel().edit(EditRequest.of(ImageSource.of(Path.of("no-such-file.png")), "x")))
                .isNotNull();
        assertThatExceptionOfType(EaselException.class)
                .isThrownBy(() -> easel().edit(EditRequest.of(ImageSource.of(Path.of("no-such-file.png")), "x"))
                        .execute())
                .withMessageContaining("no-such-file.png")
                .withMessageContaining("the file does not exist");
    }

    @Test
    void passesUrlsOnlyToProvidersThatFetchThem() {
        URI remote = URI.create("https://images.example/a.png");
        ScriptedProvider fetching = new ScriptedProvider(
                        "fetching", Capabilities.builder().fetchesUrls(true).build())
                .answer(PNG);
        easel(fetching.provider())
                .edit(EditRequest.of(ImageSource.of(remote), "x"))
                .execute();
        assertThat(((EditRequest) fetching.received().get(0)).images()).containsExactly(ImageSource.of(remote));

        provider.answer(PNG);
        Easel fetched = EaselBuilder.create()
                .provider(provider.provider())
                .fetcher((url, context) -> PHOTO)
                .timer(new ManualTimer())
                .build();
        fetched.edit(EditRequest.of(ImageSource.of(remote), "x")).execute();
        assertThat(((EditRequest) provider.received().get(0)).images()).containsExactly(PHOTO);

        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> easel().edit(EditRequest.of(ImageSource.of(remote), "x"))
                        .execute())
                .withMessageContaining("ImageFetcher");
    }

    @Test
    void prefersTheFetcherOfTheProgramToThatOfTheProvider() {
        EditRequest request = EditRequest.of(ImageSource.of(URI.create("https://images.example/a.png")), "x");
        ImageData own = TestImages.photo(9, 9);
        ImageProvider fetching = ImageProvider.named("own")
                .editor(provider.provider().editor().orElseThrow())
                .fetcher((url, context) -> own)
                .build();
        provider.answer(PNG).answer(PNG);
        easel(fetching).edit(request).execute();
        EaselBuilder.create()
                .provider(fetching)
                .fetcher((url, context) -> PHOTO)
                .timer(new ManualTimer())
                .build()
                .edit(request)
                .execute();
        assertThat(provider.received())
                .extracting(received -> ((EditRequest) received).images().get(0))
                .containsExactly(own, PHOTO);
    }

    @Test
    void refusesMoreImagesThanAProviderEdits() {
        ScriptedProvider one =
                new ScriptedProvider("one", Capabilities.builder().build());
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> easel(one.provider())
                        .edit(EditRequest.builder(List.of(PHOTO, PHOTO), "x").build())
                        .execute())
                .withMessageContaining("2 images")
                .withMessageContaining("1 to 1");
    }

    @Test
    void callsAnotherProviderOnTheSameRuntime() {
        ScriptedProvider tenant = new ScriptedProvider("tenant", Capabilities.unknown()).answer(PNG);
        Easel first = easel();
        Easel second = first.with(tenant.provider());
        second.close();
        assertThat(second.generate(GenerateRequest.of("x")).execute().images()).hasSize(1);
    }

    @Test
    void savesImagesElsewhereIfTheFolderCannotStoreThem(@TempDir Path folder) throws IOException {
        provider.answer(PNG);
        Path file = Files.writeString(folder.resolve("not-a-folder"), "x");
        EaselException failure = catchThrowableOfType(
                EaselException.class,
                () -> easel().generate(GenerateRequest.of("x")).saveTo(file).execute());
        assertThat(failure.billing()).isEqualTo(Billing.BILLED);
        assertThat(Files.readAllBytes(failure.savedResponse().orElseThrow())).isEqualTo(PNG);
    }

    @Test
    void completesAShortCountWithTheCallsThatAreLeft() {
        provider.answer(PNG).answer(PNG).answer(PNG);
        ImageResult result = easel().generate(
                        GenerateRequest.builder("x").count(3).maxCalls(3).build())
                .execute();
        assertThat(result.images()).hasSize(3);
        assertThat(result.partialFailures()).isEmpty();
        assertThat(provider.received()).extracting(ImageRequest::count).containsExactly(3, 2, 1);
    }

    @Test
    void asksForNothingMoreOnceACallBringsNoImage() {
        provider.answer(PNG)
                .fail(ProviderException.of(ProviderException.Reason.CONTENT_REJECTED, "no")
                        .build());
        ImageResult result = easel().generate(
                        GenerateRequest.builder("x").count(3).maxCalls(5).build())
                .execute();
        assertThat(result.images()).hasSize(1);
        assertThat(result.partialFailures()).hasSize(2);
        assertThat(provider.received()).hasSize(2);
    }

    @Test
    void isBilledAsTheWorstOfItsCalls() {
        ScriptedProvider one = new ScriptedProvider(
                        "one", Capabilities.builder().source("test").build())
                .fail(ProviderException.of(ProviderException.Reason.RATE_LIMITED, "slow down")
                        .build())
                .fail(ProviderException.of(ProviderException.Reason.INTERNAL, "broken")
                        .build());
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> easel(one.provider())
                        .generate(GenerateRequest.builder("x")
                                .count(2)
                                .maxCalls(2)
                                .build())
                        .execute())
                .satisfies(e -> assertThat(e.billing()).isEqualTo(Billing.UNKNOWN));
    }

    @Test
    void tellsTheCapabilitiesOfTheFirstProviderOfAVerb() {
        Capabilities can = Capabilities.builder().maxCount(3).build();
        Easel easel = easel(new ScriptedProvider("first", can).provider().orElse(provider.provider()));
        for (Verb verb : Verb.values()) {
            assertThat(easel.capabilities(verb, ModelId.DEFAULT)).isEqualTo(can);
        }
        assertThat(easel.toString()).startsWith("Easel[").contains("first");
    }

    @Test
    void anEditThatNeedsAProcessorIsRefusedWithoutOne() {
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> withoutProcessor(provider.provider())
                        .edit(EditRequest.builder(List.of(PHOTO), "x")
                                .output(Output.png().maxBytes(1000))
                                .build())
                        .execute())
                .withMessageContaining("easel-imaging");
        assertThat(provider.received()).isEmpty();
    }
}
