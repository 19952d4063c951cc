package dev.easel.cli.runtime;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The program that shows files and pages to the user: the system's, or the one that a variable names. */
final class Viewer {
    static final String VARIABLE = "EASEL_VIEWER";

    /** The usual variable for a browser; it may hold several, the first of which is taken. */
    static final String BROWSER = "BROWSER";

    /** Where the page stands in that variable, if not at the end. */
    private static final String PLACE = "%s";

    private static final String DETACHING = "setsid";

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
        return start(
                command(),
                file.toAbsolutePath().normalize().toString(),
                VARIABLE + " can name a program that shows files");
    }

    /** Does the same with a page and the browser. */
    Optional<String> open(URI page) {
        return start(detached(browser()), page.toString(), BROWSER + " can name a browser");
    }

    /**
     * Returns a command that the terminal's Ctrl-C does not end, as it would end everything that is started from it: the user
     * stops this program, and not the browser with all its pages. Only Linux has the command for it.
     */
    private List<String> detached(List<String> program) {
        if (program.isEmpty() || !system.startsWith("linux") || !isFound(program.get(0)) || !isFound(DETACHING)) {
            return program;
        }
        List<String> command = new ArrayList<>(List.of(DETACHING));
        command.addAll(program);
        return command;
    }

    private boolean isFound(String program) {
        return program.contains(File.separator)
                ? Files.isExecutable(Path.of(program))
                : Stream.of(variable("PATH").orElse("").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Optional<String> start(List<String> program, String shown, String hint) {
        if (program.isEmpty()) {
            return Optional.of("there is no display; " + hint + ".");
        }
        List<String> command = new ArrayList<>(program);
        command.replaceAll(word -> word.replace(PLACE, shown));
        if (command.equals(program)) {
            command.add(shown);
        }
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("'" + command.get(0) + "' could not be started; " + hint + ".");
        }
    }

    /** Returns the words of the program that shows pages; empty where nothing can be shown. */
    List<String> browser() {
        return variable(BROWSER)
                .map(programs -> programs.split(File.pathSeparator)[0])
                .filter(program -> !program.isBlank())
                .map(program -> Arrays.asList(program.strip().split("\\s+")))
                .orElseGet(this::command);
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
