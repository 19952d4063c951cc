package dev.easel.cli.config;

import dev.easel.cli.output.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Finds configured values that the options do not understand, by the options' converters. */
final class ConfigProblems {
    private ConfigProblems() {}

    static List<String> of(Configuration configuration, CommandLine all) {
        List<String> problems = new ArrayList<>();
        configuration.settings().forEach(setting -> of(setting, all).ifPresent(problems::add));
        return problems;
    }

    private static Optional<String> of(Setting setting, CommandLine all) {
        return all.getSubcommands().values().stream()
                .filter(command -> option(setting, command).isPresent())
                .findFirst()
                .flatMap(command -> of(setting, all, command));
    }

    private static Optional<OptionSpec> option(Setting setting, CommandLine command) {
        return new ConfigKeys(command.getCommandSpec(), () -> command).option(setting.key());
    }

    private static Optional<String> of(Setting setting, CommandLine all, CommandLine command) {
        OptionSpec option = option(setting, command).orElseThrow();
        try {
            if (option.arity().max() == 0) {
                setting.place().ifPresent(ConfigKeys::isOn);
            } else {
                setting.values().forEach(value -> parse(all, command, option, value));
            }
            return Optional.empty();
        } catch (ParameterException e) {
            return Optional.of(setting.from() + ": " + OneLine.of(Objects.requireNonNullElse(e.getMessage(), "?")));
        } catch (IllegalArgumentException e) {
            return Optional.of(Objects.requireNonNullElse(e.getMessage(), "?"));
        }
    }

    /** Everything but the value is missing on such a command line, and that is no problem of the value. */
    private static void parse(CommandLine all, CommandLine command, OptionSpec option, String value) {
        try {
            all.parseArgs(command.getCommandName(), option.longestName() + "=" + value);
        } catch (ParameterException e) {
            if (option.equals(e.getArgSpec())) {
                throw e;
            }
        }
    }
}
