package dev.easel.core.internal.saved;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Finds the folder in which a user's programs keep what should survive them. */
public final class StateFolder {
    private StateFolder() {}

    /** Returns Easel's folder for this process's user, or empty if the user has no home. */
    public static Optional<Path> find() {
        return find(name -> Optional.ofNullable(System.getenv(name)));
    }

    /** Returns Easel's folder for other variables of the environment. */
    public static Optional<Path> find(Function<String, Optional<String>> variables) {
        return find(variables, System.getProperty("os.name", ""), System.getProperty("user.home", ""));
    }

    /** {@code $XDG_STATE_HOME} counts on every system; the XDG base directory specification ignores relative paths. */
    static Optional<Path> find(Function<String, Optional<String>> variables, String system, String home) {
        Optional<Path> state = absolute(variables.apply("XDG_STATE_HOME"));
        if (state.isPresent()) {
            return state.map(folder -> folder.resolve("easel"));
        }
        Optional<Path> user = absolute(Optional.of(home));
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return absolute(variables.apply("LOCALAPPDATA"))
                    .or(() -> user.map(folder -> folder.resolve("AppData").resolve("Local")))
                    .map(folder -> folder.resolve("Easel"));
        }
        return name.startsWith("mac")
                ? user.map(folder ->
                        folder.resolve("Library").resolve("Application Support").resolve("Easel"))
                : user.map(folder -> folder.resolve(".local").resolve("state").resolve("easel"));
    }

    private static Optional<Path> absolute(Optional<String> folder) {
        try {
            return folder.filter(text -> !text.isBlank()).map(Path::of).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
