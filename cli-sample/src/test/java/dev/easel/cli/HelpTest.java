package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.provider.ProviderTable;
import dev.easel.core.testing.ScriptedProvider;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {
    private final Shell shell = Shell.asking(new ScriptedProvider().provider());

    static Stream<CommandLine> commands() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        CliEnvironment none = new CliEnvironment(
                nowhere, nowhere, false, name -> Optional.empty(), new ProviderTable(List.of()), new Interrupts());
        return new CommandTree(none).commands().getSubcommands().values().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void explainsEveryOptionAndShowsExamples(CommandLine command) {
        Shell.Ran ran = shell.run(command.getCommandName(), "--help");
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).startsWith(command.getHelp().header()).contains("Examples:");
        for (OptionSpec option : command.getCommandSpec().options()) {
            assertThat(ran.out()).contains(option.longestName());
            if (option.arity().max() > 0) {
                assertThat(String.join(" ", option.description()))
                        .as(option.longestName())
                        .contains("Example");
            }
        }
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void listsTheCommandsAndTheExitCodes() {
        Shell.Ran ran = shell.run("--help");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("generate", "edit", "expand", "130", "easel demo");
    }

    @Test
    void saysItsVersion() {
        assertThat(shell.run("--version").out()).startsWith("easel ");
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(shell.run().errorLine()).contains("No command was given");
        assertThat(shell.run("generate", "-o", "a.png").errorLine())
                .contains("PROMPT")
                .contains("easel generate --help");
        assertThat(shell.run("generate", "a cat").errorLine()).contains("--output=OUT");
        assertThat(shell.run("paint").errorLine()).contains("No command is named 'paint'");
        assertThat(shell.run("generate", "a cat", "-o", "a.png", "--sise", "1x1")
                        .errorLine())
                .contains("'--sise'")
                .contains("Did you mean --size");
    }

    @Test
    void usageErrorsAreJsonWhereJsonIsAskedFor() {
        Shell.Ran ran = shell.run("generate", "a cat", "-o", "a.png", "--size", "0x10", "--json");
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .startsWith("{\"ok\":false,\"error\":{\"kind\":\"UsageException\"")
                .contains("Size 0x10");
    }
}
