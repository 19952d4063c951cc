package dev.easel.cli.help;

import dev.easel.cli.output.OneLine;
import dev.easel.cli.words.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in one sentence or two that name the option, the value and what is allowed. */
public final class UsageErrors {
    private static final Pattern PREFIX = Pattern.compile(
            "^(Error: )?(Invalid value for (option '[^']*'|positional parameter at index [^:]*?)( \\([^)]*\\))?: )?");
    private static final Pattern NOT_A =
            Pattern.compile("'(.*)' is not an? (\\w+)|cannot convert '(.*)' to (\\w+) .*", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--?[A-Za-z][\\w-]*");
    private static final Pattern EXAMPLE = Pattern.compile("Examples?:? (.+)$");
    private static final int LONGEST_VALUE = 80;

    private UsageErrors() {}

    /** Returns the message of a command line that could not be parsed, with the help that tells more. */
    public static String message(ParameterException failure) {
        String message = OneLine.of(sentence(failure));
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        return message + (message.matches(".*[.?…]") ? "" : ".") + " See '" + command + " --help'.";
    }

    private static String sentence(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (failure instanceof MissingParameterException missing) {
            return missing(missing);
        }
        if (failure instanceof MutuallyExclusiveArgsException) {
            return exclusive(failure);
        }
        if (failure instanceof OverwrittenOptionException twice) {
            return name(twice.getOverwritten()) + " is given twice: give it once";
        }
        return invalid(failure);
    }

    private static String unmatched(UnmatchedArgumentException failure) {
        CommandLine command = failure.getCommandLine();
        List<String> words = failure.getUnmatched();
        String word = words.stream()
                .filter(UsageErrors::looksLikeAnOption)
                .findFirst()
                .orElse(words.get(0));
        if (looksLikeAnOption(word)) {
            return unknownOption(word, command.getCommandSpec());
        }
        if (command.getParent() == null) {
            return "Unknown command '" + cut(word) + "'."
                    + Nearest.hint(word, command.getSubcommands().keySet());
        }
        List<PositionalParamSpec> takes = command.getCommandSpec().positionalParameters();
        String allowed = takes.isEmpty()
                ? " takes options only"
                : " takes only " + takes.stream().map(ArgSpec::paramLabel).collect(Collectors.joining(" "));
        return "Unexpected argument '" + cut(word) + "': "
                + command.getCommandName() + allowed
                + (takes.stream().anyMatch(argument -> argument.paramLabel().equals("PROMPT"))
                        ? "; put a prompt of several words in quotes"
                        : "");
    }

    private static String unknownOption(String word, CommandSpec command) {
        String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
        return "Unknown option " + cut(option) + "." + Nearest.hint(option, options(command));
    }

    private static boolean looksLikeAnOption(String word) {
        return word.startsWith("-") && word.length() > 1;
    }

    private static Set<String> options(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden())
                .flatMap(option -> List.of(option.names()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String missing(MissingParameterException failure) {
        Optional<String> unknown = failure.getCommandLine().getUnmatchedArguments().stream()
                .filter(UsageErrors::looksLikeAnOption)
                .findFirst();
        if (unknown.isPresent()) {
            return unknownOption(unknown.get(), failure.getCommandLine().getCommandSpec());
        }
        String said = Objects.requireNonNullElse(failure.getMessage(), "");
        List<ArgSpec> missing = failure.getMissing();
        if (said.contains("for option") && !missing.isEmpty()) {
            ArgSpec option = missing.get(0);
            return name(option) + " needs a value, " + option.paramLabel() + example(option);
        }
        String wanted = said.contains("one of these")
                ? Arrays.stream(said.split(" \\| "))
                        .map(UsageErrors::firstOption)
                        .collect(Collectors.joining(" or "))
                : missing.stream().map(UsageErrors::usage).distinct().collect(Collectors.joining(" and "));
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        return command.name() + " needs " + (wanted.isEmpty() ? "more" : wanted)
                + CommandHelp.examples(command).stream()
                        .findFirst()
                        .map(line -> ", such as: " + line.strip())
                        .orElse("");
    }

    private static String firstOption(String alternative) {
        Matcher option = OPTION.matcher(alternative);
        return option.find() ? option.group() : alternative;
    }

    private static String usage(ArgSpec argument) {
        boolean flag = argument.arity().max() == 0;
        return argument.isOption() ? name(argument) + (flag ? "" : " " + argument.paramLabel()) : argument.paramLabel();
    }

    private static String exclusive(ParameterException failure) {
        Set<String> named = new LinkedHashSet<>();
        Matcher options = OPTION.matcher(Objects.requireNonNullElse(failure.getMessage(), ""));
        while (options.find()) {
            named.add(options.group());
        }
        List<String> two = new ArrayList<>(named).subList(0, Math.min(2, named.size()));
        return String.join(" and ", two) + " cannot be combined: give one of them";
    }

    private static String invalid(ParameterException failure) {
        String said = PREFIX.matcher(
                        Objects.requireNonNullElse(failure.getMessage(), "The command line could not be parsed"))
                .replaceFirst("");
        ArgSpec argument = failure.getArgSpec();
        if (argument == null) {
            return said;
        }
        Matcher type = NOT_A.matcher(said);
        if (!type.matches()) {
            String example = said.endsWith(" number.") ? example(argument) : "";
            return name(argument) + ": " + (example.isEmpty() ? said : said.substring(0, said.length() - 1) + example);
        }
        String value = cut(Objects.requireNonNullElse(type.group(1), type.group(3)));
        return switch (Objects.requireNonNullElse(type.group(2), "")) {
            case "boolean" -> name(argument) + " takes no value, got '" + value + "'";
            case "int", "long" ->
                name(argument) + ": Invalid number '" + value + "': expected a whole number" + example(argument);
            case "double", "float" ->
                name(argument) + ": Invalid number '" + value + "': expected a number" + example(argument);
            default -> name(argument) + ": Invalid value '" + value + "'" + example(argument);
        };
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? longName(option) : argument.paramLabel();
    }

    private static String longName(OptionSpec option) {
        return Arrays.stream(option.names())
                .filter(name -> name.startsWith("--"))
                .findFirst()
                .orElse(option.names()[0]);
    }

    private static String example(ArgSpec argument) {
        Matcher example = EXAMPLE.matcher(String.join(" ", argument.description()));
        return example.find() ? ", such as " + example.group(1) : "";
    }

    private static String cut(String value) {
        return OneLine.of(value, LONGEST_VALUE);
    }
}
