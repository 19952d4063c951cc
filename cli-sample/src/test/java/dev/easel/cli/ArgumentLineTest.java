package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.config.ArgumentLine;
import dev.easel.cli.provider.ProviderTable;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.Interrupts;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** How arguments are told from options before anything is parsed. */
class ArgumentLineTest {
    private static CommandLine commands() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return new CommandTree(new CliEnvironment(
                        InputStream.nullInputStream(),
                        nowhere,
                        nowhere,
                        false,
                        name -> Optional.empty(),
                        new ProviderTable(List.of()),
                        new Interrupts()))
                .commands();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "generate cat -o a.png | -o=a.png | cat",
                "generate -oa.png cat | -o=a.png | cat",
                "generate -o=a.png --size=1x1 cat | -o=a.png --size=1x1 | cat",
                "generate --force cat | --force | cat",
                "edit a.png b.png -p --profile --force | -p=--profile --force | a.png b.png",
                "edit a.png -p -- -o | -p=-- -o | a.png",
                "generate -o a.png -- --size 1x1 | -o=a.png | --size 1x1",
                "--profile work generate cat | --profile=work | cat",
                "generate cat --provider generate | --provider=generate | cat",
                "generate generate | '' | generate"
            })
    void areFoundWithTheirValues(String line, String options, String positionals) {
        ArgumentLine read = ArgumentLine.of(commands(), line.split(" "));
        assertThat(read.options().stream()
                        .map(given -> given.name()
                                + given.value().map(value -> "=" + value).orElse(""))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(options);
        assertThat(read.positionals().stream().map(read.arguments()::get).collect(Collectors.joining(" ")))
                .isEqualTo(positionals);
        assertThat(read.commandName()).contains(line.contains("edit a") ? "edit" : "generate");
    }

    /** An option that takes a value or not could not be told from what follows it. */
    @Test
    void everyOptionTakesAValueOrNot() {
        for (CommandLine command : commands().getSubcommands().values()) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                assertThat(option.arity().min())
                        .as(option.longestName())
                        .isEqualTo(option.arity().max())
                        .isLessThanOrEqualTo(1);
            }
        }
    }
}
