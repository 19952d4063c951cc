package dev.easel.it.readme;

import static dev.easel.core.failure.ProviderException.Reason.RATE_LIMITED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.EaselBuilder;
import dev.easel.core.batch.Batch;
import dev.easel.core.batch.BatchJob;
import dev.easel.core.batch.BatchListener;
import dev.easel.core.batch.BatchSummary;
import dev.easel.core.batch.ImageKeeper;
import dev.easel.core.batch.JobOutcome;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.money.CostRange;
import dev.easel.core.domain.money.Money;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.interceptor.Budget;
import dev.easel.core.interceptor.ConcurrencyLimit;
import dev.easel.core.interceptor.MoneyBudget;
import dev.easel.core.interceptor.RateLimit;
import dev.easel.core.interceptor.RequestKey;
import dev.easel.core.interceptor.ResultCache;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.Estimate;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.port.out.Interceptor;
import dev.easel.core.testing.ManualTimer;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.json.FileJournal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The samples of core's page. */
final class CoreSamples {
    private CoreSamples() {}

    static void requests(Path photo, Path logo, Path maskFile) {
        // sample: requests
        GenerateRequest generate = GenerateRequest.builder("a red bicycle at the sea")
                .model("gpt-image-2")
                .count(2)
                .aspectRatio(3, 2)
                .quality(Quality.HIGH)
                .output(Output.jpeg(85).maxBytes(500_000))
                .build();

        EditRequest edit = EditRequest.builder(
                        List.of(ImageSource.of(photo), ImageSource.of(logo)), "the logo on the shirt")
                .size(1024, 1024)
                .output(Output.of(ImageFormat.WEBP).resizeMode(ResizeMode.COVER).gravity(Gravity.TOP))
                .build();

        Mask mask = new Mask(ImageSource.of(maskFile), MaskConvention.WHITE);
        InpaintRequest inpaint = InpaintRequest.builder(
                        ImageSource.of(URI.create("https://host/room.jpg")), mask, "a bare wall")
                .maxCalls(3)
                .build();

        ExpandRequest expand = ExpandRequest.builder(ImageSource.of(photo), Border.pixels(0, 200, 0, 0), "more sky")
                .prefill(Prefill.CONTENT_AWARE)
                .overlap(8)
                .build();
        // end
        assertThat(List.of(generate, edit, inpaint, expand)).hasSize(4);
    }

    static void result(Easel easel, GenerateRequest request) {
        // sample: result
        try (ImageResult result = easel.generate(request).execute()) {
            for (GeneratedImage image : result.images()) {
                System.out.println(image.format() + " of " + image.size() + ", sent as " + image.receivedSize());
            }
            result.first().writeTo(Path.of("bicycle.jpg"));
            result.notes().forEach(note -> System.out.println("Note: " + note));
            result.partialFailures().forEach(failure -> System.out.println("Missing: " + failure.getMessage()));
        }
        // end
    }

    static void calls(Easel easel, GenerateRequest request, Path folder) {
        // sample: calls
        ImageCall call = easel.generate(request)
                .timeout(Duration.ofMinutes(2))
                .saveTo(folder)
                .onProgress(event -> System.out.println(event));
        CompletableFuture<ImageResult> future = call.start();
        future.thenAccept(
                result -> System.out.println("Saved " + result.first().data().file()));
        call.cancel();
        // end
    }

    static void idempotency(Easel easel, GenerateRequest request) {
        // sample: idempotency
        easel.generate(request).idempotencyKey("order-17").execute();
        easel.generate(request)
                .idempotencyKey("customer-4-" + RequestKey.of(request).value())
                .execute();
        // end
    }

    static void failures(Easel easel, EditRequest request) {
        // sample: failures
        try (ImageResult result = easel.edit(request).execute()) {
            result.first().writeTo(Path.of("edited.png"));
        } catch (ProviderException rejected) {
            System.err.println(rejected.reason() + ": " + rejected.getMessage());
        } catch (EaselException failure) {
            System.err.println(failure.getMessage() + (failure.retryable() ? " Try again later." : ""));
            System.err.println("Billed: " + failure.billing());
            failure.savedResponse().ifPresent(file -> System.err.println("The response is in " + file));
        }
        // end
    }

    static void batch(Easel easel, List<String> prompts, ImageKeeper keeper, Path folder) {
        // sample: batch
        Iterator<BatchJob> jobs = prompts.stream()
                .distinct()
                .map(prompt -> BatchJob.of(prompt, GenerateRequest.of(prompt)))
                .iterator();
        BatchListener listener = new BatchListener() {
            @Override
            public void ended(BatchJob job, JobOutcome outcome) {
                System.out.println(job.id() + ": " + outcome.state());
            }
        };
        try (FileJournal journal = FileJournal.open(folder.resolve("journal.jsonl"))) {
            BatchSummary summary = Batch.of(easel, keeper, journal)
                    .parallel(20)
                    .perMinute(50)
                    .around(Budget.of(Money.parse("25 USD")))
                    .run(jobs, listener)
                    .execute();
            System.out.println(summary.images() + " of " + summary.expectedImages() + " images are kept.");
        }
        // end
    }

    static void recover(Easel easel, Path savedResponse) {
        // sample: recover
        try (ImageResult result = easel.recover(savedResponse).execute()) {
            result.first().writeTo(Path.of("recovered.png"));
        }
        // end
    }

    static void money(ImageProvider provider, GenerateRequest request) {
        // sample: money
        MoneyBudget budget = Budget.of(Money.parse("5 USD"));
        Easel easel = EaselBuilder.create().provider(provider.around(budget)).build();
        Estimate estimate = easel.estimate(request);
        System.out.println(estimate.mostCalls() + " calls at most, for "
                + estimate.cost().map(CostRange::toString).orElse("an unknown price"));
        ImageResult result = easel.generate(request).execute();
        result.cost().ifPresent(cost -> System.out.println("It cost " + cost + "."));
        System.out.println(budget.left() + " is left.");
        // end
        result.close();
        easel.close();
    }

    static void fallback(ImageProvider first, ImageProvider second) {
        // sample: fallback
        Easel easel = EaselBuilder.create().provider(first.orElse(second)).build();
        // end
        easel.close();
    }

    static ImageProvider interceptors(ImageProvider provider) {
        // sample: interceptors
        ImageProvider limited = provider.around(ConcurrencyLimit.of(4))
                .around(RateLimit.of(50, Duration.ofMinutes(1)))
                .around(Budget.ofImages(200))
                .around(ResultCache.ofBytes(256 << 20));
        // end
        return limited;
    }

    static Interceptor ownInterceptor() {
        // sample: own_interceptor
        Interceptor timing = (request, context, next) -> {
            ImageResult result = next.get();
            System.out.println(request.verb() + " took " + result.elapsed());
            return result;
        };
        // end
        return timing;
    }

    static void settings(ImageProvider provider, Executor pool, Path folder) {
        // sample: settings
        Easel easel = EaselBuilder.create()
                .provider(provider)
                .executor(pool)
                .memoryPerImage(4 << 20)
                .spoolFolder(folder)
                .build();
        // end
        easel.close();
    }

    static void tenants(Easel easel, ImageProvider ofTenant, GenerateRequest request) {
        // sample: tenants
        ImageResult result = easel.with(ofTenant).generate(request).execute();
        // end
        result.close();
    }

    static void scripted(byte[] png, Path out) {
        // sample: scripted
        ScriptedProvider painter = new ScriptedProvider()
                .fail(ProviderException.of(RATE_LIMITED, "slow down").build())
                .answer(png);
        try (Easel easel = EaselBuilder.create().provider(painter.provider()).build()) {
            GenerateRequest request = GenerateRequest.of("a cat");
            assertThatThrownBy(() -> easel.generate(request).execute()).hasMessage("slow down");
            easel.generate(request).execute().first().writeTo(out);
            assertThat(painter.received()).hasSize(2);
        }
        // end
    }

    static void manualTime(byte[] png) {
        // sample: manual_time
        ManualTimer time = new ManualTimer();
        ScriptedProvider slow = new ScriptedProvider().answer((request, context) -> {
            time.advance(Duration.ofMinutes(11));
            context.throwIfCancelled();
            throw new AssertionError("The deadline has passed.");
        });
        try (Easel easel =
                EaselBuilder.create().provider(slow.provider()).timer(time).build()) {
            assertThatThrownBy(() -> easel.generate(GenerateRequest.of("a cat")).execute())
                    .hasMessageContaining("did not finish within 600 s");
        }
        // end
    }
}
