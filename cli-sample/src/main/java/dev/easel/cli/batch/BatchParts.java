package dev.easel.cli.batch;

import dev.easel.cli.batch.files.JobFiles;
import dev.easel.cli.options.connection.Connection;
import dev.easel.cli.runtime.CancellableContext;
import dev.easel.cli.runtime.CommandRuntime;
import dev.easel.core.port.in.Easel;
import java.util.Optional;
import java.util.function.BiFunction;

/** What a batch works with, while its command runs. */
record BatchParts(
        ManifestCheck check, Easel easel, Connection connection, CommandRuntime runtime, CancellableContext context) {
    /**
     * Checks all lines.
     *
     * @param existing says what stands in the way of a job's files
     */
    BatchForecast check(BiFunction<ParsedLine, JobFiles, Optional<String>> existing) {
        return check.check(easel, connection, LineImages.headers(runtime), context, existing);
    }
}
