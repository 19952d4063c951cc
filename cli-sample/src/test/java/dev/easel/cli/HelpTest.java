package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.provider.ProviderTable;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.cli.runtime.Interrupts;
import dev.easel.core.testing.ScriptedProvider;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {
    private final Shell shell = Shell.using(new ScriptedProvider().provider());

    static Stream<CommandLine> commands() {
        return tree().getSubcommands().values().stream();
    }

    private static CommandLine tree() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        CliEnvironment environment = new CliEnvironment(
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                false,
                name -> Optional.empty(),
                new ProviderTable(List.of()),
                new Interrupts());
        return new CommandTree(environment).commands();
    }

    @Test
    void findsEveryCommandUnderTheNameItHas() {
        tree().getSubcommands()
                .forEach((name, command) -> assertThat(command.getCommandSpec()
                                .userObject()
                                .getClass()
                                .getAnnotation(Command.class)
                                .name())
                        .isEqualTo(name));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void explainsEveryOptionAndShowsExamples(CommandLine command) {
        Shell.Result result = shell.run(command.getCommandName(), "--help");
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith(command.getHelp().header()).contains("Examples:");
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (!option.hidden()) {
                assertThat(result.out()).contains(option.longestName());
            }
            if (option.arity().max() > 0) {
                assertThat(String.join(" ", option.description()))
                        .as(option.longestName())
                        .contains("Example");
            }
        }
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void listsTheCommandsAndTheExitCodes() {
        Shell.Result result = shell.run("--help");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("generate", "edit", "expand", "130", "easel demo");
    }

    @Test
    void printsTheVersion() {
        assertThat(shell.run("--version").out()).startsWith("easel ");
    }

    @Test
    void namesMissingArguments() {
        assertThat(shell.run().errorLine()).contains("No command was given");
        assertThat(shell.run("generate", "-o", "a.png").errorLine())
                .contains("The prompt is missing")
                .contains("-p");
        assertThat(shell.run("generate", "a cat").errorLine()).contains("--output=OUT");
        assertThat(shell.run("paint").errorLine()).contains("Unknown command 'paint'");
        assertThat(shell.run("generate", "a cat", "-o", "a.png", "--sise", "1x1")
                        .errorLine())
                .contains("'--sise'")
                .contains("Did you mean --size");
    }

    @Test
    void usageErrorsAreJsonIfJsonIsRequested() {
        Shell.Result result = shell.run("generate", "a cat", "-o", "a.png", "--size", "0x10", "--json");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .startsWith("{\"ok\":false,\"error\":{\"kind\":\"UsageException\"")
                .contains("ize 0x10");
    }
}
