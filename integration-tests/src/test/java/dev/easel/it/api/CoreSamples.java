package dev.easel.it.api;

import static dev.easel.core.failure.ProviderException.Reason.OVERLOADED;

import dev.easel.core.EaselBuilder;
import dev.easel.core.batch.Batch;
import dev.easel.core.batch.BatchJob;
import dev.easel.core.batch.BatchJournal;
import dev.easel.core.batch.ImageKeeper;
import dev.easel.core.batch.JobOutcome;
import dev.easel.core.batch.JournalEntry;
import dev.easel.core.batch.KeptImage;
import dev.easel.core.batch.Shard;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.Delivery;
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
import dev.easel.core.domain.Region;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.Content;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.Rgb;
import dev.easel.core.domain.image.Size;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.CostRange;
import dev.easel.core.domain.money.Money;
import dev.easel.core.domain.money.Usage;
import dev.easel.core.domain.price.ImagePrices;
import dev.easel.core.domain.price.OutputTokens;
import dev.easel.core.domain.price.TokenPrices;
import dev.easel.core.domain.price.TokenRange;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.interceptor.Budget;
import dev.easel.core.interceptor.ConcurrencyLimit;
import dev.easel.core.interceptor.MoneyBudget;
import dev.easel.core.interceptor.RateLimit;
import dev.easel.core.interceptor.RequestKey;
import dev.easel.core.interceptor.ResultCache;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.port.out.Spool;
import dev.easel.core.testing.ManualTimer;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A value of each class of core that public code takes or belongs to. */
final class CoreSamples {
    private CoreSamples() {}

    static void addTo(Samples samples) {
        addDomain(samples);
        addRequests(samples);
        addResults(samples);
        addPorts(samples);
        addBatch(samples);
    }

    private static void addDomain(Samples samples) {
        samples.add(Size.class, () -> new Size(4, 4))
                .add(AspectRatio.class, () -> new AspectRatio(1, 1))
                .add(Rgb.class, () -> Rgb.WHITE)
                .add(Content.class, () -> image().content())
                .add(ImageData.class, CoreSamples::image)
                .add(ImageSource.class, CoreSamples::image)
                .add(Mask.class, () -> Mask.of(image()))
                .add(Border.class, () -> Border.fraction(0.2))
                .add(Border.Fraction.class, () -> new Border.Fraction(0.2))
                .add(Border.Sides.class, () -> new Border.Sides(1, 1, 1, 1))
                .add(Border.ToRatio.class, () -> (Border.ToRatio) Border.toRatio(2, 1))
                .add(Border.ToSize.class, () -> (Border.ToSize) Border.toSize(8, 8))
                .add(ImageSize.class, ImageSize::auto)
                .add(SizeRule.class, SizeRule::unspecified)
                .add(SizeRule.Any.class, SizeRule.Any::new)
                .add(SizeRule.Shapes.class, () -> new SizeRule.Shapes(List.of(new AspectRatio(1, 1)), false))
                .add(SizeRule.Unspecified.class, SizeRule.Unspecified::new)
                .add(SizeRule.Fixed.class, () -> (SizeRule.Fixed) SizeRule.fixed(new Size(4, 4)))
                .add(SizeRule.Ratios.class, () -> new SizeRule.Ratios(Map.of(new AspectRatio(1, 1), new Size(4, 4))))
                .add(SizeRule.Flexible.class, () -> new SizeRule.Flexible(1, 1, 100, 10, 2))
                .add(Output.class, Output::png)
                .add(Delivery.class, () -> new Delivery(ImageSize.auto(), Output.png()))
                .add(Region.class, () -> new Region.Expanded(Border.fraction(0.2)))
                .add(ModelId.class, () -> ModelId.DEFAULT)
                .add(Capabilities.class, Capabilities::unknown)
                .add(Capabilities.Builder.class, Capabilities::builder);
        addMoney(samples);
    }

    private static void addMoney(Samples samples) {
        samples.add(BigDecimal.class, () -> BigDecimal.ONE)
                .add(Money.class, () -> Money.usd("1"))
                .add(Cost.class, () -> Cost.reported(Money.usd("1")))
                .add(CostRange.class, () -> CostRange.exactly(Money.usd("1")))
                .add(Usage.class, () -> new Usage(OptionalLong.of(1), OptionalLong.of(1), OptionalLong.of(2), Map.of()))
                .add(Prices.class, () -> Prices.FREE)
                .add(ImagePrices.class, () -> ImagePrices.each(Money.usd("1"), "a sample"))
                .add(TokenPrices.class, () -> prices().build())
                .add(TokenPrices.Builder.class, CoreSamples::prices)
                .add(OutputTokens.class, () -> OutputTokens.table(Map.of()))
                .add(TokenRange.class, () -> new TokenRange(1, 2));
    }

    private static TokenPrices.Builder prices() {
        return TokenPrices.builder("USD", "a sample");
    }

    private static void addRequests(Samples samples) {
        samples.add(ImageRequest.class, () -> GenerateRequest.of("a cat"))
                .add(ImageRequest.Builder.class, () -> GenerateRequest.builder("a cat"))
                .add(GenerateRequest.class, () -> GenerateRequest.of("a cat"))
                .add(EditRequest.class, () -> EditRequest.of(image(), "a cat"))
                .add(EditRequest.Builder.class, () -> EditRequest.builder(image(), "a cat"))
                .add(InpaintRequest.class, () -> InpaintRequest.of(image(), Mask.of(image()), "a cat"))
                .add(InpaintRequest.Builder.class, () -> InpaintRequest.builder(image(), Mask.of(image()), "a cat"))
                .add(ExpandRequest.class, () -> ExpandRequest.of(image(), Border.fraction(0.2), "a cat"))
                .add(ExpandRequest.Builder.class, () -> ExpandRequest.builder(image(), Border.fraction(0.2), "a cat"));
    }

    private static void addResults(Samples samples) {
        samples.add(GeneratedImage.class, () -> GeneratedImage.received(image()))
                .add(ImageResult.class, CoreSamples::result)
                .add(ImageResult.Builder.class, () -> ImageResult.builder("sample"))
                .add(Note.class, () -> Note.warning("careful"))
                .add(ProgressEvent.class, () -> new ProgressEvent.AttemptStarted("sample", 1))
                .add(EaselException.class, CoreSamples::failure)
                .add(ProviderException.Builder.class, () -> ProviderException.of(OVERLOADED, "busy"))
                .add(CallFacts.class, () -> CallFacts.of(Billing.UNKNOWN));
    }

    private static void addPorts(Samples samples) {
        samples.add(EaselBuilder.class, EaselBuilder::create)
                .add(Easel.class, CoreSamples::easel)
                .add(ImageCall.class, () -> easel().generate(GenerateRequest.of("a cat")))
                .add(ImageProvider.class, () -> new ScriptedProvider().provider())
                .add(ImageProvider.Builder.class, () -> ImageProvider.named("sample"))
                .add(CallContext.class, CallContext::detached)
                .add(Spool.class, () -> CallContext.detached().spool())
                .add(Budget.class, () -> Budget.ofImages(9))
                .add(MoneyBudget.class, () -> Budget.of(Money.usd("9")))
                .add(ConcurrencyLimit.class, () -> ConcurrencyLimit.of(9))
                .add(RateLimit.class, () -> RateLimit.of(9, Duration.ofSeconds(1)))
                .add(ResultCache.class, () -> ResultCache.ofBytes(9))
                .add(RequestKey.class, () -> new RequestKey("0".repeat(64)))
                .add(ManualTimer.class, ManualTimer::new)
                .add(RecordingContext.class, RecordingContext::new)
                .add(ScriptedProvider.class, ScriptedProvider::new);
    }

    private static void addBatch(Samples samples) {
        samples.add(Instant.class, () -> Instant.EPOCH)
                .add(Batch.class, CoreSamples::batch)
                .add(BatchJob.class, () -> new BatchJob("1", "fingerprint", () -> GenerateRequest.of("a cat")))
                .add(Shard.class, () -> Shard.ALL)
                .add(KeptImage.class, CoreSamples::kept)
                .add(JobOutcome.class, CoreSamples::outcome)
                .add(JournalEntry.class, () -> new JournalEntry.Ended("fingerprint", outcome()));
    }

    private static Batch batch() {
        BatchJournal journal = new BatchJournal() {
            @Override
            public Optional<JournalEntry> last(String id) {
                return Optional.empty();
            }

            @Override
            public void append(JournalEntry entry) {}

            @Override
            public void close() {}
        };
        ImageKeeper keeper = new ImageKeeper() {
            @Override
            public List<KeptImage> store(BatchJob job, ImageResult result) {
                return List.of(kept());
            }

            @Override
            public boolean publish(BatchJob job, List<KeptImage> images) {
                return true;
            }
        };
        return Batch.of(easel(), keeper, journal);
    }

    private static KeptImage kept() {
        return new KeptImage("1.png", new Size(4, 4), ImageFormat.PNG, 9, "0".repeat(64));
    }

    private static JobOutcome outcome() {
        return new JobOutcome(
                "1",
                JobOutcome.State.SUCCEEDED,
                List.of(kept()),
                Optional.of("sample"),
                Optional.of(ModelId.DEFAULT),
                Optional.of(Cost.reported(Money.usd("1"))),
                Duration.ofSeconds(1),
                List.of(),
                Optional.empty(),
                false);
    }

    private static ImageData image() {
        return TestImages.photo(4, 4);
    }

    private static ImageResult result() {
        return ImageResult.builder("sample")
                .image(GeneratedImage.received(image()))
                .build();
    }

    private static ProviderException failure() {
        return ProviderException.of(OVERLOADED, "busy").build();
    }

    /** Manual time starts no thread, so that this one need not be closed. */
    private static Easel easel() {
        return EaselBuilder.create()
                .timer(new ManualTimer())
                .provider(new ScriptedProvider().provider())
                .build();
    }
}
