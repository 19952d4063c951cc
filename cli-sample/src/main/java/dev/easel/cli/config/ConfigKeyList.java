package dev.easel.cli.config;

import dev.easel.cli.output.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The keys that can be configured, each with what its option says. */
record ConfigKeyList(Map<String, List<OptionSpec>> keys) {
    private static final int COLUMNS = 100;
    private static final String HISTORY = "Remember the command lines, for easel history: on or off (default: off).";
    private static final String PROFILE = "The profile where none is named; before the first section.";

    static ConfigKeyList of(CommandLine all) {
        return new ConfigKeyList(new ConfigKeys(all.getCommandSpec(), () -> all).all());
    }

    /** Returns one line for each. */
    List<String> lines() {
        int width = keys.keySet().stream().mapToInt(String::length).max().orElse(1);
        List<String> lines = new ArrayList<>();
        lines.add(line(width, ConfigKeys.HISTORY, HISTORY));
        lines.add(line(width, ConfigKeys.PROFILE, PROFILE));
        keys.forEach((key, options) -> lines.add(line(width, key, description(options.get(0)))));
        return lines;
    }

    private static String line(int width, String key, String description) {
        String line = String.format(Locale.ROOT, "%-" + width + "s  %s", key, description);
        return line.length() <= COLUMNS ? line : line.substring(0, COLUMNS - 1) + "…";
    }

    /** A flag is on or off in a file. */
    private static String description(OptionSpec option) {
        String text = String.join(" ", option.description()).replace("%%", "%");
        int examples = text.indexOf(" Example");
        return (option.arity().max() == 0 ? "on or off: " : "") + (examples < 0 ? text : text.substring(0, examples));
    }

    /** Returns the same as JSON. */
    JsonObject json() {
        List<JsonObject> entries = new ArrayList<>();
        entries.add(entry(ConfigKeys.HISTORY, HISTORY, false));
        entries.add(entry(ConfigKeys.PROFILE, PROFILE, false));
        keys.forEach((key, options) -> entries.add(
                entry(key, description(options.get(0)), options.stream().anyMatch(OptionSpec::isMultiValue))));
        return new JsonObject().with("ok", true).with("keys", entries);
    }

    private static JsonObject entry(String key, String description, boolean repeatable) {
        return new JsonObject()
                .with("key", key)
                .with("description", description)
                .with("repeatable", repeatable);
    }
}
