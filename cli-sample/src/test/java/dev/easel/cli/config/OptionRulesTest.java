package dev.easel.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.local.ConvertCommand;
import dev.easel.cli.provider.ProviderTable;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.Interrupts;
import dev.easel.cli.serve.ServeCommand;
import dev.easel.cli.verb.ExpandCommand;
import dev.easel.cli.verb.GenerateCommand;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What is known of options by their names is about options that exist. */
class OptionRulesTest {
    private static Set<String> options() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        CliEnvironment environment = new CliEnvironment(
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                false,
                name -> Optional.empty(),
                new ProviderTable(List.of()),
                new Interrupts());
        return Stream.of(
                        new GenerateCommand(environment),
                        new ExpandCommand(environment),
                        new ConvertCommand(environment),
                        new ServeCommand(environment))
                .map(CommandLine::new)
                .flatMap(command -> command.getCommandSpec().options().stream())
                .map(ConfigKeys::key)
                .collect(Collectors.toSet());
    }

    @Test
    void everyRuleIsAboutAnOption() {
        assertThat(OptionRules.names()).hasSizeGreaterThan(20);
        assertThat(options()).containsAll(OptionRules.names());
    }

    @Test
    void everyUsualKeyIsAnOption() {
        Set<String> known = options();
        known.add("open");
        assertThat(known).containsAll(ConfigKeys.USUAL);
    }
}
