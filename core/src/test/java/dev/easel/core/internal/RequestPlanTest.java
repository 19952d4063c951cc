package dev.easel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.UnsupportedRequestException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestPlanTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Capabilities CAN = Capabilities.builder()
            .maxCount(4)
            .sizes(SizeRule.fixed(new Size(1024, 1024), new Size(1024, 1536), new Size(1536, 1024)))
            .formats(EnumSet.of(ImageFormat.PNG, ImageFormat.JPEG))
            .qualities(EnumSet.of(Quality.LOW, Quality.MEDIUM, Quality.HIGH))
            .compression(true)
            .source("the document, 2026-11-21")
            .build();

    private static GenerateRequest.Builder request() {
        return GenerateRequest.builder("a red bicycle");
    }

    private static GenerateRequest sent(GenerateRequest.Builder request, Capabilities can) {
        RequestPlan plan = RequestPlan.of(request.build(), can, NOW);
        return plan.apply(request.build().toBuilder(), 0, 1).build();
    }

    @Test
    void sendsTheNearestLegalSize() {
        assertThat(sent(request().aspectRatio(2, 3), CAN).size()).isEqualTo(ImageSize.exact(1024, 1536));
        assertThat(sent(request().size(800, 600), CAN).size()).isEqualTo(ImageSize.exact(1536, 1024));
    }

    @Test
    void sendsFormatAndCompressionWhereTheProviderSupportsThem() {
        Output output = sent(request().output(Output.jpeg(85)), CAN).output();
        assertThat(output.format()).contains(ImageFormat.JPEG);
        assertThat(output.quality()).hasValue(85);
    }

    @Test
    void requestsLosslessImagesWhereTheyAreConvertedHere() {
        assertThat(sent(request().output(Output.webp(80)), CAN).output().format())
                .contains(ImageFormat.PNG);
        assertThat(sent(request().output(Output.jpeg(85)).size(800, 600), CAN)
                        .output()
                        .format())
                .contains(ImageFormat.PNG);
        Capabilities withoutCompression = CAN.toBuilder().compression(false).build();
        assertThat(sent(request().output(Output.jpeg(85)), withoutCompression)
                        .output()
                        .format())
                .contains(ImageFormat.PNG);
        assertThat(RequestPlan.of(request().output(Output.jpeg(85)).build(), withoutCompression, NOW)
                        .compressesHere())
                .isTrue();
    }

    @Test
    void sendsTheNearestQualityAndAddsANote() {
        RequestPlan plan = RequestPlan.of(request().quality(Quality.MAX).build(), CAN, NOW);
        assertThat(plan.apply(request(), 0, 1).build().quality()).isEqualTo(Quality.HIGH);
        assertThat(plan.notes()).singleElement().satisfies(note -> {
            assertThat(note.kind()).isEqualTo(Note.Kind.ADAPTED);
            assertThat(note.message()).contains("max", "high", "low");
        });
    }

    @Test
    void notesWhatIsDropped() {
        RequestPlan plan = RequestPlan.of(request().seed(3).partialImages(2).build(), Capabilities.unknown(), NOW);
        assertThat(plan.notes()).extracting(Note::kind).containsExactly(Note.Kind.DROPPED, Note.Kind.DROPPED);
        assertThat(plan.apply(request().partialImages(2), 0, 1).build().partialImages())
                .isZero();
    }

    @Test
    void refusesTransparencyThatIsNotSupported() {
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> sent(request().background(Background.TRANSPARENT), CAN))
                .satisfies(e -> assertThat(e.billing()).isEqualTo(Billing.NOT_BILLED));
        Capabilities can = CAN.toBuilder()
                .backgrounds(EnumSet.of(Background.AUTO, Background.TRANSPARENT))
                .build();
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(
                        () -> sent(request().background(Background.TRANSPARENT).output(Output.jpeg(80)), can))
                .withMessageContaining("png or webp");
        assertThat(sent(request().background(Background.TRANSPARENT), can)
                        .output()
                        .format())
                .contains(ImageFormat.PNG);
    }

    @Test
    void refusesMoreImagesThanTheAllowedCallsReturn() {
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> RequestPlan.of(request().count(5).build(), CAN, NOW))
                .withMessageContaining("5 images")
                .withMessageContaining("1 to 4")
                .withMessageContaining("2 paid calls");
        assertThat(RequestPlan.of(request().count(9).maxCalls(3).build(), CAN, NOW)
                        .batchSizes())
                .containsExactly(4, 4, 1);
    }

    @Test
    void givesEveryCallADifferentSeed() {
        Capabilities can = CAN.toBuilder().seed(true).build();
        RequestPlan plan =
                RequestPlan.of(request().count(6).maxCalls(2).seed(100).build(), can, NOW);
        assertThat(plan.apply(request(), 4, 2).build().seed()).hasValue(104);
    }

    @Test
    void warnsOfAModelsEndOfLife() {
        Capabilities ended = CAN.toBuilder()
                .endOfLife(Optional.of(LocalDate.parse("2026-10-23")))
                .build();
        Capabilities ending = CAN.toBuilder()
                .endOfLife(Optional.of(LocalDate.parse("2026-12-01")))
                .build();
        Capabilities later = CAN.toBuilder()
                .endOfLife(Optional.of(LocalDate.parse("2027-12-01")))
                .build();
        assertThat(RequestPlan.of(request().model("m").build(), ended, NOW)
                        .notes()
                        .toString())
                .contains("m ended on 2026-10-23");
        assertThat(RequestPlan.of(request().model("m").build(), ending, NOW)
                        .notes()
                        .toString())
                .contains("m ends on 2026-12-01");
        assertThat(RequestPlan.of(request().model("m").build(), later, NOW).notes())
                .isEmpty();
    }

    @Test
    void splitsImagesOverAtMostAsManyCallsAsAreLeft() {
        RequestPlan plan = RequestPlan.of(request().count(9).maxCalls(3).build(), CAN, NOW);

        assertThat(plan.batchSizes(9, 3)).containsExactly(4, 4, 1);
        assertThat(plan.batchSizes(8, 3)).containsExactly(4, 4);
        assertThat(plan.batchSizes(9, 2)).containsExactly(4, 4);
        assertThat(plan.batchSizes(1, 1)).containsExactly(1);
        assertThat(plan.batchSizes(0, 3)).isEmpty();
        assertThat(plan.batchSizes(3, 0)).isEmpty();
        assertThat(plan.maxCalls()).isEqualTo(3);
    }

    @Test
    void needsAProcessorOnlyForWhatTheProviderDoesNotSend() {
        assertThat(needsProcessor(request())).isFalse();
        assertThat(needsProcessor(request().size(1024, 1024))).isFalse();
        assertThat(needsProcessor(request().size(800, 600))).isTrue();
        assertThat(needsProcessor(request().output(Output.png()))).isFalse();
        assertThat(needsProcessor(request().output(Output.jpeg(85)))).isFalse();
        assertThat(needsProcessor(request().output(Output.webp(80)))).isTrue();
        assertThat(needsProcessor(request().output(Output.asReceived().maxBytes(50_000))))
                .isTrue();
    }

    private static boolean needsProcessor(GenerateRequest.Builder request) {
        return RequestPlan.of(request.build(), CAN, NOW).needsProcessor();
    }

    @Test
    void compressesHereOnlyWhatTheProviderDoesNotCompress() {
        assertThat(RequestPlan.of(request().build(), CAN, NOW).compressesHere()).isFalse();
        assertThat(RequestPlan.of(request().output(Output.jpeg(85)).build(), CAN, NOW)
                        .compressesHere())
                .isFalse();
        assertThat(RequestPlan.of(request().output(Output.webp(85)).build(), CAN, NOW)
                        .compressesHere())
                .isTrue();
    }

    @Test
    void requestsLosslessImagesToCutThemToARatio() {
        GenerateRequest.Builder cut = request().aspectRatio(16, 9).output(Output.jpeg(85));
        GenerateRequest.Builder fits = request().aspectRatio(3, 2).output(Output.jpeg(85));

        assertThat(RequestPlan.of(cut.build(), CAN, NOW).sentOutput()).isEqualTo(Output.png());
        assertThat(RequestPlan.of(fits.build(), CAN, NOW).sentOutput()).isEqualTo(Output.jpeg(85));
    }

    @Test
    void leavesTheFormatOpenToProvidersWithoutPng() {
        Capabilities jpegOnly =
                CAN.toBuilder().formats(EnumSet.of(ImageFormat.JPEG)).build();
        Capabilities none =
                CAN.toBuilder().formats(EnumSet.noneOf(ImageFormat.class)).build();

        assertThat(sent(request().output(Output.webp(80)), jpegOnly).output()).isEqualTo(Output.asReceived());
        assertThat(sent(request(), CAN).output()).isEqualTo(Output.asReceived());
        assertThat(sent(request().output(Output.jpeg(85)), none).output()).isEqualTo(Output.asReceived());
    }

    @Test
    void dropsABackgroundThatIsNotSupportedUnlessItIsTransparent() {
        RequestPlan plan =
                RequestPlan.of(request().background(Background.OPAQUE).build(), CAN, NOW);
        Capabilities can = CAN.toBuilder()
                .backgrounds(EnumSet.of(Background.AUTO, Background.OPAQUE))
                .build();

        assertThat(plan.apply(request(), 0, 1).build().background()).isEqualTo(Background.AUTO);
        assertThat(plan.notes()).singleElement().satisfies(note -> {
            assertThat(note.kind()).isEqualTo(Note.Kind.DROPPED);
            assertThat(note.message()).contains("opaque");
        });
        assertThat(sent(request().background(Background.OPAQUE), can).background())
                .isEqualTo(Background.OPAQUE);
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> sent(request().background(Background.TRANSPARENT), can))
                .withMessageContaining("[auto, opaque]");
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> sent(request().background(Background.TRANSPARENT), CAN))
                .withMessageContaining("no choice of background");
    }

    @Test
    void notesThatAProviderWithoutQualitiesIgnoresOne() {
        RequestPlan plan = RequestPlan.of(
                request().quality(Quality.HIGH).build(),
                CAN.toBuilder().qualities(EnumSet.noneOf(Quality.class)).build(),
                NOW);

        assertThat(plan.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.kind()).isEqualTo(Note.Kind.DROPPED));
    }

    @Test
    void passesPartialImagesAndSeedsOnWhereTheyAreSupported() {
        Capabilities can = CAN.toBuilder().seed(true).partialImages(true).build();
        GenerateRequest sent = sent(request().seed(5).partialImages(2), can);

        assertThat(sent.partialImages()).isEqualTo(2);
        assertThat(sent.seed()).hasValue(5);
        assertThat(RequestPlan.of(request().seed(5).partialImages(2).build(), can, NOW)
                        .notes())
                .isEmpty();
    }

    @Test
    void warnsSixtyDaysBeforeAModelEnds() {
        assertThat(notesOfAModelThatEnds("2027-01-19")).contains("ends on 2027-01-19", "the document");
        assertThat(notesOfAModelThatEnds("2027-01-20")).isEqualTo("[]");
        assertThat(notesOfAModelThatEnds("2026-11-21")).contains("the default model ended on 2026-11-21");
    }

    @Test
    void namesTheDefaultModelAndItsSuccessorWhenItEnds() {
        Capabilities can = CAN.toBuilder()
                .model(Optional.of(new ModelId("old-model")))
                .endOfLife(Optional.of(LocalDate.parse("2026-10-23")))
                .successor(Optional.of(new ModelId("new-model")))
                .source("the document")
                .build();
        assertThat(RequestPlan.of(request().build(), can, NOW).notes())
                .containsExactly(Note.warning("model old-model ended on 2026-10-23 (the document); use new-model"));
        assertThat(RequestPlan.of(request().model("alias").build(), can, NOW).notes())
                .containsExactly(Note.warning("model alias ended on 2026-10-23 (the document); use new-model"));
    }

    private static String notesOfAModelThatEnds(String day) {
        Capabilities can =
                CAN.toBuilder().endOfLife(Optional.of(LocalDate.parse(day))).build();
        return RequestPlan.of(request().build(), can, NOW).notes().toString();
    }

    private static RequestPlan plan(GenerateRequest.Builder request) {
        return RequestPlan.of(request.build(), CAN, NOW);
    }

    @Test
    void mayNeedAProcessorForWhateverTheProviderIsNotKnownToSend() {
        assertThat(plan(request()).mayNeedProcessor()).isFalse();
        assertThat(plan(request().size(1024, 1024)).mayNeedProcessor()).isFalse();
        assertThat(plan(request().output(Output.png())).mayNeedProcessor()).isFalse();
        assertThat(plan(request().output(Output.jpeg(85))).mayNeedProcessor()).isFalse();
        assertThat(plan(request().aspectRatio(3, 2)).mayNeedProcessor()).isFalse();

        assertThat(plan(request().size(800, 600)).mayNeedProcessor()).isTrue();
        assertThat(plan(request().aspectRatio(16, 9)).mayNeedProcessor()).isTrue();
        assertThat(plan(request().output(Output.webp(80))).mayNeedProcessor()).isTrue();
        assertThat(plan(request().output(Output.png().maxBytes(50_000))).mayNeedProcessor())
                .isTrue();
        assertThat(plan(request().output(Output.asReceived().quality(70))).mayNeedProcessor())
                .isTrue();
        Capabilities anySize = CAN.toBuilder().sizes(SizeRule.unspecified()).build();
        assertThat(RequestPlan.of(request().size(1024, 1024).build(), anySize, NOW)
                        .mayNeedProcessor())
                .as("a size that the provider may send or not")
                .isTrue();
        assertThat(RequestPlan.of(request().build(), anySize, NOW).mayNeedProcessor())
                .isFalse();
    }

    @Test
    void knowsTheSizeThatAProviderOfFixedSizesSends() {
        assertThat(plan(request().size(800, 600)).expectedSize()).contains(new Size(1536, 1024));
        assertThat(plan(request()).expectedSize()).isEmpty();
    }

    @Test
    void sendsTheFormatOfAnImageThatIsNotCutHere() {
        assertThat(plan(request().size(1024, 1024).output(Output.jpeg(85))).sentOutput())
                .isEqualTo(Output.jpeg(85));
        assertThat(plan(request().output(Output.png().quality(85))).sentOutput())
                .as("PNG has no quality")
                .isEqualTo(Output.png());
    }

    @Test
    void sendsATransparentBackgroundInAFormatThatHoldsIt() {
        Capabilities can =
                CAN.toBuilder().backgrounds(EnumSet.of(Background.TRANSPARENT)).build();

        assertThat(sent(request().background(Background.TRANSPARENT).output(Output.png()), can)
                        .background())
                .isEqualTo(Background.TRANSPARENT);
    }

    @Test
    void notesHowAProviderDoesWithoutAVerb() {
        Capabilities can = CAN.toBuilder()
                .emulation(Optional.of("edited by a description"))
                .build();

        assertThat(RequestPlan.of(request().build(), can, NOW).notes())
                .containsExactly(Note.emulated("edited by a description"));
    }
}
