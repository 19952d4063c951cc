package dev.easel.cli.batch;

import dev.easel.cli.batch.files.FolderKeeper;
import dev.easel.cli.batch.files.JobFiles;
import dev.easel.cli.batch.manifest.Manifest;
import dev.easel.cli.batch.report.BatchPlan;
import dev.easel.cli.batch.report.BatchReport;
import dev.easel.cli.options.ReportOptions;
import dev.easel.cli.output.OneLine;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.core.batch.Batch;
import dev.easel.core.batch.BatchJournal;
import dev.easel.core.batch.BatchRun;
import dev.easel.core.batch.BatchSummary;
import dev.easel.core.batch.Shard;
import dev.easel.core.failure.StorageException;
import dev.easel.core.port.out.Registration;
import dev.easel.json.FileJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A batch that is sent: all lines are checked, then the folder is opened, and the jobs run. */
final class BatchExecution {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> EXTENSIONS = List.of(".png", ".jpg", ".jpeg", ".webp");

    private final CliEnvironment environment;
    private final BatchOptions settings;
    private final ReportOptions reporting;
    private final String command;

    /**
     * Creates an execution.
     *
     * @param command the command line, for the message that says how to go on
     */
    BatchExecution(CliEnvironment environment, BatchOptions settings, ReportOptions reporting, String command) {
        this.environment = environment;
        this.settings = settings;
        this.reporting = reporting;
        this.command = command;
    }

    /** Runs the batch and returns its exit code. */
    int run(BatchParts parts, Path folder, boolean force) {
        Path file = folder.resolve(journalName(settings.shard()));
        Optional<FileJournal> known = Files.exists(file) ? Optional.of(FileJournal.open(file)) : Optional.empty();
        known.ifPresent(this::tellNotes);
        try {
            BatchForecast forecast = parts.check((line, files) ->
                    force || known.flatMap(journal -> journal.last(line.id())).isPresent()
                            ? Optional.empty()
                            : existing(folder, files));
            if (parts.check().problems().count() > 0) {
                return parts.check().problems().report(environment, reporting);
            }
            BatchPlan plan = new BatchPlan(
                    folder,
                    settings.shard(),
                    forecast.all().jobs(),
                    forecast.all().images(),
                    settings.parallel(),
                    command);
            if (known.isEmpty() && !force) {
                keepOthers(plan.results());
                keepOthers(plan.page());
            }
            create(FolderKeeper.hidden(folder));
            try (BatchJournal journal = known.orElseGet(() -> FileJournal.open(file));
                    Manifest.Lines lines = parts.check().lines()) {
                return run(parts, plan, journal, lines, force);
            }
        } finally {
            known.ifPresent(BatchJournal::close);
        }
    }

    /** Tells what was mended in the journal, such as a last line that a kill had cut off. */
    private void tellNotes(FileJournal journal) {
        if (!reporting.quiet() && !reporting.json()) {
            journal.notes().forEach(note -> environment.err().println(OneLine.of(note.toString())));
        }
    }

    /** Returns the name of a shard's journal: {@code journal.jsonl}, or {@code journal-2-of-8.jsonl}. */
    private static String journalName(Shard shard) {
        return "journal" + (shard.count() == 1 ? "" : "-" + shard.index() + "-of-" + shard.count()) + ".jsonl";
    }

    private static Optional<String> existing(Path folder, JobFiles files) {
        return files.stems().stream()
                .flatMap(stem -> EXTENSIONS.stream().map(extension -> folder.resolve(stem + extension)))
                .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .map(file -> file + " already exists: choose another folder or name, or use --force to overwrite it.");
    }

    /** Results without a journal are not those of this batch. */
    private static void keepOthers(Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalArgumentException(
                    file + " already exists, and its batch has no journal in the folder: choose"
                            + " another folder, or use --force to overwrite it.");
        }
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw StorageException.writing(folder.toString(), e);
        }
    }

    private int run(BatchParts parts, BatchPlan plan, BatchJournal journal, Manifest.Lines lines, boolean force) {
        FolderKeeper keeper =
                new FolderKeeper(plan.folder(), job -> JobSource.Request.of(job).files(), force);
        Batch batch = settings.applyTo(Batch.of(parts.easel(), keeper, journal));
        try (BatchReport report =
                new BatchReport(environment, plan, reporting, parts.runtime().processor(), parts.context())) {
            BatchEvents events = new BatchEvents(report);
            BatchRun run = batch.run(parts.check().jobs(lines, LineImages.whole(parts.runtime())), events);
            AtomicBoolean cancelled = new AtomicBoolean();
            Runnable stop = () -> {
                cancelled.set(true);
                run.cancel();
                report.cancelled();
            };
            try (Registration interrupts = environment.interrupts().gracefully(stop, PATIENCE)) {
                BatchSummary summary = run.execute();
                boolean stopped = cancelled.get();
                report.finished(summary, stopped);
                events.stop().ifPresent(why -> environment.err().println("easel: " + why));
                if (reporting.open()) {
                    environment.open(plan.page(), reporting.quiet());
                }
                return events.exitCode(summary, stopped);
            }
        }
    }
}
