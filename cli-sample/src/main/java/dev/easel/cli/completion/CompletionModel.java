package dev.easel.cli.completion;

import dev.easel.cli.completion.CompletedCommand.Flag;
import dev.easel.cli.help.CommandHelp;
import dev.easel.cli.help.FirstOptions;
import dev.easel.cli.options.value.ImageArgument;
import dev.easel.cli.options.value.TextInput;
import dev.easel.core.domain.image.ImageFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What can be completed, read from the commands themselves: their options, the constants of their types, providers, models. */
final class CompletionModel {
    private static final Set<String> FILE_LABELS =
            Set.of("FILE", "OUT", "IN", "IMAGE", "DIR", "JOBS", "KEYFILE", "FOLDER");
    private static final Set<String> PROVIDER_OPTIONS =
            Set.of("--provider", "--generate-provider", "--edit-provider", "--inpaint-provider", "--fallback");
    private static final Set<String> PROVIDER_COMMANDS = Set.of("providers", "models");

    private final CommandLine root;
    private final List<String> providers;
    private final List<String> models;

    CompletionModel(CommandLine root, List<String> providers, List<String> models) {
        this.root = root;
        this.providers = plain(providers);
        this.models = plain(models);
    }

    /** Only words that mean nothing to any shell are proposed. */
    private static List<String> plain(List<String> words) {
        return words.stream()
                .filter(word -> word.matches("[A-Za-z0-9][A-Za-z0-9._/+-]*"))
                .distinct()
                .sorted()
                .toList();
    }

    List<CompletedCommand> commands() {
        return root.getSubcommands().entrySet().stream()
                .map(command -> command(command.getKey(), command.getValue().getCommandSpec()))
                .toList();
    }

    private CompletedCommand command(String name, CommandSpec spec) {
        List<Flag> flags = new ArrayList<>();
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                flags.add(new Flag(
                        Arrays.asList(option.names()),
                        option.arity().max() > 0,
                        CommandHelp.plain(option.paramLabel()),
                        values(option),
                        FirstOptions.words(option)));
            }
        }
        return new CompletedCommand(name, CommandHelp.summary(spec), flags, arguments(name, spec));
    }

    private Values arguments(String name, CommandSpec spec) {
        if (name.equals("help")) {
            List<String> topics = new ArrayList<>(root.getSubcommands().keySet());
            topics.add("exit-codes");
            return Values.of(topics);
        }
        if (name.equals("completion")) {
            return Values.of(Shell.words());
        }
        if (PROVIDER_COMMANDS.contains(name)) {
            return Values.of(providers);
        }
        boolean files = spec.positionalParameters().stream().anyMatch(argument -> isFile(argument));
        return files ? Values.FILES : Values.FREE;
    }

    private Values values(OptionSpec option) {
        String name = option.longestName();
        if (PROVIDER_OPTIONS.contains(name)) {
            return Values.of(providers);
        }
        if (name.equals("--model")) {
            return Values.of(models);
        }
        if (name.equals("--in-doubt")) {
            return Values.of(List.of("skip", "retry", "resume"));
        }
        Class<?> type = type(option);
        if (type == ImageFormat.class) {
            return Values.of(List.of("png", "jpeg", "webp"));
        }
        if (type.isEnum()) {
            return Values.of(Arrays.stream(type.getEnumConstants())
                    .map(constant ->
                            ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .toList());
        }
        return isFile(option) ? Values.FILES : Values.FREE;
    }

    private static boolean isFile(ArgSpec argument) {
        Class<?> type = type(argument);
        String label = argument.paramLabel().replaceFirst("^\\[?NAME=]?", "");
        return type == Path.class
                || type == ImageArgument.class
                || type == TextInput.class
                || Arrays.stream(label.split("\\|")).anyMatch(FILE_LABELS::contains);
    }

    private static Class<?> type(ArgSpec argument) {
        Class<?>[] inner = argument.typeInfo().getAuxiliaryTypes();
        boolean wrapped = argument.typeInfo().isOptional()
                || argument.typeInfo().isMultiValue() && !Map.class.isAssignableFrom(argument.type());
        return wrapped && inner.length > 0 ? inner[0] : argument.type();
    }
}
