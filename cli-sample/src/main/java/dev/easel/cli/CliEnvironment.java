package dev.easel.cli;

import dev.easel.cli.options.DestinationOptions;
import dev.easel.cli.options.ReportOptions;
import dev.easel.cli.output.JsonReport;
import dev.easel.cli.output.ProgressLine;
import dev.easel.cli.output.Report;
import dev.easel.cli.output.TextReport;
import dev.easel.cli.provider.ProviderTable;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a command meets outside itself, given so that tests own it.
 *
 * @param out where results go
 * @param err where errors, notes and progress go
 * @param terminal whether somebody watches, so that progress is worth drawing
 * @param variables the environment's variables by name
 * @param providers the providers that are known by name
 * @param interrupts who cancels what runs
 */
public record CliEnvironment(
        PrintStream out,
        PrintStream err,
        boolean terminal,
        Function<String, Optional<String>> variables,
        ProviderTable providers,
        Interrupts interrupts) {
    private static final int USUAL_COLUMNS = 80;

    /** Returns how a command tells what it did. */
    public Report report(boolean json, boolean quiet) {
        return json ? new JsonReport(out) : new TextReport(out, err, quiet);
    }

    /** Returns how a command tells what it did, on standard error where its image takes standard output. */
    public Report report(ReportOptions how, DestinationOptions destination) {
        if (!destination.toStandardOutput()) {
            return report(how.json(), how.quiet());
        }
        if (how.json()) {
            throw new IllegalArgumentException("-o - and --json both want standard output: name a file for -o.");
        }
        return new TextReport(err, err, how.quiet());
    }

    /** Starts a line of progress if somebody watches and no silence was asked for. */
    public Optional<ProgressLine> progress(boolean silent) {
        return terminal && !silent ? Optional.of(ProgressLine.start(err, columns())) : Optional.empty();
    }

    private int columns() {
        return variables
                .apply("COLUMNS")
                .filter(text -> text.matches("\\d{2,4}"))
                .map(Integer::parseInt)
                .orElse(USUAL_COLUMNS);
    }
}
