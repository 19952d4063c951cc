package dev.easel.cli.batch.report;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.failure.StorageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * results.jsonl: what became of each job, in the order in which they ended. Lines go to a file in the folder
 * {@code .easel}, which takes the place of the former results when the batch ends: a process that is killed leaves these
 * as they were. Not thread-safe.
 */
final class ResultsFile implements AutoCloseable {
    private final Path target;
    private final Path part;
    private @Nullable OutputStream out;
    private @Nullable StorageException failure;

    /** Creates the results of a batch; nothing is written before the first line. */
    ResultsFile(BatchPlan plan) {
        this.target = plan.results();
        this.part = plan.folder().resolve(BatchPlan.HIDDEN).resolve(target.getFileName());
    }

    /** Adds a line; a failure is kept for {@link #complete}, because the batch itself loses nothing by it. */
    void add(String line) {
        if (failure != null) {
            return;
        }
        try {
            open().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            failure = StorageException.writing(part.toString(), e);
            close();
        }
    }

    private OutputStream open() throws IOException {
        OutputStream opened = out;
        if (opened == null) {
            Files.createDirectories(part.toAbsolutePath().getParent());
            opened = Files.newOutputStream(part);
            out = opened;
        }
        return opened;
    }

    /**
     * Replaces the former results, and returns the file.
     *
     * @throws StorageException when a line or the file could not be written; the former results stay
     */
    Path complete() {
        try {
            if (failure == null) {
                open().close();
                out = null;
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            failure = StorageException.writing(target.toString(), e);
        }
        if (failure != null) {
            throw failure;
        }
        return target;
    }

    @Override
    public void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            failure = StorageException.writing(part.toString(), e);
        }
        out = null;
    }
}
