package dev.easel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Background;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Prices;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Size;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.CostRange;
import dev.easel.core.domain.money.Money;
import dev.easel.core.domain.price.ImagePrices;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.Estimate;
import dev.easel.core.testing.ManualTimer;
import dev.easel.core.testing.ScriptedProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What calls cost, before and after they are made. */
class CostsTest extends ScriptedVerbs {
    private static final Prices FOUR_CENTS_EACH = ImagePrices.each(Money.usd("0.04"), "a test");
    private static final GenerateRequest THREE =
            GenerateRequest.builder("x").count(3).maxCalls(3).build();

    private static Capabilities.Builder priced() {
        return Capabilities.builder().prices(Optional.of(FOUR_CENTS_EACH));
    }

    private static Easel inOrder(ScriptedProvider provider) {
        return EaselBuilder.create()
                .provider(provider.provider())
                .timer(new ManualTimer())
                .executor(Runnable::run)
                .build();
    }

    private static ImageResult reported(String dollars) {
        return ImageResult.builder("able")
                .image(GeneratedImage.received(ImageData.of(PNG)))
                .cost(Optional.of(Cost.reported(Money.usd(dollars))))
                .build();
    }

    private Optional<Cost> cost(ScriptedProvider of) {
        return inOrder(of).generate(THREE).execute().cost();
    }

    @Test
    void isTheSumOfAllCalls() {
        assertThat(cost(new ScriptedProvider("able", priced().build())
                        .answer(PNG)
                        .answer(PNG)
                        .answer(PNG)))
                .contains(Cost.computed(Money.usd("0.12")));
    }

    @Test
    void isWhatTheProviderReportsWhereItDoes() {
        ScriptedProvider able = new ScriptedProvider("able", priced().build());
        able.answer((request, context) -> reported("0.01")).answer((request, context) -> reported("0.02"));
        able.answer((request, context) -> reported("0.03"));
        assertThat(cost(able)).contains(Cost.reported(Money.usd("0.06")));
    }

    @Test
    void isNoMoreThanComputedWherePartOfItIs() {
        ScriptedProvider able = new ScriptedProvider("able", priced().build());
        able.answer((request, context) -> reported("0.01")).answer(PNG).answer(PNG);
        assertThat(cost(able)).contains(Cost.computed(Money.usd("0.09")));
    }

    @Test
    void isUnknownWhereThatOfOneCallIs() {
        ScriptedProvider able =
                new ScriptedProvider("able", Capabilities.builder().build());
        able.answer((request, context) -> reported("0.01")).answer(PNG).answer(PNG);
        assertThat(cost(able)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"NOT_BILLED, 0.08", "UNKNOWN,", "BILLED,"})
    void isUnknownWhereAFailedCallMayHaveBeenBilled(Billing billing, String dollars) {
        ScriptedProvider able = new ScriptedProvider("able", priced().build());
        able.answer(PNG)
                .fail(ProviderException.of(Reason.INTERNAL, "broken")
                        .billing(billing)
                        .build())
                .answer(PNG);
        assertThat(cost(able))
                .isEqualTo(Optional.ofNullable(dollars).map(Money::usd).map(Cost::computed));
    }

    @Test
    void isNoneWhereTheProviderChargesNothing() {
        ScriptedProvider free = new ScriptedProvider(
                "free", Capabilities.builder().prices(Optional.of(Prices.FREE)).build());
        assertThat(cost(free.answer(PNG).answer(PNG).answer(PNG))).isEmpty();
    }

    @Test
    void isThatOfTheImageAsItWasSentForEveryVerb() {
        Prices prices = ImagePrices.table(
                Map.of(Quality.LOW, Map.of(new Size(20, 10), Money.usd("0.01"))), "by the quality that is sent");
        ScriptedProvider able = new ScriptedProvider(
                "able",
                Capabilities.builder()
                        .qualities(Set.of(Quality.LOW))
                        .prices(Optional.of(prices))
                        .build());
        able.answer(PNG).answer(PNG).answer(PNG).answer(PNG).answer(PNG);
        Easel easel = easel(able.provider());
        Optional<Cost> cent = Optional.of(Cost.computed(Money.usd("0.01")));
        assertThat(easel.generate(GenerateRequest.builder("x")
                                .quality(Quality.HIGH)
                                .size(7, 7)
                                .build())
                        .execute()
                        .cost())
                .isEqualTo(cent);
        assertThat(easel.edit(EditRequest.builder(PHOTO, "x")
                                .quality(Quality.LOW)
                                .build())
                        .execute()
                        .cost())
                .isEqualTo(cent);
        InpaintRequest inpaint =
                InpaintRequest.builder(PHOTO, MASK, "x").quality(Quality.LOW).build();
        assertThat(easel.inpaint(inpaint).execute().cost()).isEqualTo(cent);
        assertThat(easel.inpaint(inpaint.toBuilder().asReturned().build())
                        .execute()
                        .cost())
                .isEqualTo(cent);
        assertThat(easel.expand(ExpandRequest.builder(PHOTO, Border.fraction(0.2), "x")
                                .quality(Quality.LOW)
                                .build())
                        .execute()
                        .cost())
                .isEqualTo(cent);
    }

    @Test
    void isNothingWhereNothingWasSent() {
        processor.empty = true;
        ScriptedProvider able = new ScriptedProvider("able", priced().build());
        assertThat(easel(able.provider())
                        .inpaint(InpaintRequest.of(PHOTO, MASK, "x"))
                        .execute()
                        .cost())
                .contains(Cost.nothing());
        ScriptedProvider free = new ScriptedProvider(
                "free", Capabilities.builder().prices(Optional.of(Prices.FREE)).build());
        assertThat(easel(free.provider())
                        .inpaint(InpaintRequest.of(PHOTO, MASK, "x"))
                        .execute()
                        .cost())
                .isEmpty();
        assertThat(able.received()).isEmpty();
    }

    private static Estimate estimate(Capabilities can, ImageRequest request) {
        ScriptedProvider able = new ScriptedProvider("able", can);
        Estimate estimate = EaselBuilder.create()
                .provider(able.provider())
                .processor(new RecordingProcessor())
                .timer(new ManualTimer())
                .build()
                .estimate(request);
        assertThat(able.received()).isEmpty();
        return estimate;
    }

    private static CostRange dollars(String from, String to) {
        return new CostRange(Money.usd(from), Money.usd(to));
    }

    @Test
    void areEstimatedWithWhatWouldBeSent() {
        Estimate estimate = estimate(
                priced().model(Optional.of(new ModelId("brush-1")))
                        .maxCount(2)
                        .sizes(SizeRule.fixed(new Size(1024, 1024)))
                        .qualities(Set.of(Quality.HIGH))
                        .backgrounds(Set.of(Background.OPAQUE))
                        .formats(Set.of(ImageFormat.PNG))
                        .build(),
                THREE.toBuilder()
                        .size(64, 64)
                        .quality(Quality.MAX)
                        .background(Background.OPAQUE)
                        .output(Output.jpeg(80))
                        .build());
        assertThat(estimate.provider()).isEqualTo("able");
        assertThat(estimate.model()).contains(new ModelId("brush-1"));
        assertThat(estimate.fewestCalls()).isEqualTo(2);
        assertThat(estimate.mostCalls()).isEqualTo(3);
        assertThat(estimate.size()).isEqualTo(ImageSize.exact(1024, 1024));
        assertThat(estimate.quality()).isEqualTo(Quality.HIGH);
        assertThat(estimate.background()).isEqualTo(Background.OPAQUE);
        assertThat(estimate.format()).contains(ImageFormat.PNG);
        assertThat(estimate.notes()).extracting(Note::kind).contains(Note.Kind.ADAPTED);
        assertThat(estimate.cost()).as("3 images, and 2 more in the third call").contains(dollars("0.12", "0.2"));
    }

    @Test
    void areEstimatedWithoutReadingImages() {
        Path missing = Path.of("missing.png");
        Estimate edit = estimate(priced().build(), EditRequest.of(ImageSource.of(missing), "x"));
        assertThat(edit.cost()).contains(dollars("0.04", "0.04"));
    }

    @Test
    void areEstimatedForTheFrameOfARegionWhoseSizeIsNotKnownYet() {
        Capabilities can = priced().sizes(SizeRule.fixed(new Size(64, 64), new Size(96, 64)))
                .formats(Set.of(ImageFormat.PNG, ImageFormat.JPEG))
                .build();
        InpaintRequest inpaint = InpaintRequest.builder(PHOTO, MASK, "x")
                .size(96, 64)
                .output(Output.of(ImageFormat.JPEG))
                .maxCalls(4)
                .build();
        Estimate estimate = estimate(can, inpaint);
        assertThat(estimate.size()).isEqualTo(ImageSize.auto());
        assertThat(estimate.format()).contains(ImageFormat.PNG);
        assertThat(estimate.fewestCalls()).isEqualTo(1);
        assertThat(estimate.mostCalls()).isEqualTo(4);
        assertThat(estimate.cost()).contains(dollars("0.04", "0.16"));
        assertThat(estimate(can, inpaint.toBuilder().asReturned().build()).size())
                .isEqualTo(ImageSize.exact(96, 64));
        assertThat(estimate(can, ExpandRequest.of(PHOTO, Border.fraction(0.2), "x"))
                        .size())
                .isEqualTo(ImageSize.auto());
    }

    @Test
    void areUnknownWhereThePricesAre() {
        assertThat(estimate(Capabilities.unknown(), THREE).cost()).isEmpty();
        Prices partly = ImagePrices.table(Map.of(Quality.LOW, Map.of(new Size(64, 64), Money.usd("1"))), "a test");
        assertThat(estimate(priced().prices(Optional.of(partly)).build(), THREE).cost())
                .as("a table without the size that is sent, as the provider decides it")
                .contains(dollars("3", "3"));
        assertThat(estimate(
                                priced().prices(Optional.of(partly))
                                        .sizes(SizeRule.fixed(new Size(32, 32)))
                                        .build(),
                                THREE.toBuilder().size(32, 32).build())
                        .cost())
                .isEmpty();
        assertThat(estimate(priced().prices(Optional.of(Prices.FREE)).build(), THREE)
                        .cost())
                .contains(dollars("0", "0"));
    }

    @Test
    void areRefusedWhereTheCallWouldBe() {
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> estimate(
                        priced().build(), GenerateRequest.builder("x").count(2).build()))
                .withMessageContaining("maxCalls");
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> estimate(
                        priced().build(),
                        EditRequest.builder(PHOTO, "x")
                                .images(List.of(PHOTO, PHOTO))
                                .build()))
                .withMessageContaining("cannot edit 2 images at once");
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> inOrder(new ScriptedProvider()).estimate(InpaintRequest.of(PHOTO, MASK, "x")))
                .withMessageContaining("image processor");
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> EaselBuilder.create()
                        .provider(new ScriptedProvider().provider().only(Verb.EDIT))
                        .build()
                        .estimate(THREE))
                .withMessageContaining("No provider is configured for generate");
    }

    @Test
    void areThoseOfTheProviderThatWouldBeCalled() {
        ScriptedProvider small =
                new ScriptedProvider("small", Capabilities.builder().build());
        ScriptedProvider large =
                new ScriptedProvider("large", priced().maxCount(9).build());
        Estimate estimate = withoutProcessor(small.provider().orElse(large.provider()))
                .estimate(GenerateRequest.builder("x").count(9).build());
        assertThat(estimate.provider()).isEqualTo("large");
        assertThat(estimate.cost()).contains(dollars("0.36", "0.36"));
    }
}
