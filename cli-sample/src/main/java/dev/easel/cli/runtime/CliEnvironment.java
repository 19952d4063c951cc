package dev.easel.cli.runtime;

import dev.easel.cli.options.DestinationOptions;
import dev.easel.cli.options.ReportOptions;
import dev.easel.cli.output.JsonReport;
import dev.easel.cli.output.ProgressLine;
import dev.easel.cli.output.Report;
import dev.easel.cli.output.TextReport;
import dev.easel.cli.provider.ProviderTable;
import dev.easel.core.internal.saved.StateFolder;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;

/**
 * The environment that a command runs in, passed in so that tests can replace it.
 *
 * @param in where a prompt of {@code -} is read from
 * @param out where results go
 * @param err where errors, notes and progress go
 * @param terminal whether standard error is a terminal, so that progress is drawn there
 * @param variables the environment's variables by name
 * @param providers the known providers by name
 * @param interrupts cancels running work at Ctrl-C
 * @param observer returns a report that also tells others of what it reports
 */
public record CliEnvironment(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean terminal,
        Function<String, Optional<String>> variables,
        ProviderTable providers,
        Interrupts interrupts,
        UnaryOperator<Report> observer) {
    private static final String BESIDE = "easel-saved-responses";

    /** The environment of a command whose reports nobody observes. */
    public CliEnvironment(
            InputStream in,
            PrintStream out,
            PrintStream err,
            boolean terminal,
            Function<String, Optional<String>> variables,
            ProviderTable providers,
            Interrupts interrupts) {
        this(in, out, err, terminal, variables, providers, interrupts, UnaryOperator.identity());
    }

    /** Returns the same with an observer of all reports. */
    public CliEnvironment observedBy(UnaryOperator<Report> other) {
        return new CliEnvironment(in, out, err, terminal, variables, providers, interrupts, other);
    }

    /** Returns the report of a command. */
    public Report report(boolean json, boolean quiet) {
        return observer.apply(json ? new JsonReport(out) : new TextReport(out, err, quiet));
    }

    /** Returns the report of a command, on standard error when its image goes to standard output. */
    public Report report(ReportOptions options, DestinationOptions destination) {
        if (!destination.toStandardOutput()) {
            Report report = report(options.json(), options.quiet());
            return options.open() ? new OpeningReport(report, file -> open(file, options.quiet())) : report;
        }
        if (options.open()) {
            throw new IllegalArgumentException("--open shows a file, and -o - writes none: name a file for -o.");
        }
        if (options.json()) {
            throw new IllegalArgumentException("-o - and --json both write to standard output: name a file for -o.");
        }
        return observer.apply(new TextReport(err, err, options.quiet()));
    }

    /** Shows a file to the user; where that is not possible, a note on standard error says why. */
    public void open(Path file, boolean quiet) {
        new Viewer(variables)
                .open(file)
                .filter(problem -> !quiet)
                .ifPresent(problem -> err.println("warning: " + file + " is not shown: " + problem));
    }

    /** Opens a page in the user's browser; where that is not possible, a note on standard error says why. */
    public void open(URI page, boolean quiet) {
        new Viewer(variables)
                .open(page)
                .filter(problem -> !quiet)
                .ifPresent(problem ->
                        err.println("warning: no browser was started: " + problem + " Open " + page + " in one."));
    }

    /**
     * Returns the folder for saved responses: the one in the user's state folder, or a folder beside the output where that
     * cannot be written.
     */
    public Path savedResponses(Optional<Path> output) {
        Optional<Path> state = StateFolder.find(variables);
        Path beside = output.orElse(Path.of("")).toAbsolutePath().resolve(BESIDE);
        return state.filter(CliEnvironment::canBeCreated).orElse(beside);
    }

    private static boolean canBeCreated(Path folder) {
        Path existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing != null && Files.isDirectory(existing) && Files.isWritable(existing);
    }

    /** Starts a progress line if standard error is a terminal and the command is not quiet. */
    public Optional<ProgressLine> progress(boolean quiet) {
        if (!terminal || quiet) {
            return Optional.empty();
        }
        Terminal screen = Terminal.watched(variables);
        return Optional.of(ProgressLine.start(err, screen.known(), screen::columns));
    }

    /** Returns how many columns the terminal has, which is watched from now on; 80 where that is unknown. */
    public IntSupplier columns() {
        return Terminal.watched(variables)::columns;
    }
}
