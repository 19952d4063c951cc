package dev.easel.cli.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The program that shows files to the user: the system's, or the one that a variable names. */
final class Viewer {
    static final String VARIABLE = "EASEL_VIEWER";

    private final Function<String, Optional<String>> variables;
    private final String system;

    Viewer(Function<String, Optional<String>> variables) {
        this(variables, System.getProperty("os.name", ""));
    }

    Viewer(Function<String, Optional<String>> variables, String system) {
        this.variables = variables;
        this.system = system.toLowerCase(Locale.ROOT);
    }

    /** Starts the program and does not wait for it; returns the problem if it cannot be started. */
    Optional<String> open(Path file) {
        List<String> command = new ArrayList<>(command());
        if (command.isEmpty()) {
            return Optional.of("there is no display; " + VARIABLE + " can name a program that shows files.");
        }
        command.add(file.toAbsolutePath().normalize().toString());
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("'" + command.get(0) + "' could not be started; " + VARIABLE
                    + " can name another program that shows files.");
        }
    }

    /** Returns the words before the file's name; empty where nothing can be shown. */
    List<String> command() {
        Optional<String> chosen = variable(VARIABLE);
        if (chosen.isPresent()) {
            return Arrays.asList(chosen.get().strip().split("\\s+"));
        }
        if (system.startsWith("windows")) {
            // Unlike start, it takes a name with & in it as a name.
            return List.of("rundll32", "url.dll,FileProtocolHandler");
        }
        if (system.startsWith("mac")) {
            return List.of("open");
        }
        boolean display =
                variable("DISPLAY").isPresent() || variable("WAYLAND_DISPLAY").isPresent();
        return display ? List.of("xdg-open") : List.of();
    }

    private Optional<String> variable(String name) {
        return variables.apply(name).filter(text -> !text.isBlank());
    }
}
