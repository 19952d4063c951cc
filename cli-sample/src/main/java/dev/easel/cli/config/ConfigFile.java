package dev.easel.cli.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a configuration file says.
 *
 * @param common the entries before the first section, which hold for all profiles
 * @param profiles the entries of each section by its name, in the file's order
 */
record ConfigFile(Path path, List<ConfigEntry> common, Map<String, List<ConfigEntry>> profiles) {
    /** Returns the file that says nothing. */
    static ConfigFile empty(Path path) {
        return new ConfigFile(path, List.of(), Map.of());
    }

    /** Returns the names of the profiles. */
    Set<String> names() {
        return profiles.keySet();
    }
}
