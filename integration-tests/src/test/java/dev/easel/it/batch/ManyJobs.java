package dev.easel.it.batch;

import dev.easel.core.EaselBuilder;
import dev.easel.core.batch.Batch;
import dev.easel.core.batch.BatchJob;
import dev.easel.core.batch.BatchListener;
import dev.easel.core.batch.BatchSummary;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.json.FileJournal;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** A program that runs many jobs of a provider that responds at once, in a heap of any size, with a journal on the disk. */
final class ManyJobs {
    private static final int PARALLEL = 64;

    private ManyJobs() {}

    /** Runs a number of jobs with the journal in a file, and prints what became of them. */
    public static void main(String... arguments) {
        System.out.println(run(Path.of(arguments[0]), Integer.parseInt(arguments[1])));
    }

    static BatchSummary run(Path journal, int jobs) {
        GeneratedImage image = GeneratedImage.received(TestImages.photo(16, 16));
        ImageProvider fast = ImageProvider.named("fast")
                .generator((request, context) ->
                        ImageResult.builder("fast").image(image).build())
                .build();
        try (Easel easel = EaselBuilder.create().provider(fast).build();
                FileJournal file = FileJournal.open(journal)) {
            return Batch.of(easel, new CountingKeeper(), file)
                    .parallel(PARALLEL)
                    .run(IntStream.range(0, jobs).mapToObj(ManyJobs::job).iterator(), new BatchListener() {})
                    .execute();
        }
    }

    private static BatchJob job(int number) {
        String prompt = "a cat, number " + number + ", " + "in a long prompt ".repeat(20);
        return new BatchJob("job-" + number, "fingerprint " + number, () -> GenerateRequest.of(prompt));
    }
}
