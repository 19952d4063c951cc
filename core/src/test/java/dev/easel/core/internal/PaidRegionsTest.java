package dev.easel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Rgb;
import dev.easel.core.domain.image.Size;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.core.testing.ManualTimer;
import dev.easel.core.testing.ScriptedProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a provider is sent, what is checked before it is paid, and what the caller is told about a region. */
class PaidRegionsTest extends ScriptedVerbs {
    private static final URI REMOTE = URI.create("https://images.example/a.png");
    private static final InpaintRequest INPAINT = InpaintRequest.of(PHOTO, MASK, "x");

    private static ScriptedProvider able(Capabilities.Builder can) {
        return new ScriptedProvider("able", can.source("test").build()).answer(PNG);
    }

    private static ExpandRequest.Builder expand(Border border) {
        return ExpandRequest.builder(PHOTO, border, "x");
    }

    private static InpaintRequest sent(ScriptedProvider to) {
        return (InpaintRequest) to.received().get(0);
    }

    @Test
    void anExpandedImageIsRequestedWithEverythingThatWasRequested() {
        ScriptedProvider able = able(Capabilities.builder().seed(true));
        easel(able.provider())
                .expand(expand(Border.pixels(1, 2, 3, 4)).model("m").seed(7).build())
                .execute();
        assertThat(sent(able).model()).contains(new ModelId("m"));
        assertThat(sent(able).seed()).hasValue(7);
        assertThat(sent(able).prompt()).isEqualTo("x");
        assertThat(processor.painted).isTrue();
    }

    @Test
    void theNewBorderIsFilledAsRequested() {
        provider.answer(PNG);
        easel().expand(expand(Border.pixels(1, 2, 3, 4))
                        .prefill(Prefill.COLOR)
                        .overlap(5)
                        .output(Output.png().matte(Rgb.BLACK))
                        .build())
                .execute();
        assertThat(processor.fills).singleElement().satisfies(fill -> {
            assertThat(fill.border()).isEqualTo(new Border.Sides(1, 2, 3, 4));
            assertThat(fill.prefill()).isEqualTo(Prefill.COLOR);
            assertThat(fill.overlap()).isEqualTo(5);
        });
    }

    private String notes(Capabilities.Builder can, ExpandRequest.Builder request) {
        return easel(able(can).provider())
                .expand(request.build())
                .execute()
                .notes()
                .toString();
    }

    private Capabilities.Builder expanding() {
        return Capabilities.builder().nativeBorder(true);
    }

    @Test
    void onlyAWideBorderIsWarnedOf() {
        assertThat(notes(expanding(), expand(Border.fraction(0.2)))).isEqualTo("[]");
        assertThat(notes(expanding(), expand(Border.fraction(0.21)))).contains("a border of 0.21 is wide");
    }

    @Test
    void aProviderThatExpandsItselfIgnoresThePrefillAndSaysSo() {
        Prefill other = ExpandRequest.DEFAULT_PREFILL == Prefill.COLOR ? Prefill.EDGE : Prefill.COLOR;
        assertThat(notes(expanding(), expand(Border.fraction(0.1)).prefill(other)))
                .contains("prefill " + other);
    }

    @Test
    void aProviderExpandsOnlyByAShareWithoutAnOverlap() {
        assertThat(notes(expanding(), expand(Border.pixels(1, 2, 3, 4)))).contains("prefilled canvas");
        assertThat(notes(expanding(), expand(Border.fraction(0.1)).overlap(2))).contains("prefilled canvas");
        assertThat(notes(Capabilities.builder(), expand(Border.fraction(0.1)))).contains("prefilled canvas");
    }

    @Test
    void aCanvasIsFramedInSizesThatTheProviderTakes() {
        SizeRule sizes = SizeRule.fixed(new Size(64, 64));
        easel(able(Capabilities.builder().sizes(sizes).mask(MaskConvention.WHITE))
                        .provider())
                .expand(expand(Border.fraction(0.1)).build())
                .execute();
        assertThat(processor.rules).singleElement().satisfies(rule -> {
            assertThat(rule.sizes()).isEqualTo(sizes);
            assertThat(rule.mask()).isEqualTo(MaskConvention.WHITE);
        });
    }

    @Test
    void aBorderBeyondEverySizeIsRefused() {
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> easel().expand(expand(Border.pixels(Integer.MAX_VALUE, 0, 0, 0))
                                .build())
                        .execute());
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void whatIsDeliveredAndWhatIsReceivedAreCheckedBeforeAnythingIsPaid() {
        ScriptedProvider able = able(
                Capabilities.builder().sizes(SizeRule.fixed(new Size(64, 64))).formats(EnumSet.of(ImageFormat.PNG)));
        easel(able.provider())
                .expand(expand(Border.pixels(4, 4, 4, 4)).size(80, 50).build())
                .execute();
        assertThat(processor.checks).containsExactly("80x50 png from 28x18", "auto from 64x64");
        assertThat(sent(able).size()).isEqualTo(ImageSize.exact(64, 64));
        assertThat(sent(able).output()).isEqualTo(Output.png());
    }

    @Test
    void aRegionIsRequestedInTheProvidersFormatWhereItHasNoPng() {
        ScriptedProvider able = able(Capabilities.builder().formats(EnumSet.of(ImageFormat.JPEG)));
        easel(able.provider()).inpaint(INPAINT).execute();
        assertThat(sent(able).output()).isEqualTo(Output.asReceived());
    }

    @Test
    void notesOfThePlanAndOfTheFrameAreHandedOnAndRestoringIsReported() {
        Note frame = Note.warning("the mask is tiny");
        processor.frameNotes = List.of(frame);
        List<ProgressEvent> events = new ArrayList<>();
        provider.answer(PNG);
        ImageResult result = easel().inpaint(INPAINT.toBuilder().seed(3).build())
                .onProgress(events::add)
                .execute();
        assertThat(result.notes()).contains(frame).extracting(Note::message).anyMatch(text -> text.contains("seed 3"));
        assertThat(events).contains(ProgressEvent.Converting.of("restoring"));
        assertThat(result.requestedSize()).isEqualTo(INPAINT.size());
    }

    @Test
    void pngIsNotSaidToBeLossy() {
        provider.answer(PNG).answer(PNG);
        assertThat(easel().inpaint(INPAINT).execute().notes()).isEmpty();
        assertThat(easel().inpaint(INPAINT.toBuilder().output(Output.webp(80)).build())
                        .execute()
                        .notes()
                        .toString())
                .contains("webp compresses");
    }

    @Test
    void severalImagesOfAMaskAreRequestedWholeNotInParts() {
        processor.parts.addAll(List.of(MASK, MASK));
        ScriptedProvider able = able(Capabilities.builder()).answer(PNG);
        ImageResult result = easel(able.provider())
                .inpaint(INPAINT.toBuilder().count(2).maxCalls(2).build())
                .execute();
        assertThat(result.images()).hasSize(2);
        assertThat(processor.rules).hasSize(1);
    }

    @Test
    void onlyTheLastPartIsDeliveredAsRequestedAndTheLargestDriftIsTold() {
        processor.parts.addAll(List.of(MASK, MASK));
        provider.answer((request, context) -> drifted(0.5, 0.0625)).answer((request, context) -> drifted(0.125, 0.25));
        ImageResult result = easel().inpaint(INPAINT.toBuilder()
                        .maxCalls(2)
                        .size(9, 9)
                        .output(Output.jpeg(80))
                        .build())
                .execute();
        assertThat(processor.deliveries)
                .extracting(delivery -> delivery.size() + " "
                        + delivery.output().format().orElseThrow().word())
                .containsExactly("auto png", "9x9 jpeg");
        assertThat(result.drift()).hasValue(0.5);
        assertThat(result.remainingDrift()).hasValue(0.25);
        assertThat(result.first().data()).isSameAs(RecordingProcessor.RESTORED);
    }

    private ImageResult drifted(double drift, double remaining) {
        processor.drift = drift;
        processor.remainingDrift = remaining;
        return ImageResult.builder("scripted")
                .image(GeneratedImage.received(ImageData.of(PNG)))
                .build();
    }

    @Test
    void thePartsThatAreFinishedAreDeliveredAsRequestedAfterAFailure() {
        processor.parts.addAll(List.of(MASK, MASK));
        provider.answer(PNG).fail(error(Reason.OVERLOADED));
        ImageResult result = easel().inpaint(
                        INPAINT.toBuilder().maxCalls(2).output(Output.jpeg(80)).build())
                .execute();
        assertThat(result.first().data()).isSameAs(RecordingProcessor.CONVERTED);
        assertThat(processor.deliveries)
                .last()
                .satisfies(delivery -> assertThat(delivery.output().format()).contains(ImageFormat.JPEG));
    }

    @Test
    void aFailureOfTheFirstPartIsThrown() {
        processor.parts.addAll(List.of(MASK, MASK));
        EaselException overloaded = error(Reason.OVERLOADED);
        provider.fail(overloaded);
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() ->
                        easel().inpaint(INPAINT.toBuilder().maxCalls(2).build()).execute())
                .withMessage(overloaded.getMessage());
    }

    @Test
    void aMaskOfAnotherConventionIsConvertedForAProvidersOwnImage() {
        ScriptedProvider white = able(Capabilities.builder().mask(MaskConvention.WHITE));
        ImageResult result = easel(white.provider())
                .inpaint(INPAINT.toBuilder().asReturned().size(8, 8).build())
                .execute();
        assertThat(sent(white).region())
                .isEqualTo(new Region.Masked(new Mask(RecordingProcessor.CONVERTED, MaskConvention.WHITE)));
        ScriptedProvider strict = able(Capabilities.builder().mask(MASK.convention()));
        easel(strict.provider())
                .inpaint(INPAINT.toBuilder()
                        .asReturned()
                        .size(8, 8)
                        .maskThreshold(200)
                        .build())
                .execute();
        assertThat(sent(strict).mask().image()).as("by the threshold").isSameAs(RecordingProcessor.CONVERTED);
        assertThat(result.first().data()).as("converted").isSameAs(RecordingProcessor.CONVERTED);
        ScriptedProvider without = able(Capabilities.builder().mask(MaskConvention.WHITE));
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> withoutProcessor(without.provider())
                        .inpaint(INPAINT.toBuilder().asReturned().build())
                        .execute())
                .withMessageStartingWith("Converting a mask from TRANSPARENT to WHITE needs an image processor");
        assertThat(without.received()).isEmpty();
    }

    @Test
    void imagesByUrlAreFetchedForMasksAndImagesAlike() {
        List<String> fetched = new ArrayList<>();
        ImageFetcher fetcher = (url, context) -> {
            fetched.add(url.getPath());
            return url.getPath().equals("/mask.png") ? MASK.image().load() : PHOTO;
        };
        ImageRequest remote = InpaintRequest.builder(
                        ImageSource.of(REMOTE),
                        new Mask(ImageSource.of(REMOTE.resolve("/mask.png")), MASK.convention()),
                        "x")
                .references(List.of(ImageSource.of(REMOTE.resolve("/reference.png"))))
                .build();
        provider.answer(PNG);
        EaselBuilder.create()
                .provider(provider.provider())
                .processor(processor)
                .fetcher(fetcher)
                .timer(new ManualTimer())
                .build()
                .call(remote)
                .execute();
        assertThat(fetched).containsExactlyInAnyOrder("/a.png", "/mask.png", "/reference.png");
        assertThat(sent(provider).references()).containsExactly(PHOTO);
    }

    @Test
    void aProviderThatFetchesGetsTheUrlsThemselves() {
        ScriptedProvider fetching =
                able(Capabilities.builder().fetchesUrls(true).maxInputImages(2).mask(MASK.convention()));
        Mask mask = new Mask(ImageSource.of(REMOTE.resolve("/mask.png")), MASK.convention());
        ImageSource reference = ImageSource.of(REMOTE.resolve("/reference.png"));
        withoutProcessor(fetching.provider())
                .inpaint(InpaintRequest.builder(ImageSource.of(REMOTE), mask, "x")
                        .references(List.of(reference))
                        .asReturned()
                        .build())
                .execute();
        assertThat(sent(fetching).image()).isEqualTo(ImageSource.of(REMOTE));
        assertThat(sent(fetching).mask()).isEqualTo(mask);
        assertThat(sent(fetching).references()).containsExactly(reference);
    }

    @Test
    void anEmptyMaskIsDeliveredAsRequested() {
        processor.empty = true;
        easel().inpaint(INPAINT.toBuilder().size(9, 9).output(Output.jpeg(80)).build())
                .execute();
        assertThat(processor.deliveries).singleElement().satisfies(delivery -> {
            assertThat(delivery.size()).isEqualTo(ImageSize.exact(9, 9));
            assertThat(delivery.output()).isEqualTo(Output.jpeg(80));
        });
    }
}
