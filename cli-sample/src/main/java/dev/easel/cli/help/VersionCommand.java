package dev.easel.cli.help;

import dev.easel.cli.config.Unconfigured;
import dev.easel.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code easel version}. */
@Command(
        name = "version",
        header = "Print the versions of Easel and Java.",
        customSynopsis = "easel version",
        footerHeading = "%nExamples:%n",
        footer = "  easel version")
public final class VersionCommand implements Callable<Integer>, Unconfigured {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine here = spec.commandLine();
        here.getParent().printVersionHelp(here.getOut(), CommandLine.Help.Ansi.OFF);
        here.getOut().flush();
        return ExitCode.DONE;
    }
}
