package dev.easel.cli.config;

import dev.easel.cli.output.JsonObject;
import dev.easel.cli.output.OneLine;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What holds, for people and programs.
 *
 * @param problems what of it no option understands
 */
record ConfigListing(Configuration configuration, List<String> problems) {
    private static final String DEFAULT = "default";

    /** What holds where nothing is configured. */
    private static final Map<String, String> DEFAULTS = defaults();

    private static Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("provider", "offline");
        defaults.put(ConfigKeys.HISTORY, "off");
        return defaults;
    }

    /** Returns the settings that hold, by their keys. */
    private Map<String, Setting> holding() {
        Map<String, Setting> holding = new LinkedHashMap<>();
        configuration
                .settings()
                .filter(setting -> !setting.key().equals(ConfigKeys.PROFILE))
                .forEach(setting -> holding.putIfAbsent(setting.key(), setting));
        DEFAULTS.forEach((key, value) -> holding.putIfAbsent(
                key, new Setting(key, List.of(value), DEFAULT, Optional.empty(), Optional.empty(), Optional.empty())));
        return holding;
    }

    private boolean exists() {
        return configuration.path().filter(path -> Files.exists(path.file())).isPresent();
    }

    /** Returns the lines for people. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("file     "
                + configuration
                        .path()
                        .map(path -> path.file() + " (" + path.source() + (exists() ? ")" : ", does not exist)"))
                        .orElse("no home to look for one"));
        if (configuration.profile().isPresent() || !configuration.file().names().isEmpty()) {
            lines.add("profile  "
                    + configuration
                            .profile()
                            .map(name -> name + " (" + configuration.profileFrom() + ")")
                            .orElse("not chosen")
                    + "; there are " + String.join(", ", configuration.file().names()));
        }
        lines.add("");
        Map<String, Setting> holding = holding();
        int keys = width(holding.keySet().stream().toList());
        int values = width(holding.values().stream().map(ConfigListing::shown).toList());
        holding.forEach((key, setting) -> lines.add(String.format(
                Locale.ROOT, "%-" + keys + "s  %-" + values + "s  %s", key, shown(setting), origin(setting))));
        return lines;
    }

    private static int width(List<String> cells) {
        return Math.max(1, cells.stream().mapToInt(String::length).max().orElse(1));
    }

    private static String shown(Setting setting) {
        return OneLine.of(String.join(", ", setting.values()));
    }

    private static String origin(Setting setting) {
        return setting.place()
                .map(entry -> "line " + entry.line()
                        + setting.section().map(name -> " [" + name + "]").orElse(""))
                .orElse(setting.from());
    }

    /** Returns the same as JSON. */
    JsonObject json() {
        return new JsonObject()
                .with("ok", problems.isEmpty())
                .with("file", configuration.path().map(ConfigPath::file))
                .with("fileFrom", configuration.path().map(ConfigPath::source))
                .with("exists", exists())
                .with("profile", configuration.profile())
                .with("profileFrom", Optional.of(configuration.profileFrom()).filter(from -> !from.isEmpty()))
                .with("profiles", List.copyOf(configuration.file().names()))
                .with(
                        "settings",
                        holding().values().stream().map(ConfigListing::json).toList())
                .with("problems", problems);
    }

    private static JsonObject json(Setting setting) {
        boolean variable = setting.place().isEmpty() && !setting.from().equals(DEFAULT);
        return new JsonObject()
                .with("key", setting.key())
                .with("values", setting.values())
                .with("from", setting.place().map(entry -> "file").orElse(variable ? "variable" : DEFAULT))
                .with("file", setting.file())
                .with("line", setting.place().map(ConfigEntry::line))
                .with("section", setting.section())
                .with("variable", Optional.of(setting.from()).filter(name -> variable));
    }
}
