package dev.easel.cli.history;

import dev.easel.cli.config.Unconfigured;
import dev.easel.cli.runtime.CliEnvironment;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** {@code easel again}. */
@Command(
        name = "again",
        header = "Run a command line of the history again, with changes.",
        customSynopsis = "easel again NUMBER|last [OPTIONS]",
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  easel again last --seed 8 -o other.png",
            "  easel again 12 --provider openai --dry-run",
            "",
            "easel history lists the numbers. What is given here replaces what was given then. It is written into the",
            "current folder; files that are read are those of then."
        })
public final class AgainCommand implements Callable<Integer>, Unconfigured {
    private final CliEnvironment environment;
    private final Supplier<CommandLine> everything;
    private final ToIntFunction<String[]> program;

    @Parameters(
            arity = "1..*",
            paramLabel = "NUMBER|last",
            description = "The number in the history, or last; then options that replace those of then. Example: 12")
    private List<String> words = List.of();

    private AgainCommand(
            CliEnvironment environment, Supplier<CommandLine> everything, ToIntFunction<String[]> program) {
        this.environment = environment;
        this.everything = everything;
        this.program = program;
    }

    /**
     * Returns the command, for which all behind the number is text.
     *
     * @param everything builds all commands
     * @param program runs a command line and returns its exit code
     */
    public static CommandSpec spec(
            CliEnvironment environment, Supplier<CommandLine> everything, ToIntFunction<String[]> program) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(new AgainCommand(environment, everything, program));
        spec.parser().stopAtPositional(true);
        return spec;
    }

    @Override
    public Integer call() {
        HistoryEntry entry = Entries.of(environment.variables()).named(words.get(0));
        return program.applyAsInt(RepeatedLine.of(entry, words.subList(1, words.size()), everything.get()));
    }
}
