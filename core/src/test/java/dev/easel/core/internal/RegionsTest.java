package dev.easel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.FramingRule;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Inpainting and expanding: what is framed, requested part by part, and restored. */
class RegionsTest extends ScriptedVerbs {
    @Test
    void inpaintsTheFrameAndRestoresEverythingElse() {
        processor.responseNotes = List.of(RecordingProcessor.RESPONSE_NOTE);
        provider.answer(PNG);
        ImageResult result =
                easel().inpaint(InpaintRequest.of(PHOTO, MASK, "x")).execute();
        assertThat(result.first().data()).isSameAs(RecordingProcessor.RESTORED);
        assertThat(result.drift()).hasValue(0.25);
        assertThat(result.remainingDrift()).hasValue(0.125);
        assertThat(result.notes()).contains(RecordingProcessor.RESPONSE_NOTE);
        InpaintRequest sent = (InpaintRequest) provider.received().get(0);
        assertThat(((ImageData) sent.image()).size()).hasToString("5x5");
        assertThat(processor.deliveries).singleElement().satisfies(delivery -> {
            assertThat(delivery.size()).isEqualTo(ImageSize.auto());
            assertThat(delivery.output().format()).contains(ImageFormat.PNG);
        });
    }

    @Test
    void harmonizesUnlessTheRequestSaysNot() {
        provider.answer(PNG).answer(PNG).answer(PNG).answer(PNG);
        Easel easel = easel();
        InpaintRequest inpaint = InpaintRequest.of(PHOTO, MASK, "x");
        ExpandRequest expand = ExpandRequest.of(PHOTO, Border.fraction(0.1), "x");
        easel.inpaint(inpaint).execute();
        easel.expand(expand).execute();
        easel.inpaint(inpaint.toBuilder().harmonize(false).build()).execute();
        easel.expand(expand.toBuilder().harmonize(false).build()).execute();
        assertThat(processor.rules).extracting(FramingRule::harmonize).containsExactly(true, true, false, false);
    }

    @Test
    void saysWhichOfSeveralImagesANoteIsAbout() {
        Note shared = Note.adapted("both");
        FramedCall.ImageNotes notes = new FramedCall.ImageNotes();
        notes.add(List.of(shared, Note.adapted("brightness −8")));
        notes.add(List.of(Note.adapted("brightness −3"), shared));
        assertThat(notes.all())
                .extracting(Note::message)
                .containsExactly("both", "image 1: brightness −8", "image 2: brightness −3", "both");
        FramedCall.ImageNotes one = new FramedCall.ImageNotes();
        one.add(List.of(shared));
        assertThat(one.all()).containsExactly(shared);
    }

    @Test
    void sendsTheReferencesWithTheFrame() {
        provider.answer(PNG);
        ImageData reference = TestImages.photo(7, 3);
        easel().inpaint(InpaintRequest.builder(PHOTO, MASK, "x")
                        .references(List.of(reference))
                        .build())
                .execute();
        InpaintRequest sent = (InpaintRequest) provider.received().get(0);
        assertThat(sent.inputImages()).hasSize(2);
        assertThat(sent.references()).containsExactly(reference);
    }

    @Test
    void refusesMoreImagesThanAProviderTakesWithAMask() {
        ScriptedProvider one =
                new ScriptedProvider("one", Capabilities.builder().build());
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> easel(one.provider())
                        .inpaint(InpaintRequest.builder(PHOTO, MASK, "x")
                                .references(List.of(PHOTO))
                                .build())
                        .execute())
                .withMessageContaining("2 images")
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
        assertThat(result.notes().toString()).contains("unchanged: the mask marks nothing");
    }

    @Test
    void makesOneCallPerPartOnlyIfAllowedAndKeepsFinishedParts() {
        processor.parts.addAll(List.of(MASK, MASK));
        provider.answer(PNG);
        easel().inpaint(InpaintRequest.of(PHOTO, MASK, "x")).execute();
        assertThat(provider.received()).hasSize(1);

        provider.answer(PNG).answer(PNG);
        InpaintRequest two =
                InpaintRequest.builder(PHOTO, MASK, "x").maxCalls(2).build();
        assertThat(easel().inpaint(two).execute().images()).hasSize(1);
        assertThat(provider.received()).hasSize(3);

        provider.answer(PNG).fail(error(Reason.OVERLOADED));
        ImageResult half = easel().inpaint(two).execute();
        assertThat(half.images()).hasSize(1);
        assertThat(half.partialFailures()).hasSize(1);
    }

    @Test
    void framesWithTheThresholdOfTheRequest() {
        provider.answer(PNG).answer(PNG).answer(PNG);
        InpaintRequest inpaint = InpaintRequest.of(PHOTO, MASK, "x");
        easel().inpaint(inpaint).execute();
        easel().inpaint(inpaint.toBuilder().maskThreshold(200).build()).execute();
        easel().expand(ExpandRequest.of(PHOTO, Border.fraction(0.1), "x")).execute();
        assertThat(processor.rules)
                .extracting(FramingRule::maskThreshold)
                .as("all of the overlap of an expansion is sent")
                .containsExactly(Mask.MOSTLY_MARKED, 200, 1);
    }

    @Test
    void notesOnceHowAMaskThatIsRepaintedInPartsIsRead() {
        processor.parts.addAll(List.of(MASK, MASK));
        provider.answer(PNG).answer(PNG);
        ImageResult result = easel().inpaint(
                        InpaintRequest.builder(PHOTO, MASK, "x").maxCalls(2).build())
                .execute();
        assertThat(result.notes()).containsOnlyOnce(RecordingProcessor.MASK_NOTE);
    }

    @Test
    void makesNoFurtherCallForAPartThatCameBackWithoutAnImage() {
        processor.parts.addAll(List.of(MASK, MASK));
        InpaintRequest two =
                InpaintRequest.builder(PHOTO, MASK, "x").maxCalls(2).build();
        provider.answer(PNG).answer();
        ImageResult half = easel().inpaint(two).execute();
        assertThat(half.images()).hasSize(1);
        assertThat(half.partialFailures()).hasSize(1);
        assertThat(provider.received()).hasSize(2);

        provider.answer();
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> easel().inpaint(two).execute())
                .withMessageContaining("0 of 1");
        assertThat(provider.received()).hasSize(3);
    }

    @Test
    void warnsThatALossyFormatCannotKeepPixelsExactly() {
        provider.answer(PNG);
        ImageResult result = easel().inpaint(InpaintRequest.builder(PHOTO, MASK, "x")
                        .output(Output.jpeg(90))
                        .build())
                .execute();
        assertThat(result.notes().toString()).contains("jpeg compresses the whole image again");
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
    void returnsTheProvidersOwnImageIfRequested() {
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
    void leavesExpandingToProvidersThatSupportIt() {
        ScriptedProvider expanding = new ScriptedProvider(
                        "growing",
                        Capabilities.builder()
                                .nativeBorder(true)
                                .formats(EnumSet.noneOf(ImageFormat.class))
                                .build())
                .answer(PNG);
        ImageResult result = easel(expanding.provider())
                .expand(ExpandRequest.of(PHOTO, Border.fraction(0.1), "x"))
                .execute();
        InpaintRequest sent = (InpaintRequest) expanding.received().get(0);
        assertThat(sent.region()).isEqualTo(new Region.Expanded(Border.fraction(0.1)));
        assertThat(sent.image()).isSameAs(PHOTO);
        assertThat(processor.painted).isFalse();
        assertThat(processor.rules)
                .singleElement()
                .satisfies(rule -> assertThat(rule.sizes()).isEqualTo(SizeRule.unspecified()));
        assertThat(result.notes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("borders")
    void leavesExpandingByPixelsToProvidersThatTakeThem(Border border, Border.Sides sides) {
        ScriptedProvider expanding = expandingBy(9).answer(PNG);
        ImageResult result = easel(expanding.provider())
                .expand(ExpandRequest.of(PHOTO, border, "x"))
                .execute();
        InpaintRequest sent = (InpaintRequest) expanding.received().get(0);
        assertThat(sent.region()).isEqualTo(new Region.Expanded(sides));
        assertThat(sent.image()).isSameAs(PHOTO);
        assertThat(result.notes()).isEmpty();
    }

    static Stream<Arguments> borders() {
        return Stream.of(
                Arguments.of(Border.pixels(1, 0, 9, 2), new Border.Sides(1, 0, 9, 2)),
                Arguments.of(Border.fraction(0.1), new Border.Sides(2, 1, 2, 1)),
                Arguments.of(Border.toRatio(3, 1), new Border.Sides(5, 0, 5, 0)),
                Arguments.of(Border.toSize(20, 19), new Border.Sides(0, 4, 0, 5)));
    }

    @Test
    void expandsByInpaintingWhereASideIsLongerThanTheProviderTakesOrTheImageIsOverlapped() {
        for (ExpandRequest request : List.of(
                ExpandRequest.of(PHOTO, Border.pixels(10, 0, 0, 0), "x"),
                ExpandRequest.builder(PHOTO, Border.pixels(9, 0, 0, 0), "x")
                        .overlap(1)
                        .build())) {
            ScriptedProvider expanding = expandingBy(9).answer(PNG);
            easel(expanding.provider()).expand(request).execute();
            assertThat(((InpaintRequest) expanding.received().get(0)).region()).isInstanceOf(Region.Masked.class);
        }
    }

    private static ScriptedProvider expandingBy(int pixels) {
        return new ScriptedProvider(
                "growing",
                Capabilities.builder()
                        .nativeSides(pixels)
                        .emulation(Optional.of("inpainted in another way"))
                        .build());
    }

    @Test
    void failsBeforeTheCallIfTheOriginalCannotBeRead() {
        ScriptedProvider expanding = new ScriptedProvider(
                        "growing", Capabilities.builder().nativeBorder(true).build())
                .answer(PNG);
        processor.failAtOriginal = true;
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> easel(expanding.provider())
                        .expand(ExpandRequest.of(PHOTO, Border.fraction(0.1), "x"))
                        .execute())
                .withMessageContaining("original");
        assertThat(expanding.received()).isEmpty();
    }

    @Test
    void refusesATargetSmallerThanTheImage() {
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> easel().expand(ExpandRequest.of(PHOTO, Border.toSize(10, 10), "x"))
                        .execute())
                .withMessageContaining("20x10")
                .withMessageContaining("10x10");
    }
}
