package dev.easel.cli.config;

import dev.easel.cli.words.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The configuration that holds: a file, a profile of it, and variables.
 *
 * @param profileFrom who named the profile, for people
 * @param levels the settings, those that beat others first
 */
record Configuration(
        Optional<ConfigPath> path,
        ConfigFile file,
        Optional<String> profile,
        String profileFrom,
        List<List<Setting>> levels) {
    static final String PROFILE_VARIABLE = "EASEL_PROFILE";
    static final String PROVIDER_VARIABLE = "EASEL_PROVIDER";
    private static final String PROVIDER = "provider";

    /**
     * Reads what holds for a command line.
     *
     * @throws IllegalArgumentException when the file, or the profile in it, does not exist or cannot be understood
     */
    static Configuration read(ArgumentLine line, Function<String, Optional<String>> variables, ConfigKeys keys) {
        Optional<ConfigPath> path = ConfigPath.find(line.value(ConfigOptions.CONFIG), variables);
        ConfigFile file = path.flatMap(Configuration::read)
                .orElseGet(() -> ConfigFile.empty(path.map(ConfigPath::file).orElse(Path.of(""))));
        keys.check(file);
        Optional<String> option = line.value(ConfigOptions.PROFILE);
        Optional<String> variable = set(variables, PROFILE_VARIABLE);
        Optional<ConfigEntry> entry = file.common().stream()
                .filter(common -> common.key().equals(ConfigKeys.PROFILE))
                .findFirst();
        Optional<String> profile = option.or(() -> variable).or(() -> entry.map(ConfigEntry::value));
        String from = option.isPresent()
                ? ConfigOptions.PROFILE
                : variable.isPresent()
                        ? PROFILE_VARIABLE
                        : entry.map(ConfigEntry::place).orElse("");
        profile.ifPresent(name -> requireProfile(name, from, path, file));
        return new Configuration(path, file, profile, from, levels(file, profile, set(variables, PROVIDER_VARIABLE)));
    }

    private static Optional<String> set(Function<String, Optional<String>> variables, String name) {
        return variables.apply(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Optional<ConfigFile> read(ConfigPath path) {
        Optional<ConfigFile> file = ConfigReader.read(path.file());
        if (file.isEmpty() && path.named()) {
            throw new IllegalArgumentException(
                    "The configuration " + path.file() + " that " + path.source() + " names does not exist.");
        }
        return file;
    }

    private static void requireProfile(String name, String from, Optional<ConfigPath> path, ConfigFile file) {
        if (file.names().contains(name)) {
            return;
        }
        String where = path.map(ConfigPath::file).map(known -> " in " + known).orElse("");
        throw new IllegalArgumentException("There is no profile '" + name + "'" + where + " (from " + from + ")."
                + (file.names().isEmpty()
                        ? " It has no profiles: a profile is a section, such as [work]."
                        : Nearest.hint(name, file.names()) + " Profiles: " + String.join(", ", file.names()) + "."));
    }

    private static List<List<Setting>> levels(
            ConfigFile file, Optional<String> profile, Optional<String> providerVariable) {
        Optional<String> commonOwner = provider(file.common());
        List<List<Setting>> levels = new ArrayList<>();
        providerVariable.ifPresent(name -> levels.add(List.of(Setting.ofVariable(PROVIDER, name, PROVIDER_VARIABLE))));
        file.profiles().values().forEach(entries -> requireOwner(entries, owner(entries, commonOwner)));
        requireOwner(file.common(), commonOwner);
        profile.ifPresent(name -> {
            List<ConfigEntry> entries = file.profiles().getOrDefault(name, List.of());
            levels.add(Setting.of(entries, profile, owner(entries, commonOwner)));
        });
        levels.add(Setting.of(file.common(), Optional.empty(), commonOwner));
        return List.copyOf(levels);
    }

    /** A value that would go to whatever provider a command line names could send it a key that is not for it. */
    private static void requireOwner(List<ConfigEntry> entries, Optional<String> owner) {
        for (ConfigEntry entry : entries) {
            boolean named =
                    OptionRules.PER_PROVIDER.contains(entry.key()) && AppliedSettings.endOfName(entry.value(), '=') > 0;
            if (owner.isEmpty() && !named && OptionRules.OF_ONE_PROVIDER.contains(entry.key())) {
                throw new IllegalArgumentException(entry.place() + ": '" + entry.key()
                        + "' is for one provider: name it in the same section, such as provider = openai.");
            }
        }
    }

    private static Optional<String> owner(List<ConfigEntry> entries, Optional<String> common) {
        return provider(entries).or(() -> common);
    }

    private static Optional<String> provider(List<ConfigEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.key().equals(PROVIDER))
                .map(ConfigEntry::value)
                .flatMap(Configuration::names)
                .findFirst();
    }

    /** Returns the names in a value of the provider, which may be several with commas. */
    static Stream<String> names(String value) {
        return Stream.of(value.split(",", -1)).map(String::strip);
    }

    /** Returns the setting of a key that beats all others. */
    Optional<Setting> first(String key) {
        return settings().filter(setting -> setting.key().equals(key)).findFirst();
    }

    /** Returns all settings, those that beat others first. */
    Stream<Setting> settings() {
        return levels.stream().flatMap(List::stream);
    }

    /** Returns whether runs are remembered. */
    boolean history() {
        return first(ConfigKeys.HISTORY)
                .flatMap(Setting::place)
                .filter(ConfigKeys::isOn)
                .isPresent();
    }
}
