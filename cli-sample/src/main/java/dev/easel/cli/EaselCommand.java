package dev.easel.cli;

import dev.easel.cli.config.ConfigOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program without a command: it lists the commands. */
@Command(
        name = "easel",
        versionProvider = Version.class,
        usageHelpWidth = 100,
        header = "Generate, edit, inpaint and expand images with any provider.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands (run easel COMMAND --help for details):%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:success",
            "1:partial success: some of several images are missing",
            "2:invalid usage or input",
            "3:rejected by the provider's content policy",
            "4:key, quota, rate limit or budget problem",
            "5:network or provider failure",
            "6:outcome unknown, or billed but unusable",
            "70:internal error in easel",
            "130:cancelled by Ctrl-C"
        },
        footer = {
            "%nTry it without a key:",
            "  easel demo",
            "  easel generate \"a lighthouse at dusk\" -o lighthouse.png"
        })
final class EaselCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show help for the command and its options.")
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
    public void run() {
        throw new ParameterException(spec.commandLine(), "No command was given: use generate, edit, inpaint, …");
    }
}
