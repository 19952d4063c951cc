package dev.easel.cli.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;

/** What of a configuration applies to one command line, and why the rest does not. */
final class AppliedSettings {
    private static final String PROVIDER = "provider";
    private static final String OFFLINE = "offline";
    private static final Set<String> FORMATS = Set.of("png", "jpg", "jpeg", "webp");

    private final ArgumentLine line;
    private final Configuration configuration;
    private final ConfigKeys keys;

    AppliedSettings(ArgumentLine line, Configuration configuration, ConfigKeys keys) {
        this.line = line;
        this.configuration = configuration;
        this.keys = keys;
    }

    /** Returns the settings that apply, each once. */
    List<Setting> effective() {
        Map<String, Setting> settings = winners();
        settings.computeIfPresent(PROVIDER, (key, setting) -> listed(setting));
        Set<String> chosen = chosenProviders(settings);
        List<Setting> applied = new ArrayList<>();
        settings.values().forEach(setting -> forProviders(setting, chosen).ifPresent(applied::add));
        applied.removeIf(setting -> !fits(setting, settings));
        return applied;
    }

    /** One line names several providers; a command that takes one gets the first. */
    private Setting listed(Setting setting) {
        List<String> names =
                setting.values().stream().flatMap(Configuration::names).toList();
        return setting.with(severalProviders() ? names : names.subList(0, 1));
    }

    private boolean severalProviders() {
        return keys.option(PROVIDER).filter(OptionSpec::isMultiValue).isPresent();
    }

    private Set<String> givenKeys() {
        return line.options().stream()
                .map(option -> ConfigKeys.key(option.option()))
                .collect(Collectors.toSet());
    }

    /** Returns the settings of which the command has the option, without those that something above them beats. */
    private Map<String, Setting> winners() {
        Map<String, Setting> settings = new LinkedHashMap<>();
        Set<String> above = new TreeSet<>(givenKeys());
        for (List<Setting> level : configuration.levels()) {
            Set<String> here = new TreeSet<>();
            for (Setting setting : level) {
                if (keys.option(setting.key()).isEmpty() || OptionRules.isBeaten(setting.key(), above)) {
                    continue;
                }
                Setting merged = settings.containsKey(setting.key()) ? setting.with(List.of()) : withoutGiven(setting);
                if (!merged.values().isEmpty()) {
                    settings.put(setting.key(), merged);
                    here.add(setting.key());
                }
            }
            above.addAll(here);
        }
        return settings;
    }

    /** Of options that collect values by name, only those of the same name are replaced. */
    private Setting withoutGiven(Setting setting) {
        List<String> given = line.values("--" + setting.key());
        if (!line.has("--" + setting.key())) {
            return setting;
        }
        Character end = OptionRules.NAMED.get(setting.key());
        if (end == null) {
            return setting.with(List.of());
        }
        Set<String> names = given.stream().map(text -> name(text, end)).collect(Collectors.toSet());
        return setting.with(setting.values().stream()
                .map(text -> ofOwner(setting, text))
                .filter(text -> !names.contains(name(text, end)) && !names.contains(""))
                .toList());
    }

    /** Returns the providers that the command may use; what it does not name is the one on this machine. */
    private Set<String> chosenProviders(Map<String, Setting> settings) {
        List<String> general = general(settings);
        List<String> special = specialProviders();
        Set<String> names = special.stream()
                .flatMap(option -> chosen(option, settings).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (names.isEmpty() || special.size() > 1) {
            names.addAll(general);
        }
        return names;
    }

    private List<String> general(Map<String, Setting> settings) {
        if (!severalProviders()) {
            return chosen(PROVIDER, settings).stream().toList();
        }
        return line.has("--" + PROVIDER)
                ? line.values("--" + PROVIDER).stream()
                        .flatMap(Configuration::names)
                        .toList()
                : Optional.ofNullable(settings.get(PROVIDER))
                        .map(Setting::values)
                        .orElse(List.of());
    }

    /** A verb has one option for its provider; all other commands may use each. */
    private List<String> specialProviders() {
        return switch (line.commandName().orElse("")) {
            case "generate" -> List.of("generate-provider");
            case "edit" -> List.of("edit-provider");
            case "inpaint", "expand" -> List.of("inpaint-provider");
            default -> List.of("generate-provider", "edit-provider", "inpaint-provider", "fallback");
        };
    }

    private Optional<String> chosen(String option, Map<String, Setting> settings) {
        return line.value("--" + option)
                .or(() -> Optional.ofNullable(settings.get(option))
                        .map(setting -> setting.values().get(0)));
    }

    /** Returns a setting without values for providers that are not used, and with the names of those that are. */
    private Optional<Setting> forProviders(Setting setting, Set<String> chosen) {
        boolean recovers = line.commandName().filter("recover"::equals).isPresent();
        String key = setting.key();
        if (recovers && key.endsWith(PROVIDER)) {
            return Optional.empty();
        }
        if (OptionRules.ONLY_REMOTE.contains(key)) {
            return Optional.of(setting)
                    .filter(any -> recovers || chosen.stream().anyMatch(name -> !name.equals(OFFLINE)));
        }
        if (!OptionRules.OF_ONE_PROVIDER.contains(key)) {
            return Optional.of(setting);
        }
        if (!OptionRules.PER_PROVIDER.contains(key)) {
            return setting.owner().filter(chosen::contains).map(owner -> setting);
        }
        List<String> values = setting.values().stream()
                .map(text -> ofOwner(setting, text))
                .filter(text -> recovers || chosen.contains(name(text, '=')))
                .toList();
        boolean collects = keys.option(key).filter(OptionSpec::isMultiValue).isPresent();
        List<String> fitting = collects
                ? values
                : values.stream()
                        .limit(1)
                        .map(text -> text.substring(endOfName(text, '=')))
                        .toList();
        return Optional.of(setting.with(fitting)).filter(any -> !any.values().isEmpty());
    }

    /** A value for one provider never goes to another, so the provider's name is put before it. */
    private static String ofOwner(Setting setting, String text) {
        boolean plain = OptionRules.PER_PROVIDER.contains(setting.key()) && endOfName(text, '=') == 0;
        return plain ? setting.owner().map(owner -> owner + "=" + text).orElse(text) : text;
    }

    /** Returns the index after a name and what ends it, or 0 where a text does not begin with a name. */
    static int endOfName(String text, char end) {
        int at = text.indexOf(end);
        return at > 0 && text.substring(0, at).matches("[A-Za-z0-9][A-Za-z0-9_.-]*") ? at + 1 : 0;
    }

    private static String name(String text, char end) {
        int after = endOfName(text, end);
        return after == 0 ? "" : text.substring(0, after - 1);
    }

    /** Returns the format that the name of the output sets. */
    private Optional<String> extension() {
        return line.value("--output")
                .map(file -> file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
                .filter(FORMATS::contains);
    }

    /** Returns whether a setting can go with what is written, and with what else is set. */
    private boolean fits(Setting setting, Map<String, Setting> settings) {
        return switch (setting.key()) {
            case "format" -> extension().isEmpty();
            case "open" -> line.value("--output").filter("-"::equals).isEmpty();
            default -> fitsFormat(setting, settings) && hasWhatItNeeds(setting, settings);
        };
    }

    /** The lines of a batch may each have another format, so that it is known only where it is said. */
    private boolean fitsFormat(Setting setting, Map<String, Setting> settings) {
        Set<String> formats = OptionRules.FORMATS.getOrDefault(setting.key(), FORMATS);
        return extension()
                .or(() -> chosen("format", settings))
                .map(format -> formats.contains(format.toLowerCase(Locale.ROOT)))
                .orElse(formats.equals(FORMATS) || !line.commandName().equals(Optional.of("batch")));
    }

    private boolean hasWhatItNeeds(Setting setting, Map<String, Setting> settings) {
        String needed = OptionRules.NEEDS.get(setting.key());
        return needed == null || settings.containsKey(needed) || line.has("--" + needed);
    }
}
