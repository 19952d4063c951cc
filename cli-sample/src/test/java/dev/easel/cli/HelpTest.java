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
import org.junit.jupiter.params.provider.CsvSource;
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
        Shell.Result result = shell.run(command.getCommandName(), "--help-all");
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .startsWith(command.getCommandSpec().usageMessage().header()[0])
                .contains("Examples:");
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
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 100).noneMatch(line -> line.contains("%%"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void fitsOneScreenAndShowsExamplesFirst(CommandLine command) {
        Shell.Result result = shell.run(command.getCommandName(), "--help");
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out().lines().toList())
                .hasSizeLessThanOrEqualTo(24)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(result.out()).doesNotContainPattern("(?m)[\\w ]…$");
        String first = result.out().split("\\R\\R")[1];
        assertThat(first).startsWith("  easel " + command.getCommandName());
        assertThat(shell.run("help", command.getCommandName()).out()).isEqualTo(result.out());
        assertThat(shell.run("help", command.getCommandName(), "--all").out())
                .isEqualTo(shell.run(command.getCommandName(), "--help-all").out());
    }

    @Test
    void aBatchWritesToAFolder() {
        assertThat(shell.run("help", "batch").out()).containsPattern("--output DIR +The folder");
    }

    @Test
    void listsAllCommandsOnOneScreen() {
        Shell.Result result = shell.run("--help");
        assertThat(result.code()).isZero();
        assertThat(result.out().lines().toList())
                .hasSizeLessThanOrEqualTo(24)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(shell.run("help").out()).isEqualTo(result.out()).doesNotContainPattern("(?m)[\\w ]…$");
        assertThat(result.out().split("\\bconfig\\b"))
                .as("config is there once")
                .hasSize(2);
        assertThat(commands().map(CommandLine::getCommandName))
                .allSatisfy(name -> assertThat(result.out()).containsPattern("(?m)^  (\\w+, )*" + name + "\\b"));
    }

    @Test
    void withoutACommandTheHelpIsShownAsAnError() {
        Shell.Result result = shell.run();
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo(shell.run("--help").out());
    }

    @Test
    void explainsTheExitCodes() {
        assertThat(shell.run("help", "exit-codes").out()).contains("130", "--max-cost");
        assertThat(shell.run("--help-all").out()).contains("130", "generate");
    }

    @Test
    void printsTheVersion() {
        assertThat(shell.run("--version").out()).startsWith("easel ");
        assertThat(shell.run("version").out()).isEqualTo(shell.run("--version").out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "generate -o a.png|The prompt is missing",
                "edit -p x -o a.png|The image is missing: give a file",
                "generate cat|--output=OUT",
                "generate cat -o|--output needs a value, OUT, such as -o out.png",
                "paint|Unknown command 'paint'. See 'easel --help'.",
                "genrate|Unknown command 'genrate'. Did you mean generate?",
                "help genrate|Unknown command 'genrate'. Did you mean generate?",
                "generate cat -o a.png --sise 1x1|Unknown option --sise. Did you mean --size?",
                "generate --sise=1x1|Unknown option --sise. Did you mean --size?",
                "generate cat hat -o a.png|Unexpected argument 'hat': generate takes only PROMPT; put a prompt",
                "generate cat --quality hi -o a.png|Did you mean high?",
                "generate cat --provider ofline -o a.png|Did you mean offline?",
                "generate cat --quiet=3|--quiet takes no value, got '3'.",
                "expand a.png -p x --border abc|--border: Invalid border 'abc': expected pixels or a share, such as 24,",
                "generate cat --seed 1e3|--seed: Invalid number '1e3': expected a whole number, such as --seed 7.",
                "recover|recover needs --list or -o, such as: easel recover -o crane.png.",
                "recover --list -o a.png|--list and -o cannot be combined: give one of them.",
            })
    void saysInItsOwnWordsWhatIsWrong(String line, String message) {
        Shell.Result result = shell.run((Object[]) line.split(" "));
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.out()).isEmpty();
        assertThat(result.errorLine()).contains(message);
    }

    @Test
    void usageErrorsAreJsonIfJsonIsRequested() {
        Shell.Result result = shell.run("generate", "a cat", "-o", "a.png", "--size", "0x10", "--json");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .startsWith("{\"ok\":false,\"partial\":false,\"input\":null,\"error\":{\"kind\":\"UsageException\"")
                .contains("ize 0x10");
    }
}
