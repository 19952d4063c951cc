package dev.easel.cli;

import dev.easel.cli.config.ConfigOptions;
import dev.easel.cli.help.HelpRequests;
import dev.easel.cli.help.TopHelp;
import dev.easel.cli.runtime.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program without a command: it shows the commands. */
@Command(
        name = "easel",
        versionProvider = Version.class,
        header = "Generate, edit, inpaint and expand images with any provider.",
        synopsisSubcommandLabel = "COMMAND")
final class EaselCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help", HelpRequests.ALL},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show one screen of help; --help-all shows all options.")
    @SuppressWarnings("unused") // handled by picocli
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version.")
    @SuppressWarnings("unused") // handled by picocli
    private boolean version;

    @Mixin
    @SuppressWarnings("unused") // read before the command line is parsed
    private ConfigOptions configuration = new ConfigOptions();

    @Override
    public Integer call() {
        spec.commandLine().getErr().print(TopHelp.text());
        spec.commandLine().getErr().flush();
        return ExitCode.USAGE;
    }
}
