package dev.easel.cli.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value that holds for a key, or would.
 *
 * @param values one value, or several of a key that collects them
 * @param from the line, variable or option that it comes from, for people
 * @param place the file and line; empty for a variable
 * @param section the profile; empty for what holds for all
 * @param owner the provider that is meant by values which are for one provider; empty where none is named
 */
record Setting(
        String key,
        List<String> values,
        String from,
        Optional<ConfigEntry> place,
        Optional<String> section,
        Optional<String> owner) {
    Setting {
        values = List.copyOf(values);
    }

    /** Returns the value of a variable. */
    static Setting ofVariable(String key, String value, String variable) {
        return new Setting(key, List.of(value), variable, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns the settings of a section, in order. */
    static List<Setting> of(List<ConfigEntry> entries, Optional<String> section, Optional<String> owner) {
        Map<String, List<ConfigEntry>> byKey = new LinkedHashMap<>();
        entries.forEach(entry ->
                byKey.computeIfAbsent(entry.key(), key -> new ArrayList<>()).add(entry));
        return byKey.values().stream()
                .map(same -> new Setting(
                        same.get(0).key(),
                        same.stream().map(ConfigEntry::value).toList(),
                        same.get(0).place(),
                        Optional.of(same.get(0)),
                        section,
                        owner))
                .toList();
    }

    /** Returns the same with other values. */
    Setting with(List<String> others) {
        return new Setting(key, others, from, place, section, owner);
    }

    /** Returns the file that it stands in. */
    Optional<Path> file() {
        return place.map(ConfigEntry::file);
    }
}
