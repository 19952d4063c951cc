package dev.easel.cli.history;

import dev.easel.cli.config.ArgumentLine;
import dev.easel.cli.config.SecretText;
import dev.easel.cli.output.ForwardingReport;
import dev.easel.cli.output.Outcome;
import dev.easel.cli.output.Report;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.failure.StorageException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Records what a command line was and what came of it, where the configuration says so. */
public final class Recorder {
    /** The commands that make images. */
    private static final Set<String> RECORDED =
            Set.of("generate", "edit", "inpaint", "expand", "recover", "mask", "convert", "batch");

    /** What makes no images. */
    private static final Set<String> UNRECORDED = Set.of("--dry-run", "--list");

    private static final int MOST_FILES = 20;

    private final Function<String, Optional<String>> variables;
    private final PrintStream err;
    private Optional<ArgumentLine> line = Optional.empty();
    private Instant startedAt = Instant.EPOCH;
    private final Set<String> providers = new LinkedHashSet<>();
    private final List<Cost> costs = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private Optional<String> error = Optional.empty();

    /**
     * Creates the recorder of a program.
     *
     * @param err where a note goes if the history cannot be written
     */
    public Recorder(Function<String, Optional<String>> variables, PrintStream err) {
        this.variables = variables;
        this.err = err;
    }

    /** Begins with a command line; one that makes no images is not recorded. */
    public synchronized void begin(ArgumentLine started) {
        line = Optional.of(started)
                .filter(any -> any.commandName().filter(RECORDED::contains).isPresent())
                .filter(any -> any.options().stream()
                        .noneMatch(option -> UNRECORDED.contains(option.option().longestName())));
        startedAt = Instant.now();
        providers.clear();
        costs.clear();
        files.clear();
        error = Optional.empty();
    }

    /** Forgets the command line: it was not understood, so nobody knows what in it is secret. */
    public synchronized void forget() {
        line = Optional.empty();
    }

    /** Returns a report that also tells this recorder. */
    public Report observed(Report report) {
        return new ForwardingReport(report) {
            @Override
            public void done(Outcome outcome) {
                note(outcome);
                super.done(outcome);
            }

            @Override
            public void failed(Throwable failure) {
                note(failure);
                super.failed(failure);
            }

            @Override
            public void failed(String input, Throwable failure) {
                note(failure);
                super.failed(input, failure);
            }
        };
    }

    private synchronized void note(Outcome outcome) {
        outcome.provider().ifPresent(providers::add);
        outcome.cost().ifPresent(costs::add);
        outcome.images().stream()
                .limit(Math.max(0, MOST_FILES - files.size()))
                .map(written -> written.file().toAbsolutePath().normalize().toString())
                .forEach(files::add);
    }

    private synchronized void note(Throwable failure) {
        String message = Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
        // It may quote what is left out of the arguments.
        error = Optional.of(SecretText.looksLikeKey(message) ? "…" : message);
    }

    /** Ends with an exit code: the entry is written, and a failure of that is only a note. */
    public synchronized void end(int code) {
        if (line.isEmpty()) {
            return;
        }
        ArgumentLine ended = line.get();
        line = Optional.empty();
        StoredArguments stored = StoredArguments.of(ended, Path.of("").toAbsolutePath());
        HistoryEntry entry = new HistoryEntry(
                0,
                startedAt,
                ended.commandName().orElse(""),
                stored.arguments(),
                stored.left(),
                stored.prompt(),
                providers.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", providers)),
                Costs.sum(costs),
                files,
                code,
                error);
        try {
            HistoryFile.of(variables).ifPresent(file -> file.append(entry));
        } catch (StorageException e) {
            err.println("warning: the history was not written: " + e.getMessage());
        }
    }
}
