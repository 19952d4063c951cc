package dev.easel.core.batch;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.port.out.SavedResponseReader;
import dev.easel.core.testing.ManualTimer;
import dev.easel.core.testing.TestImages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** A provider of one prompt after the other, and what remembers and keeps its images from one run to the next. */
final class BatchWorld {
    private static final GeneratedImage IMAGE = GeneratedImage.received(TestImages.photo(4, 4));

    final ManualTimer timer = new ManualTimer();
    final MemoryJournal journal = new MemoryJournal();
    final MemoryKeeper keeper = new MemoryKeeper();

    /** The prompts of the paid calls, in the order in which the provider received them. */
    private final List<String> calls = new ArrayList<>();

    private final List<String> keys = new ArrayList<>();
    private final Path saved;
    private Capabilities capabilities =
            Capabilities.builder().maxCount(4).source("test").build();
    private BiFunction<ImageRequest, CallContext, ImageResult> response = (request, context) -> images(request.count());
    private UnaryOperator<ImageProvider> provider = UnaryOperator.identity();
    private SavedResponseReader reader = (response, verb, context) -> images(1);

    BatchWorld(Path savedResponses) {
        this.saved = savedResponses;
    }

    static ImageResult images(int count) {
        ImageResult.Builder result = ImageResult.builder("test");
        for (int i = 0; i < count; i++) {
            result.image(IMAGE);
        }
        return result.build();
    }

    BatchWorld responds(BiFunction<ImageRequest, CallContext, ImageResult> by) {
        response = by;
        return this;
    }

    BatchWorld can(Capabilities what) {
        capabilities = what;
        return this;
    }

    BatchWorld reads(SavedResponseReader jobs) {
        reader = jobs;
        return this;
    }

    BatchWorld provider(UnaryOperator<ImageProvider> change) {
        provider = change;
        return this;
    }

    Easel easel() {
        ImageGenerator generator = new ImageGenerator() {
            @Override
            public ImageResult generate(GenerateRequest request, CallContext context) {
                synchronized (calls) {
                    calls.add(request.prompt());
                    keys.add(context.idempotencyKey().orElse(""));
                }
                return response.apply(request, context);
            }

            @Override
            public Capabilities capabilities(ModelId model) {
                return capabilities;
            }
        };
        ImageProvider test = ImageProvider.named("test")
                .generator(generator)
                .savedResponseReader(reader)
                .build();
        return EaselBuilder.create()
                .provider(provider.apply(test))
                .timer(timer)
                .savedResponses(saved)
                .build();
    }

    /** Returns a batch that runs one job after the other. */
    Batch batch() {
        return Batch.of(easel(), keeper, journal).parallel(1);
    }

    RecordingListener run(Batch batch, String... ids) {
        RecordingListener listener = new RecordingListener();
        batch.run(jobs(ids).iterator(), listener).execute();
        return listener;
    }

    RecordingListener run(String... ids) {
        return run(batch(), ids);
    }

    static List<BatchJob> jobs(String... ids) {
        return List.of(ids).stream().map(BatchWorld::job).toList();
    }

    /** Returns a job whose prompt is its id. */
    static BatchJob job(String id) {
        return new BatchJob(id, "fingerprint of " + id, () -> GenerateRequest.of(id));
    }

    List<String> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    List<String> keys() {
        synchronized (calls) {
            return List.copyOf(keys);
        }
    }
}
