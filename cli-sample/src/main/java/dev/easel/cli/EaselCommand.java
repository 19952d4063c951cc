package dev.easel.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program without a command: it says what commands there are. */
@Command(
        name = "easel",
        versionProvider = Version.class,
        usageHelpWidth = 100,
        header = "Generate, edit, inpaint and expand images, whichever provider answers.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands (easel COMMAND --help explains each):%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:some of several images are missing",
            "2:wrong usage or input",
            "3:refused by the provider's content policy",
            "4:key, quota or rate limit",
            "5:network or provider failure",
            "6:outcome unknown, or paid and unusable",
            "70:a fault in easel itself",
            "130:cancelled by Ctrl-C"
        },
        footer = {
            "%nA first try, without any key:",
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
            description = "Explain the command and its options.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean version;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "No command was given: generate, edit, inpaint, …");
    }
}
