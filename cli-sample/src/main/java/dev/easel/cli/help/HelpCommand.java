package dev.easel.cli.help;

import dev.easel.cli.config.Unconfigured;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.cli.words.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code easel help}. */
@Command(
        name = "help",
        header = "Show the help of a command.",
        customSynopsis = "easel help [COMMAND|exit-codes] [--all]",
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {"  easel help inpaint", "  easel help generate --all", "  easel help exit-codes"})
public final class HelpCommand implements Callable<Integer>, Unconfigured {
    private static final String EXIT_CODES = "exit-codes";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "COMMAND",
            description = "The command, or exit-codes (default: all commands). Example: inpaint")
    private Optional<String> topic = Optional.empty();

    @Option(names = "--all", description = "Show all options, as COMMAND --help-all does.")
    private boolean all;

    @Override
    public Integer call() {
        CommandLine here = spec.commandLine();
        CommandLine root = here.getParent();
        if (topic.isPresent() && topic.get().equals(EXIT_CODES)) {
            here.getOut().print(TopHelp.exitCodes());
            here.getOut().flush();
            return ExitCode.DONE;
        }
        CommandLine command = topic.isEmpty() ? root : root.getSubcommands().get(topic.get());
        if (command == null) {
            List<String> known = new ArrayList<>(root.getSubcommands().keySet());
            known.add(EXIT_CODES);
            throw new ParameterException(
                    root, "Unknown command '" + topic.get() + "'." + Nearest.hint(topic.get(), known));
        }
        HelpRequests.print(command, all, here.getOut());
        return ExitCode.DONE;
    }
}
