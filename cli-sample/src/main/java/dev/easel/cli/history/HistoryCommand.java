package dev.easel.cli.history;

import dev.easel.cli.config.Unconfigured;
import dev.easel.cli.output.JsonObject;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code easel history}. */
@Command(
        name = "history",
        header = "List the command lines that made images, the newest first.",
        customSynopsis = {"easel history [NUMBER|last] [--count N] [--json]", "easel history --clear"},
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  easel history",
            "  easel history 12",
            "",
            "Nothing is kept until the configuration says history = on, because prompts are private. What may be a",
            "key is never kept. easel again 12 runs a line again."
        })
public final class HistoryCommand implements Callable<Integer>, Unconfigured {
    private final CliEnvironment environment;

    @Parameters(
            arity = "0..1",
            paramLabel = "NUMBER|last",
            description = "Show this line in full (default: a list). Example: 12")
    private Optional<String> number = Optional.empty();

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            description = "The maximum number of lines (default: 20). Example: -n 100")
    private int count = 20;

    @Option(names = "--clear", description = "Remove the whole history.")
    private boolean clear;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    public HistoryCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (count < 1) {
            throw new IllegalArgumentException("--count must be at least 1, got " + count + ".");
        }
        if (clear) {
            HistoryFile.of(environment.variables()).ifPresent(HistoryFile::clear);
            print(json ? new JsonObject().with("ok", true) : "The history was removed.");
            return ExitCode.DONE;
        }
        Entries entries = Entries.of(environment.variables());
        List<HistoryEntry> shown = number.isPresent()
                ? List.of(entries.named(number.get()))
                : entries.entries().stream().limit(count).toList();
        if (json) {
            print(new JsonObject()
                    .with("ok", true)
                    .with("file", HistoryFile.of(environment.variables()).map(HistoryFile::path))
                    .with("entries", shown.stream().map(HistoryEntry::json).toList()));
        } else if (number.isPresent()) {
            HistoryText.full(shown.get(0)).forEach(this::print);
        } else if (shown.isEmpty()) {
            print("The history is empty. It is kept when the configuration says history = on: easel config edit.");
        } else {
            HistoryText.list(shown).forEach(this::print);
        }
        return ExitCode.DONE;
    }

    private void print(Object line) {
        environment.out().println(line);
    }
}
