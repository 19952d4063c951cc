package dev.easel.cli.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Which arguments of a command line are options, and which belong to them, found without converting a value: that could
 * read standard input.
 */
public final class ArgumentLine {
    private static final String END_OF_OPTIONS = "--";

    private final List<String> arguments;
    private final List<Given> given = new ArrayList<>();
    private final List<Integer> positionals = new ArrayList<>();
    private final List<Integer> unknown = new ArrayList<>();
    private CommandSpec command;
    private int afterCommand;

    /**
     * An option that is given.
     *
     * @param name as it is written, without a value
     * @param value its value; empty for one without
     * @param from the index of its first argument
     * @param to the index after its last argument
     */
    public record Given(OptionSpec option, String name, Optional<String> value, int from, int to) {}

    private ArgumentLine(CommandSpec root, List<String> arguments) {
        this.command = root;
        this.arguments = arguments;
    }

    /** Returns the arguments of a command line as its commands understand them. */
    public static ArgumentLine of(CommandLine commands, String... arguments) {
        ArgumentLine line = new ArgumentLine(commands.getCommandSpec(), List.copyOf(Arrays.asList(arguments)));
        line.read();
        return line;
    }

    private void read() {
        int at = 0;
        while (at < arguments.size()) {
            String argument = arguments.get(at);
            if (argument.equals(END_OF_OPTIONS)) {
                for (at++; at < arguments.size(); at++) {
                    positionals.add(at);
                }
                return;
            }
            Optional<Given> known = option(argument, at);
            CommandLine subcommand = command.subcommands().get(argument);
            if (known.isPresent()) {
                given.add(known.get());
                at = known.get().to();
            } else {
                at++;
                if (subcommand != null) {
                    command = subcommand.getCommandSpec();
                    afterCommand = at;
                } else {
                    boolean option = argument.length() > 1 && argument.startsWith("-");
                    (option ? unknown : positionals).add(at - 1);
                }
            }
        }
    }

    private Optional<Given> option(String argument, int at) {
        if (!argument.startsWith("-") || argument.length() < 2) {
            return Optional.empty();
        }
        Map<String, OptionSpec> options = command.optionsMap();
        OptionSpec exact = options.get(argument);
        if (exact != null) {
            boolean takes = exact.arity().max() > 0 && at + 1 < arguments.size();
            return Optional.of(new Given(
                    exact,
                    argument,
                    takes ? Optional.of(arguments.get(at + 1)) : Optional.empty(),
                    at,
                    at + (takes ? 2 : 1)));
        }
        int equals = argument.indexOf('=');
        OptionSpec named = equals < 0 ? null : options.get(argument.substring(0, equals));
        if (named != null) {
            return Optional.of(new Given(
                    named, argument.substring(0, equals), Optional.of(argument.substring(equals + 1)), at, at + 1));
        }
        OptionSpec attached = argument.startsWith("--") ? null : options.get(argument.substring(0, 2));
        return attached == null || attached.arity().max() == 0
                ? Optional.empty()
                : Optional.of(
                        new Given(attached, argument.substring(0, 2), Optional.of(argument.substring(2)), at, at + 1));
    }

    /** Returns the innermost command. */
    public CommandSpec command() {
        return command;
    }

    /** Returns the name of the command under the program; empty where none is given. */
    public Optional<String> commandName() {
        return command.parent() == null ? Optional.empty() : Optional.of(command.name());
    }

    /** Returns all arguments. */
    public List<String> arguments() {
        return arguments;
    }

    /** Returns the options that are given, in order. */
    public List<Given> options() {
        return List.copyOf(given);
    }

    /** Returns the indexes of the arguments that belong to no option, behind the command's name. */
    public List<Integer> positionals() {
        return List.copyOf(positionals);
    }

    /** Returns the indexes of the arguments that look like options that the command does not have. */
    public List<Integer> unknown() {
        return List.copyOf(unknown);
    }

    /** Returns whether the command's first argument is a prompt. */
    public boolean takesPromptFirst() {
        return command.positionalParameters().stream()
                .anyMatch(parameter -> parameter.index().contains(0)
                        && (isPrompt(parameter.type())
                                || Arrays.stream(parameter.auxiliaryTypes()).anyMatch(ArgumentLine::isPrompt)));
    }

    private static boolean isPrompt(Class<?> type) {
        return type.getSimpleName().equals("Prompt");
    }

    /** Returns whether an option is given. */
    public boolean has(String name) {
        return given.stream()
                .anyMatch(option -> Arrays.asList(option.option().names()).contains(name));
    }

    /** Returns the last value of an option. */
    Optional<String> value(String name) {
        List<String> values = values(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** Returns all values of an option. */
    List<String> values(String name) {
        return given.stream()
                .filter(option -> Arrays.asList(option.option().names()).contains(name))
                .flatMap(option -> option.value().stream())
                .toList();
    }

    /** Returns the arguments with others in between, behind the command's name. */
    String[] with(Collection<String> more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(afterCommand, more);
        return all.toArray(String[]::new);
    }
}
