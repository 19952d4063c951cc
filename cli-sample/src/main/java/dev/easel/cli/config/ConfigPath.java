package dev.easel.cli.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the configuration is.
 *
 * @param source who named it, for people
 * @param named whether it was named, so that it must exist
 */
record ConfigPath(Path file, String source, boolean named) {
    static final String VARIABLE = "EASEL_CONFIG";

    /**
     * Returns the file that {@code --config}, a variable or the system's usage names; empty for a user without a home.
     *
     * @param option the value of {@code --config}
     */
    static Optional<ConfigPath> find(Optional<String> option, Function<String, Optional<String>> variables) {
        return find(option, variables, System.getProperty("os.name", ""));
    }

    static Optional<ConfigPath> find(
            Optional<String> option, Function<String, Optional<String>> variables, String system) {
        if (option.isPresent()) {
            return Optional.of(new ConfigPath(path("--config", option.get()), "--config", true));
        }
        Optional<String> variable = variables.apply(VARIABLE).filter(text -> !text.isBlank());
        if (variable.isPresent()) {
            return Optional.of(new ConfigPath(path(VARIABLE, variable.get()), VARIABLE, true));
        }
        return folder(variables, system.toLowerCase(Locale.ROOT))
                .map(folder -> new ConfigPath(folder.resolve("easel").resolve("config"), "the usual place", false));
    }

    /** {@code $XDG_CONFIG_HOME} counts on every system; the XDG base directory specification ignores relative paths. */
    private static Optional<Path> folder(Function<String, Optional<String>> variables, String system) {
        Optional<Path> chosen = absolute(variables.apply("XDG_CONFIG_HOME"));
        if (chosen.isPresent()) {
            return chosen;
        }
        if (system.startsWith("windows")) {
            return absolute(variables.apply("APPDATA"))
                    .or(() -> absolute(variables.apply("USERPROFILE"))
                            .map(home -> home.resolve("AppData").resolve("Roaming")));
        }
        Optional<Path> home = absolute(variables.apply("HOME"));
        return system.startsWith("mac")
                ? home.map(folder -> folder.resolve("Library").resolve("Application Support"))
                : home.map(folder -> folder.resolve(".config"));
    }

    private static Optional<Path> absolute(Optional<String> folder) {
        try {
            return folder.filter(text -> !text.isBlank()).map(Path::of).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Path path(String name, String text) {
        try {
            if (!text.isBlank()) {
                return Path.of(text).toAbsolutePath();
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("Invalid " + name + ": it does not name a file.", e);
        }
        throw new IllegalArgumentException(name + " is empty: name a file.");
    }
}
