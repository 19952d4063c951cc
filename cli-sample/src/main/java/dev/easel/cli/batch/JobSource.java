package dev.easel.cli.batch;

import dev.easel.cli.batch.files.JobFiles;
import dev.easel.cli.batch.manifest.Manifest;
import dev.easel.cli.batch.report.JobLine;
import dev.easel.core.batch.BatchJob;
import dev.easel.core.batch.Shard;
import dev.easel.core.domain.ImageRequest;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

/** The jobs of a checked manifest, one after the other as they are needed. */
final class JobSource implements Iterator<BatchJob> {
    private final Manifest.Lines lines;
    private final LineParser parser;
    private final LineNames names;
    private final LineImages images;
    private final Shard shard;
    private Optional<BatchJob> next = Optional.empty();

    /**
     * Creates the source.
     *
     * @param lines the lines from the beginning
     * @param names the names that the check gave to the lines
     */
    JobSource(Manifest.Lines lines, LineParser parser, LineNames names, LineImages images, Shard shard) {
        this.lines = lines;
        this.parser = parser;
        this.names = names;
        this.images = images;
        this.shard = shard;
    }

    /** Makes the request of a job when it starts. */
    record Request(ParsedLine line, JobFiles files, LineImages images) implements Supplier<ImageRequest> {
        /** Returns the line and the files of a job. */
        static Request of(BatchJob job) {
            return (Request) job.request();
        }

        @Override
        public ImageRequest get() {
            return images.checked(line.request(images));
        }

        /** Returns the line as reports show it. */
        JobLine shown() {
            return new JobLine(
                    line.number(),
                    line.id(),
                    files.stem(),
                    line.verb(),
                    line.prompt(),
                    line.shownImages(),
                    line.shownSettings());
        }
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && lines.hasNext()) {
            ParsedLine line = parser.parse(lines.next());
            JobFiles files = names.claim(line, line.count());
            if (shard.has(line.id())) {
                next = Optional.of(new BatchJob(line.id(), line.fingerprint(), new Request(line, files, images)));
            }
        }
        return next.isPresent();
    }

    @Override
    public BatchJob next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The manifest has no more jobs.");
        }
        BatchJob job = next.orElseThrow();
        next = Optional.empty();
        return job;
    }
}
