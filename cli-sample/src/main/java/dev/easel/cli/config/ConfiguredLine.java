package dev.easel.cli.config;

import dev.easel.cli.provider.ProviderTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * A command line together with what is configured for it. Configured values become arguments behind the command's name, so
 * that the options' converters read them; what is given, or excluded by what is given, is left out.
 */
public final class ConfiguredLine {
    private final ArgumentLine given;
    private final String[] arguments;
    private final boolean history;
    private final Map<OptionSpec, Setting> applied;

    private ConfiguredLine(ArgumentLine given, String[] arguments, boolean history, Map<OptionSpec, Setting> applied) {
        this.given = given;
        this.arguments = arguments;
        this.history = history;
        this.applied = applied;
    }

    /**
     * Returns a command line with what is configured; one that only explains something, or that works on the
     * configuration, stays as it is.
     *
     * @param everything builds all commands, when it is needed to find out whether a key exists
     * @throws IllegalArgumentException when the configuration cannot be used, with its file and line
     */
    public static ConfiguredLine of(
            CommandLine commands,
            Supplier<CommandLine> everything,
            Function<String, Optional<String>> variables,
            ProviderTable providers,
            String... arguments) {
        ArgumentLine line = ArgumentLine.of(commands, arguments);
        if (explains(line) || line.command().userObject() instanceof Unconfigured) {
            return new ConfiguredLine(line, arguments.clone(), false, Map.of());
        }
        ConfigKeys keys = new ConfigKeys(line.command(), everything);
        Configuration configuration = Configuration.read(line, variables, keys);
        Map<OptionSpec, Setting> applied = new LinkedHashMap<>();
        List<String> more = new ArrayList<>();
        List<Setting> settings = new AppliedSettings(line, configuration, keys).effective();
        boolean described = line.has("--provider-file")
                || settings.stream().anyMatch(setting -> setting.key().equals("provider-file"));
        for (Setting setting : settings) {
            if (setting.key().endsWith("provider") && !described) {
                checkProvider(setting, providers);
            }
            OptionSpec option = keys.option(setting.key()).orElseThrow();
            applied.put(option, setting);
            more.addAll(written(option, setting, variables));
        }
        return new ConfiguredLine(line, line.with(more), configuration.history(), applied);
    }

    private static boolean explains(ArgumentLine line) {
        return line.commandName().isEmpty()
                || line.options().stream()
                        .anyMatch(option ->
                                option.option().usageHelp() || option.option().versionHelp())
                || !line.command().optionsMap().containsKey(ConfigOptions.CONFIG);
    }

    /** A name that no provider has is reported with the place that it stands in. */
    private static void checkProvider(Setting setting, ProviderTable providers) {
        try {
            setting.values().forEach(providers::named);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting.from() + ": " + e.getMessage(), e);
        }
    }

    private static List<String> written(
            OptionSpec option, Setting setting, Function<String, Optional<String>> variables) {
        String name = option.longestName();
        if (option.arity().max() == 0) {
            return setting.place().filter(ConfigKeys::isOn).isPresent() ? List.of(name) : List.of();
        }
        Function<String, String> value =
                namesFile(option, setting.key()) ? text -> file(text, setting.file(), variables) : Function.identity();
        return setting.values().stream()
                .map(text -> name + "=" + value.apply(text))
                .toList();
    }

    private static boolean namesFile(OptionSpec option, String key) {
        return key.equals("key-file")
                || option.type() == Path.class
                || List.of(option.auxiliaryTypes()).contains(Path.class);
    }

    /** A relative file is beside the configuration, whatever folder a command runs in; ~ is the user's home. */
    private static String file(
            String text, Optional<Path> configuration, Function<String, Optional<String>> variables) {
        int name = AppliedSettings.endOfName(text, '=');
        String path = text.substring(name);
        Optional<String> home = variables.apply("HOME").filter(folder -> path.startsWith("~/"));
        Optional<Path> folder = configuration.map(Path::toAbsolutePath).map(Path::getParent);
        String full = home.map(start -> start + path.substring(1))
                .orElseGet(() ->
                        folder.map(start -> start.resolve(path).toString()).orElse(path));
        return text.substring(0, name) + full;
    }

    /** Returns the arguments to run. */
    public String[] arguments() {
        return arguments.clone();
    }

    /** Returns the command line as it was given, without what is configured. */
    public ArgumentLine given() {
        return given;
    }

    /** Returns whether the configuration says that runs are remembered. */
    public boolean history() {
        return history;
    }

    /** Returns where the value comes from that an error is about, if it is a configured one. */
    public Optional<String> origin(ParameterException failure) {
        return failure.getArgSpec() instanceof OptionSpec option
                ? Optional.ofNullable(applied.get(option)).map(Setting::from)
                : Optional.empty();
    }
}
