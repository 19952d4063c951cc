package dev.easel.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.core.contract.ManualTimer;
import dev.easel.core.contract.TestPictures;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageData;
import dev.easel.core.domain.ImageFormat;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSource;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Mask;
import dev.easel.core.domain.MaskConvention;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.PictureSize;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.Verb;
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
import dev.easel.core.testing.ScriptedProvider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerbsTest {
    private static final byte[] PNG = TestPictures.photo(20, 10).bytes();
    private static final ImageData PHOTO = TestPictures.photo(20, 10);
    private static final Mask MASK = TestPictures.mask(20, 10, 2, 2, 6, 6);

    private final RecordingProcessor processor = new RecordingProcessor();
    private final ScriptedProvider provider = new ScriptedProvider();

    private Easel easel(ImageProvider with) {
        return EaselBuilder.create()
                .provider(with)
                .processor(processor)
                .timer(new ManualTimer())
                .build();
    }

    private Easel easel() {
        return easel(provider.provider());
    }

    private static Easel withoutProcessor(ImageProvider with) {
        return EaselBuilder.create().provider(with).timer(new ManualTimer()).build();
    }

    private static EaselException refusal(Reason reason) {
        return ProviderException.of(reason, "the provider says no").build();
    }

    @Test
    void handsOverWhatNeedsNoConversionUntouched() {
        provider.answer(PNG);
        ImageResult result = easel().generate(
                        GenerateRequest.builder("x").output(Output.png()).build())
                .execute();
        assertThat(result.first().bytes()).isEqualTo(PNG);
        assertThat(result.first().converted()).isFalse();
        assertThat(processor.deliveries).isEmpty();
    }

    @Test
    void convertsToWhatWasAskedFor() {
        provider.answer(PNG);
        ImageResult result = easel().generate(GenerateRequest.builder("x")
                        .size(8, 8)
                        .output(Output.jpeg(80))
                        .build())
                .execute();
        assertThat(result.first().data()).isSameAs(RecordingProcessor.CONVERTED);
        assertThat(result.requestedSize()).isEqualTo(PictureSize.exact(8, 8));
        assertThat(result.first().receivedSize()).hasToString("20x10");
        assertThat(result.first().converted()).isTrue();
    }

    @Test
    void deliversAsReceivedAndSaysSoWithoutAProcessor() {
        provider.answer(PNG);
        ImageResult result = withoutProcessor(provider.provider())
                .generate(GenerateRequest.builder("x").output(Output.jpeg(80)).build())
                .execute();
        assertThat(result.first().format()).isEqualTo(ImageFormat.PNG);
        assertThat(result.notes()).extracting(Note::kind).contains(Note.Kind.ADAPTED);
    }

    @Test
    void keepsAPaidPictureThatCannotBeConverted() throws IOException {
        provider.answer(PNG);
        processor.failAtConvert = true;
        ImageProcessingException failure = catchThrowableOfType(
                ImageProcessingException.class,
                () -> easel().generate(GenerateRequest.builder("x").size(8, 8).build())
                        .execute());
        assertThat(failure.billing()).isEqualTo(Billing.DONE);
        assertThat(failure.provider()).contains("scripted");
        Path kept = failure.keptReply().orElseThrow();
        assertThat(Files.readAllBytes(kept)).isEqualTo(PNG);
        Files.delete(kept);
        Files.delete(kept.getParent());
    }

    @Test
    void makesSeveralCallsOnlyWithLeaveAndKeepsWhatCame() {
        ScriptedProvider one = new ScriptedProvider(
                        "one", Capabilities.builder().build())
                .answer(PNG)
                .fail(refusal(Reason.CONTENT_REJECTED))
                .answer(PNG);
        ImageResult result = easel(one.provider())
                .generate(GenerateRequest.builder("x").count(3).maxCalls(3).build())
                .execute();
        assertThat(result.pictures()).hasSize(2);
        assertThat(result.missing()).singleElement().isInstanceOf(ProviderException.class);
        assertThat(one.received()).hasSize(3);
    }

    @Test
    void saysHowManyPicturesDidNotCome() {
        provider.answer(PNG);
        ImageResult result =
                easel().generate(GenerateRequest.builder("x").count(3).build()).execute();
        assertThat(result.pictures()).hasSize(1);
        assertThat(result.missing()).hasSize(2).first().asString().contains("1 of 3 pictures");
    }

    @Test
    void throwsTheFirstFailureWhenNothingCame() {
        ScriptedProvider one = new ScriptedProvider(
                        "one", Capabilities.builder().build())
                .fail(refusal(Reason.RATE_LIMITED))
                .fail(refusal(Reason.RATE_LIMITED));
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
    void fallsBackOnlyWhereSurelyNothingWasDone() {
        ScriptedProvider second = new ScriptedProvider("second", Capabilities.unknown());
        for (EaselException failure : List.of(
                refusal(Reason.RATE_LIMITED),
                refusal(Reason.AUTHENTICATION),
                refusal(Reason.INVALID_REQUEST),
                new TransportException(TransportException.Kind.CONNECT, "refused", CallFacts.NOT_SENT, null))) {
            provider.fail(failure);
            second.answer(PNG);
            ImageResult result = easel(provider.provider().orElse(second.provider()))
                    .generate(GenerateRequest.of("x"))
                    .execute();
            assertThat(result.notes().toString()).contains("second was asked because scripted did nothing");
        }
        int asked = second.received().size();
        for (EaselException failure : List.of(
                refusal(Reason.INTERNAL),
                refusal(Reason.NO_IMAGE),
                refusal(Reason.CONTENT_REJECTED),
                new TransportException(TransportException.Kind.CUT, "cut", CallFacts.of(Billing.UNKNOWN), null))) {
            provider.fail(failure);
            assertThatExceptionOfType(EaselException.class)
                    .isThrownBy(() -> easel(provider.provider().orElse(second.provider()))
                            .generate(GenerateRequest.of("x"))
                            .execute())
                    .withMessage(failure.getMessage());
        }
        assertThat(second.received()).hasSize(asked);
    }

    @Test
    void refusesAVerbNobodyIsBoundFor() {
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
                .withMessageContaining("no such file");
    }

    @Test
    void passesAddressesOnOnlyToProvidersThatFetch() {
        URI address = URI.create("https://pictures.example/a.png");
        ScriptedProvider fetching = new ScriptedProvider(
                        "fetching", Capabilities.builder().fetchesUrls(true).build())
                .answer(PNG);
        easel(fetching.provider())
                .edit(EditRequest.of(ImageSource.of(address), "x"))
                .execute();
        assertThat(((EditRequest) fetching.received().get(0)).images()).containsExactly(ImageSource.of(address));

        provider.answer(PNG);
        Easel fetched = EaselBuilder.create()
                .provider(provider.provider())
                .fetcher((url, context) -> PHOTO)
                .timer(new ManualTimer())
                .build();
        fetched.edit(EditRequest.of(ImageSource.of(address), "x")).execute();
        assertThat(((EditRequest) provider.received().get(0)).images()).containsExactly(PHOTO);

        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> easel().edit(EditRequest.of(ImageSource.of(address), "x"))
                        .execute())
                .withMessageContaining("PictureFetcher");
    }

    @Test
    void refusesMorePicturesThanAProviderEdits() {
        ScriptedProvider one =
                new ScriptedProvider("one", Capabilities.builder().build());
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> easel(one.provider())
                        .edit(EditRequest.builder(List.of(PHOTO, PHOTO), "x").build())
                        .execute())
                .withMessageContaining("2 pictures")
                .withMessageContaining("1 to 1");
    }

    @Test
    void inpaintsTheFrameAndRestoresAllElse() {
        processor.ofReply = List.of(RecordingProcessor.OF_REPLY);
        provider.answer(PNG);
        ImageResult result =
                easel().inpaint(InpaintRequest.of(PHOTO, MASK, "x")).execute();
        assertThat(result.first().data()).isSameAs(RecordingProcessor.RESTORED);
        assertThat(result.drift()).hasValue(0.25);
        assertThat(result.notes()).contains(RecordingProcessor.OF_REPLY);
        InpaintRequest sent = (InpaintRequest) provider.received().get(0);
        assertThat(((ImageData) sent.image()).size()).hasToString("5x5");
        assertThat(processor.deliveries).singleElement().satisfies(delivery -> {
            assertThat(delivery.size()).isEqualTo(PictureSize.auto());
            assertThat(delivery.output().format()).contains(ImageFormat.PNG);
        });
    }

    @Test
    void sendsThePicturesToGoByWithTheFrame() {
        provider.answer(PNG);
        ImageData reference = TestPictures.photo(7, 3);
        easel().inpaint(InpaintRequest.builder(PHOTO, MASK, "x")
                        .references(List.of(reference))
                        .build())
                .execute();
        InpaintRequest sent = (InpaintRequest) provider.received().get(0);
        assertThat(sent.pictures()).hasSize(2);
        assertThat(sent.references()).containsExactly(reference);
    }

    @Test
    void refusesMorePicturesThanAProviderTakesWithAMask() {
        ScriptedProvider one =
                new ScriptedProvider("one", Capabilities.builder().build());
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> easel(one.provider())
                        .inpaint(InpaintRequest.builder(PHOTO, MASK, "x")
                                .references(List.of(PHOTO))
                                .build())
                        .execute())
                .withMessageContaining("2 pictures")
                .withMessageContaining("1 to 1");
        assertThat(one.received()).isEmpty();
    }

    @Test
    void sendsNothingForAnEmptyMask() {
        processor.empty = true;
        ImageResult result =
                easel().inpaint(InpaintRequest.of(PHOTO, MASK, "x")).execute();
        assertThat(provider.received()).isEmpty();
        assertThat(result.first().data()).isEqualTo(RecordingProcessor.CONVERTED);
        assertThat(result.notes().toString()).contains("marks nothing");
    }

    @Test
    void makesOneCallAPartOnlyWithLeaveAndKeepsThePartsThatWereMade() {
        processor.parts.addAll(List.of(MASK, MASK));
        provider.answer(PNG);
        easel().inpaint(InpaintRequest.of(PHOTO, MASK, "x")).execute();
        assertThat(provider.received()).hasSize(1);

        provider.answer(PNG).answer(PNG);
        InpaintRequest two =
                InpaintRequest.builder(PHOTO, MASK, "x").maxCalls(2).build();
        assertThat(easel().inpaint(two).execute().pictures()).hasSize(1);
        assertThat(provider.received()).hasSize(3);

        provider.answer(PNG).fail(refusal(Reason.OVERLOADED));
        ImageResult half = easel().inpaint(two).execute();
        assertThat(half.pictures()).hasSize(1);
        assertThat(half.missing()).hasSize(1);
    }

    @Test
    void saysThatALossyFormatCannotKeepPixelsExactly() {
        provider.answer(PNG);
        ImageResult result = easel().inpaint(InpaintRequest.builder(PHOTO, MASK, "x")
                        .output(Output.jpeg(90))
                        .build())
                .execute();
        assertThat(result.notes().toString()).contains("jpeg compresses the whole picture again");
    }

    @Test
    void refusesToInpaintWithoutAProcessorNamingTheModule() {
        for (Runnable verb : List.<Runnable>of(
                () -> withoutProcessor(provider.provider())
                        .inpaint(InpaintRequest.of(PHOTO, MASK, "x"))
                        .execute(),
                () -> withoutProcessor(provider.provider())
                        .expand(ExpandRequest.of(PHOTO, Border.fraction(0.1), "x"))
                        .execute())) {
            assertThatExceptionOfType(UnsupportedRequestException.class)
                    .isThrownBy(verb::run)
                    .withMessageContaining("easel-imaging");
        }
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void handsOverTheProvidersOwnPictureWhereThatIsAskedFor() {
        ScriptedProvider port = new ScriptedProvider(
                        "port",
                        Capabilities.builder().mask(MaskConvention.TRANSPARENT).build())
                .answer(PNG);
        ImageResult result = withoutProcessor(port.provider())
                .inpaint(InpaintRequest.builder(PHOTO, MASK, "x").asReturned().build())
                .execute();
        assertThat(result.first().bytes()).isEqualTo(PNG);
        assertThat(((InpaintRequest) port.received().get(0)).mask()).isEqualTo(MASK);
    }

    @Test
    void expandsByInpaintingACanvas() {
        provider.answer(PNG);
        ImageResult result = easel().expand(ExpandRequest.of(PHOTO, Border.fraction(0.3), "x"))
                .execute();
        InpaintRequest sent = (InpaintRequest) provider.received().get(0);
        assertThat(sent.region()).isInstanceOf(Region.Masked.class);
        assertThat(result.notes()).extracting(Note::kind).contains(Note.Kind.EMULATED, Note.Kind.WARNING);
    }

    @Test
    void hasProvidersThatGrowPicturesDoSo() {
        ScriptedProvider growing = new ScriptedProvider(
                        "growing",
                        Capabilities.builder()
                                .nativeBorder(true)
                                .formats(EnumSet.noneOf(ImageFormat.class))
                                .build())
                .answer(PNG);
        ImageResult result = easel(growing.provider())
                .expand(ExpandRequest.of(PHOTO, Border.fraction(0.1), "x"))
                .execute();
        InpaintRequest sent = (InpaintRequest) growing.received().get(0);
        assertThat(sent.region()).isEqualTo(new Region.Grown(Border.fraction(0.1)));
        assertThat(sent.image()).isSameAs(PHOTO);
        assertThat(processor.painted).isFalse();
        assertThat(processor.rules)
                .singleElement()
                .satisfies(rule -> assertThat(rule.sizes()).isEqualTo(SizeRule.unspecified()));
        assertThat(result.notes()).isEmpty();
    }

    @Test
    void refusesATargetSmallerThanThePicture() {
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> easel().expand(ExpandRequest.of(PHOTO, Border.toSize(10, 10), "x"))
                        .execute())
                .withMessageContaining("20x10")
                .withMessageContaining("10x10");
    }

    @Test
    void answersFromAnotherProviderOnTheSameRuntime() {
        ScriptedProvider tenant = new ScriptedProvider("tenant", Capabilities.unknown()).answer(PNG);
        Easel first = easel();
        Easel second = first.with(tenant.provider());
        second.close();
        assertThat(second.generate(GenerateRequest.of("x")).execute().pictures())
                .hasSize(1);
    }

    @Test
    void writesKeptPicturesWhereTheFolderCannotTakeThem(@TempDir Path folder) throws IOException {
        provider.answer(PNG);
        Path file = Files.writeString(folder.resolve("not-a-folder"), "x");
        EaselException failure = catchThrowableOfType(
                EaselException.class,
                () -> easel().generate(GenerateRequest.of("x")).saveTo(file).execute());
        assertThat(failure.billing()).isEqualTo(Billing.DONE);
        assertThat(Files.readAllBytes(failure.keptReply().orElseThrow())).isEqualTo(PNG);
    }
}
